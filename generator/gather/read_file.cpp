#include "gather/read_file.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "base/hash.h"
#include "base/text.h"

#include "gather/estimate_file.h"
#include "gather/front_matter.h"
#include "gather/location_hours.h"
#include "model/addresses.h"
#include "model/booking.h"
#include "model/fields.h"

namespace praxis {

namespace {

constexpr std::size_t most_data_bytes = 1024 * 1024;
// Larger files are not even read; of smaller ones it can be said where they pass their limit.
constexpr std::size_t most_read_bytes = 4 * most_data_bytes;

class FileReader {
public:
    FileReader(const ContentFile& file, const Config& config, Diagnostics& diagnostics,
               ReadFile& result, bool clean)
        : file_(file),
          config_(config),
          diagnostics_(diagnostics),
          result_(result),
          clean_(clean) {}

    void read() {
        switch (file_.kind) {
            case Kind::home: article<Home>(); break;
            case Kind::treatment: article<Treatment>(); break;
            case Kind::treatment_area: article<TreatmentArea>(); break;
            case Kind::aftercare: article<Aftercare>(); break;
            case Kind::area: article<Area>(); break;
            case Kind::concern: article<Concern>(); break;
            case Kind::practitioner: article<Practitioner>(); break;
            case Kind::location: article<Location>(); break;
            case Kind::journal: article<Article>(); break;
            case Kind::page: article<PlainPage>(); break;
            case Kind::faq: questions(); break;
            case Kind::reference: references(); break;
            case Kind::estimate: estimate(); break;
            case Kind::site: break;
        }
    }

private:
    const Source& source() const { return *result_.source; }

    Diagnostic& say(std::string_view rule, Span where, std::string message) {
        return diagnostics_.error(rule, Place::in(source(), where), std::move(message));
    }

    const Text* keep(Text text) {
        if (!text.parsed) result_.whole = false;
        result_.texts.push_back(std::make_shared<Text>(std::move(text)));
        return result_.texts.back().get();
    }

    template <class T>
    void article() {
        T entry;
        entry.id = file_.id;
        entry.source = &source();
        // The entry exists however little of it can be read: names elsewhere that mean it are right.
        Diagnostics unsaid;  // no front matter in a file of another encoding is no news
        const auto parts = split_front_matter(source(), clean_ ? diagnostics_ : unsaid);
        entry.damaged = true;
        if (parts && is_clean(parts->fields)) {
            const auto fields = parse_toml(source(), parts->fields, diagnostics_);
            if (fields) {
                entry.damaged = fields->damaged;
                read_fields(source(), *fields, schema_of(file_.kind), &entry, &entry.places,
                            diagnostics_);
                finish(entry, *fields);
            }
        }
        if (entry.damaged) result_.whole = false;
        if (parts)
            entry.text = keep(parse_markdown(
                words_at(parts->body),
                {&source(), parts->body, true, clean_ ? Characters::clean : Characters::faulty},
                config_.raw_html, diagnostics_));
        else
            entry.text = keep(unread_text());
        result_.entry = std::move(entry);
    }

    static Text unread_text() {
        Text text;
        text.parsed = false;
        return text;
    }

    std::string_view words_at(Span part) const {
        return std::string_view(source().text()).substr(part.begin, part.end - part.begin);
    }

    /// A character that no text may hold spoils only the part of the file in which it stands.
    bool is_clean(Span part) const { return clean_ || !has_forbidden_characters(words_at(part)); }

    /// Of a required key: where it was left empty, else the start of the file.
    static Span place_of_missing(const TomlValue& fields, std::string_view key) {
        const TomlEntry* left_empty = fields.find(key);
        return left_empty ? left_empty->key_where : Span{0, 0};
    }

    void finish(Entry& entry, const TomlValue&) {
        if (entry.publish && entry.expires && *entry.expires <= *entry.publish)
            diagnostics_.error("expires-before-publish", entry.where("expires"),
                               "it expires on " + entry.expires->iso() +
                                   ", not after it is published on " + entry.publish->iso())
                .with_hint("give a later date for expires");
    }

    void finish(Article& article, const TomlValue& fields) {
        finish(static_cast<Entry&>(article), fields);
        if (article.has("date") && article.expires && *article.expires <= article.date)
            diagnostics_.error("expires-before-publish", article.where("expires"),
                               "it expires on " + article.expires->iso() +
                                   ", not after its date, " + article.date.iso())
                .with_hint("give a later date for expires");
    }

    void finish(Treatment& treatment, const TomlValue& fields) {
        finish(static_cast<Entry&>(treatment), fields);
        settle_booking(treatment.booking, treatment.places, source(), diagnostics_);
    }

    void finish(Location& location, const TomlValue& fields) {
        finish(static_cast<Entry&>(location), fields);
        settle_booking(location.booking, location.places, source(), diagnostics_);
        read_location_hours(location, diagnostics_);
    }

