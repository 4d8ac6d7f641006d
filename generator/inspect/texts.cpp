#include "inspect/texts.h"

#include <algorithm>

#include "markup/toml.h"

namespace praxis {

namespace {

class TextCollector {
public:
    explicit TextCollector(const Site& site) : site_(site) {}

    std::vector<WrittenText> collect() {
        const Clinic& clinic = site_.clinic;
        texts_.reserve(3 * site_.texts.size());  // most have a title and a summary
        if (clinic.home) {
            add(*clinic.home, {}, nullptr);
            WrittenText lead;
            lead.source = clinic.home->source;
            add_plain(lead, *clinic.home, "lead", clinic.home->lead);
        }
        for (const Treatment& treatment : clinic.treatments) folder(treatment);
        for (const Area& area : clinic.areas) add(area, {nullptr, &area, nullptr}, nullptr);
        for (const Concern& concern : clinic.concerns)
            add(concern, {nullptr, nullptr, &concern}, nullptr);
        for (const Practitioner& person : clinic.team) add(person, {}, nullptr);
        for (const Location& location : clinic.locations) add(location, {}, nullptr);
        for (const Article& article : clinic.journal)
            add(article, {only(article.treatments), nullptr, nullptr}, nullptr);
        for (const PlainPage& page : clinic.pages) add(page, {}, nullptr);
        for (const FaqTopic& topic : clinic.faq) questions(topic, nullptr, false);
        return std::move(texts_);
    }

private:
    template <class Thing>
    static const Thing* only(const std::vector<RefTo<Thing>>& list) {
        return list.size() == 1 ? list.front().to : nullptr;
    }

    void folder(const Treatment& treatment) {
        const PageSubject subject{&treatment, nullptr, nullptr};
        const bool draft = is_draft(treatment);
        add(treatment, subject, &treatment);
        notes(treatment, subject, draft);
        for (const TreatmentArea& on : treatment.area_texts) {
            const Area* area = nullptr;
            for (const TreatmentArea& live : treatment.on_areas)
                if (live.id == on.id) area = live.area;
            add(on, {&treatment, area, nullptr}, &treatment, draft);
        }
        if (treatment.aftercare) add(*treatment.aftercare, subject, &treatment, draft);
        if (treatment.faq) questions(*treatment.faq, &treatment, draft);
    }

    void notes(const Treatment& treatment, const PageSubject& subject, bool draft) {
        if (!treatment.source || treatment.visibility == Visibility::expired) return;
        WrittenText note;
        note.source = treatment.source;
        note.subject = subject;
        note.draft = draft;
        add_plain(note, treatment, "price_note", treatment.price_note);
        add_plain(note, treatment, "anaesthesia", treatment.anaesthesia);
        if (!treatment.estimate) return;
        note.source = treatment.estimate->source;
        note.has_values = false;
        for (const EstimateRule& rule : treatment.estimate->rules) {
            if (rule.note.empty()) continue;
            note.words = rule.note;
            // Behind its `[[rule]]`; with escapes in it, it is placed there.
            find_in(note, {rule.where.begin, static_cast<std::uint32_t>(note.source->text().size())});
            if (!note.verbatim) note.whole = rule.where;
            texts_.push_back(note);
        }
    }

    bool is_draft(const Entry& entry) const { return entry.draft && !site_.settings().drafts; }

    void add(const Entry& entry, const PageSubject& subject, const Treatment* folder,
             bool draft = false) {
        if (!entry.source || entry.visibility == Visibility::expired) return;
        WrittenText written;
        written.source = entry.source;
        written.text = entry.text;
        written.subject = subject;
        written.folder = folder;
        written.draft = draft || is_draft(entry);
        add_plain(written, entry, "title", entry.title);
        add_plain(written, entry, "summary", entry.summary);
        const std::string_view all = entry.source->text();
        written.offset = body_of(all);
        written.words = all.substr(written.offset);
        if (!written.words.empty()) texts_.push_back(std::move(written));
    }

    // A sentence in the front matter: no values, no excuses.
    void add_plain(WrittenText text, const Entry& entry, std::string_view key,
                   const std::string& words) {
        if (words.empty() || !entry.has(key)) return;
        text.words = words;
        text.has_values = false;
        stand_in_value(text, entry.where(key).span);
        texts_.push_back(std::move(text));
    }

    // Behind the second line `+++`.
    static std::uint32_t body_of(std::string_view text) {
        int fences = 0;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find('\n', at), text.size());
            std::string_view line = text.substr(at, end - at);
            if (at == 0 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
            while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r'))
                line.remove_suffix(1);
            at = end + 1;
            if (line == "+++" && ++fences == 2)
                return static_cast<std::uint32_t>(std::min(at, text.size()));
        }
        return static_cast<std::uint32_t>(text.size());
    }

    // `where`: the value, with its quotes.
    static void stand_in_value(WrittenText& text, Span where) {
        find_in(text, where);
        if (!text.verbatim)
            text.places = places_in_string(*text.source, where, std::string(text.words));
    }

    static void find_in(WrittenText& text, Span where) {
        const std::string_view raw =
            std::string_view(text.source->text()).substr(where.begin, where.end - where.begin);
        const std::size_t at = raw.find(text.words);
        text.whole = where;
        text.verbatim = at != std::string_view::npos;
        if (text.verbatim) text.offset = where.begin + static_cast<std::uint32_t>(at);
    }

    void questions(const FaqTopic& topic, const Treatment* folder, bool draft) {
        for (const Question& question : topic.questions) {
            WrittenText written;
            written.source = question.source;
            written.text = question.answer;
            written.words = question.written_answer.value;
            written.question = question.question;
            written.folder = folder;
            written.draft = draft;
            written.subject = {folder ? folder : only(question.treatments), only(question.areas),
                               only(question.concerns)};
            stand_in_value(written, question.written_answer.where);
            if (!written.words.empty()) texts_.push_back(std::move(written));
        }
    }

    const Site& site_;
    std::vector<WrittenText> texts_;
};

}  // namespace

std::vector<WrittenText> written_texts(const Site& site) { return TextCollector(site).collect(); }

}  // namespace praxis