    void finish(Practitioner& practitioner, const TomlValue& fields) {
        finish(static_cast<Entry&>(practitioner), fields);
        settle_booking(practitioner.booking, practitioner.places, source(), diagnostics_);
        const JurisdictionRules& rules = rules_of(config_.jurisdiction);
        if (!rules.register_required || fields.damaged) return;
        for (const std::string_view key : {"register", "register_number"})
            if (!practitioner.has(key))
                say("missing-registration", place_of_missing(fields, key),
                    in_quotes(key) + (fields.find(key) ? " is empty; in " : " is missing; in ") +
                        std::string(rules.name) + " a practitioner is on a register")
                    .with_hint("write " + std::string(key) + " = \"…\"");
    }

    std::optional<TomlValue> data(Diagnostics& said) {
        if (!clean_) return std::nullopt;
        if (source().text().size() > most_data_bytes) {
            said.error("file-too-large", Place::in(source(), {most_data_bytes, most_data_bytes}),
                       "this file passes 1 MiB here")
                .with_hint("split it");
            return std::nullopt;
        }
        return parse_toml(source(), {0, static_cast<std::uint32_t>(source().text().size())},
                          said);
    }

    void lose() { result_.whole = false; }

    void questions() {
        FaqTopic topic;
        topic.id = file_.id;
        topic.source = &source();
        Diagnostics found;
        const auto fields = data(found);
        if (fields)
            read_fields(source(), *fields, schema_of(Kind::faq), &topic, &topic.places, found);
        // An id that is not there was perhaps refused, or misspelt, or taken from such a text.
        const bool all_named = std::all_of(
            topic.questions.begin(), topic.questions.end(),
            [](const Question& question) { return !question.id.empty(); });
        topic.incomplete = !fields || fields->damaged ||
                           (found.has_errors() && (topic.questions.empty() || !all_named));
        diagnostics_.join(std::move(found));
        if (!fields) lose();
        if (topic.title.empty()) topic.title = in_words(file_.id);
        std::set<std::string> ids;
        for (Question& question : topic.questions) {
            question.source = &source();
            if (question.id.empty()) question.id = id_from(question.question);
            question.answer = keep(answer(question.written_answer));
            if (!question.question.empty() && !ids.insert(question.id).second)
                say("duplicate-id", question.id_where.end ? question.id_where : question.where,
                    "another question here has the id " + in_quotes(question.id))
                    .with_hint("give it an id of its own");
        }
        result_.entry = std::move(topic);
    }

    // Latin letters that are more than a letter and a mark.
    static std::string in_plain_latin(std::string text) {
        static constexpr std::pair<std::string_view, std::string_view> letters[] = {
            {"ł", "l"}, {"ø", "o"}, {"æ", "ae"}, {"œ", "oe"},
            {"đ", "d"}, {"ð", "d"}, {"þ", "th"}, {"ı", "i"}};
        for (const auto& [letter, plain] : letters) text = replaced(text, letter, plain);
        return text;
    }

    // What a question says is its id. Where the id cannot say all of it, for the question is long
    // or in other letters than an id has, it ends with a hash, so that two of them differ, and
    // neither depends on where they stand.
    static std::string id_from(std::string_view question) {
        constexpr std::size_t hash_digits = 8;
        std::string id;
        const std::string folded = in_plain_latin(folded_for_search(question));
        // A heading's name keeps letters of every script, and nothing else.
        const std::string letters = heading_slug(folded);
        const bool says_all = std::all_of(letters.begin(), letters.end(), [](char c) {
            return static_cast<unsigned char>(c) < 0x80;
        });
        for (const char c : folded) {
            const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (plain)
                id += c;
            else if (!id.empty() && id.back() != '-' && (c == ' ' || c == '-'))
                id += '-';
        }
        while (id.ends_with('-')) id.pop_back();
        if (says_all && !id.empty() && id.size() <= 64) return id;
        const std::size_t most = 64 - hash_digits - 1;
        if (id.size() > most) id.resize(std::min(most, id.rfind('-', most)));
        while (id.ends_with('-')) id.pop_back();
        return (id.empty() ? "question" : id) + '-' +
               content_hash(trimmed(question)).substr(0, hash_digits);
    }

    Text answer(const Located<std::string>& written) {
        const Span where = written.where;
        TextOrigin origin{&source(), where, false};
        origin.places = places_in_string(source(), where, written.value);
        Text text = parse_markdown(written.value, origin, config_.raw_html, diagnostics_);
        for (const Hole& hole : text.holes)
            if (hole.kind == HoleKind::block)
                say("misplaced-block", hole.where,
                    "an answer cannot show the block " + in_quotes(hole.name))
                    .with_hint("link to the page that shows it");
        return text;
    }

    void references() {
        const auto fields = data(diagnostics_);
        if (!fields) return lose();  // whoever looks for a reference is told nothing more
        result_.damaged = fields->damaged;
        std::vector<Reference> list;
        for (const TomlEntry& entry : fields->entries) {
            if (!is_id(entry.key)) {
                result_.damaged = true;
                say("malformed-id", entry.key_where, in_quotes(entry.key) + " cannot be an id")
                    .with_hint("use small letters a–z, digits and single hyphens, at most 64");
                continue;
            }
            if (is_left_empty(entry.value)) continue;
            if (entry.value.type != TomlValue::Type::table) {
                say("wrong-type", entry.value.where,
                    "a reference is a table, not " + std::string(entry.value.type_in_words()))
                    .with_hint("write [" + entry.key + "] and its fields below");
                continue;
            }
            Reference& reference = list.emplace_back();
            reference.id = entry.key;
            reference.source = &source();
            reference.where = entry.key_where;
            read_reference(entry, reference);
        }
        std::sort(list.begin(), list.end(),
                  [](const Reference& a, const Reference& b) { return a.id < b.id; });
        result_.entry = std::move(list);
    }

    void read_reference(const TomlEntry& entry, Reference& reference) {
        FieldPlaces places;
        read_named_fields(source(), entry, schema_of(Kind::reference), &reference, &places,
                          diagnostics_);
        const auto place = [&](std::string_view key) {
            for (const FieldPlace& given : places)
                if (given.key == key) return given.where;
            return entry.key_where;
        };
        if (!is_given(places, "title") && !is_given(places, "doi") && !is_given(places, "pmid") &&
            !entry.value.damaged)
            say("reference-without-title", place_of_missing(entry.value, "title"),
                in_quotes(reference.id) + " has neither title nor doi nor pmid")
                .with_hint("copy the title from the source; never guess it");
        // What is offered is taken from what was written: another study's number could be published.
        if (!reference.doi.empty() && !is_doi(reference.doi)) {
            const std::string bare =
                reference.doi.substr(std::min(reference.doi.size(), reference.doi.find("10.")));
            say("malformed-doi", place("doi"), in_quotes(reference.doi) + " is not a DOI")
                .with_hint(is_doi(bare)
                               ? "write it without what stands before it: " + in_quotes(bare)
                               : "copy it from the article: it begins with 10. and four "
                                 "digits or more, and then has a /");
        }
        warn_of_credentials(reference.url, Place::in(source(), place("url")), diagnostics_);
        if (!reference.pmid.empty() && !is_pmid(reference.pmid)) {
            const std::string bare = reference.pmid.substr(
                std::min(reference.pmid.size(), reference.pmid.find_first_of("0123456789")));
            say("malformed-pmid", place("pmid"),
                in_quotes(reference.pmid) + " is not a PubMed number")
                .with_hint(is_pmid(bare) ? "write its digits only: " + in_quotes(bare)
                                         : "write its digits only, at most nine");
        }
    }

    static bool is_pmid(std::string_view pmid) {
        return !pmid.empty() && pmid.size() <= 9 &&
               pmid.find_first_not_of("0123456789") == std::string_view::npos;
    }

    static bool is_doi(std::string_view doi) {
        const std::size_t slash = doi.find('/');
        if (!doi.starts_with("10.") || slash == std::string_view::npos || slash < 7 ||
            slash + 1 == doi.size() || doi.size() > 300)
            return false;
        return std::all_of(doi.begin(), doi.end(), [](char c) {
            return c > 0x20 && c < 0x7F && c != '"' && c != '<' && c != '>' && c != '\\';
        });
    }

    void estimate() {
        auto estimate = std::make_shared<Estimate>();
        estimate->source = &source();
        Diagnostics found;
        if (const auto fields = data(found)) read_estimate(source(), *fields, *estimate, found);
        if (!estimate->bound || !clean_ || found.has_errors()) lose();
        diagnostics_.join(std::move(found));
        result_.entry = std::shared_ptr<const Estimate>(std::move(estimate));
    }

    const ContentFile& file_;
    const Config& config_;
    Diagnostics& diagnostics_;
    ReadFile& result_;
    bool clean_;  // false: it holds characters that no text may hold, which has been said
};

}  // namespace

ReadFile read_content_file(const ContentFile& file, const Config& config, const Disk& disk,
                           Diagnostics& diagnostics) {
    ReadFile result;
    auto text = disk.read(config.site + "/" + file.path, most_read_bytes, Known::listed_as_file);
    bool clean = false;
    if (text) {
        result.source = std::make_shared<const Source>(file.path, std::move(*text));
        clean = check_characters(*result.source, diagnostics);
    } else {
        if (text.failure().kind == DiskFailure::Kind::too_large)
            diagnostics
                .error("file-too-large", Place::file(file.path), "this file is larger than 4 MiB")
                .with_hint("split it; if it is no text, it does not belong here");
        else
            diagnostics.machine_fault(file.path, "cannot be read: " + text.failure().reason);
        result.source = std::make_shared<const Source>(file.path, std::string());
    }
    FileReader(file, config, diagnostics, result, clean).read();
    return result;
}

}  // namespace praxis
