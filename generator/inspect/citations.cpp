#include "inspect/citations.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <unordered_map>

#include "base/parallel.h"
#include "base/text.h"
#include "inspect/excuses.h"
#include "inspect/names.h"
#include "inspect/prose.h"
#include "inspect/quantities.h"
#include "inspect/reading.h"
#include "inspect/texts.h"

namespace praxis {

namespace {

using Cited = std::vector<const Reference*>;

// Where a study looked at the face, it looked at the cheeks; where at the cheeks, at some of the face.
bool covers(const Area* studied, const Area* area) {
    for (const Area* up = area; up; up = up->parent ? up->parent->to : nullptr)
        if (up == studied) return true;
    for (const Area* up = studied; up; up = up->parent ? up->parent->to : nullptr)
        if (up == area) return true;
    return false;
}

template <class Thing>
std::vector<std::string> titles(const std::vector<RefTo<Thing>>& things) {
    std::vector<std::string> words;
    for (const auto& thing : things)
        words.push_back(lower_cased(thing.to ? thing.to->title : in_words(thing.id)));
    return words;
}

std::string place_of(const Reference& reference) {
    return fmt::format("{}:{}", reference.source->path(),
                       reference.source->line_column(reference.where.begin).line);
}

class CitationChecker {
public:
    CitationChecker(const WrittenText& text, const Names& names, const CurrencyWords& currency,
                    const Site& site, Diagnostics& diagnostics)
        : text_(text),
          reading_(text.words, text.question, names, currency),
          site_(site),
          english_(site.settings().language.starts_with("en")),
          diagnostics_(diagnostics) {}

    void run() {
        for (std::size_t block = 0; block < reading_.blocks().size(); ++block)
            if (reading_.bytes(block).find("[@") != std::string_view::npos) check(block);
    }

private:
    void check(std::size_t block) {
        const ReadBlock& read = reading_.read(block);
        for (const auto& [begin, end] : read.sentences) {
            Cited all;
            for (std::size_t at = begin; at < end; ++at) {
                if (read.words[at].kind != WordKind::citation) continue;
                const Cited cited = cited_at(read.words[at]);
                for (const Reference* reference : cited)
                    check_scope(*reference, read, begin, end, block, read.words[at]);
                all.insert(all.end(), cited.begin(), cited.end());
            }
            if (!all.empty() && english_) check_numbers(read, begin, end, all);
        }
    }

    Cited cited_at(const Word& word) const {
        Cited cited;
        std::string_view inside = text_.words.substr(word.begin, word.end - word.begin);
        for (std::size_t at = inside.find('@'); at != std::string_view::npos;
             at = inside.find('@', at + 1)) {
            const std::size_t end = std::min(inside.find_first_of(" ;]", at), inside.size());
            const auto found = site_.references.find(std::string(inside.substr(at + 1, end - at - 1)));
            if (found != site_.references.end()) cited.push_back(found->second);
        }
        return cited;
    }

    // What the section is about: the nearest heading that names one, else the page.
    template <class Thing>
    std::vector<const Thing*> section(std::size_t block, std::vector<const Thing*> Named::*named,
                                      const Thing* page) {
        for (const ReadBlock* heading : reading_.headings(block)) {
            const Named above = ProseReading::named(*heading, 0, heading->words.size());
            if (!(above.*named).empty()) return above.*named;
        }
        return page ? std::vector<const Thing*>{page} : std::vector<const Thing*>{};
    }

    void check_scope(const Reference& reference, const ReadBlock& read, std::size_t begin,
                     std::size_t end, std::size_t block, const Word& word) {
        const Named here = ProseReading::named(read, begin, end);
        const auto area_studied = [&](const Area* area) {
            return std::any_of(
                reference.studied_areas.begin(), reference.studied_areas.end(),
                [&](const RefTo<Area>& studied) { return covers(studied.to, area); });
        };
        const auto concern_studied = [&](const Concern* concern) {
            return std::any_of(
                reference.studied_concerns.begin(), reference.studied_concerns.end(),
                [&](const RefTo<Concern>& studied) { return studied.to == concern; });
        };
        const auto areas = section(block, &Named::areas, text_.subject.area);
        // A sentence that names what was studied says itself how far it goes.
        if (!reference.studied_areas.empty() && !areas.empty() &&
            std::none_of(areas.begin(), areas.end(), area_studied) &&
            std::none_of(here.areas.begin(), here.areas.end(), area_studied))
            return say_scope(reference, lower_cased(areas.front()->title), "the ",
                             titles(reference.studied_areas), word);
        const auto concerns = section(block, &Named::concerns, text_.subject.concern);
        if (!reference.studied_concerns.empty() && !concerns.empty() &&
            std::none_of(concerns.begin(), concerns.end(), concern_studied) &&
            std::none_of(here.concerns.begin(), here.concerns.end(), concern_studied))
            say_scope(reference, lower_cased(concerns.front()->title), "",
                      titles(reference.studied_concerns), word);
    }

    void say_scope(const Reference& reference, const std::string& about, std::string_view article,
                   std::vector<std::string> studied, const Word& word) {
        for (std::string& name : studied) name.insert(0, article);
        say_or_excuse(diagnostics_, text_.text, Severity::warning, "citation-out-of-scope",
                      Place::in(*text_.source, text_.span(word.begin, word.end)),
                      fmt::format("this section is about {}{}; {} studied {} ({})", article, about,
                                  reference.id, listed(studied), place_of(reference)),
                      fmt::format("cite a study of {}{}, or name {} in the sentence", article, about,
                                  listed(studied)));
    }

    void check_numbers(const ReadBlock& read, std::size_t begin, std::size_t end,
                       const Cited& cited) {
        for (std::size_t at = begin; at < end;) {
            const auto quantity = quantity_at(read.words, at, begin, end);
            if (!quantity) {
                ++at;
                continue;
            }
            at = quantity->end;
            if (quantity->money || !quantity->single() || quantity->lo % 100 != 0 ||
                quantity->bound != Quantity::Bound::exact || quantity->about)
                continue;
            check_participants(read, begin, end, *quantity, cited);
            check_sessions(read, begin, end, *quantity, cited);
        }
    }

    // Only of the whole group: "a trial of 40 people", "gave 46 people", "40 people took part".
    void check_participants(const ReadBlock& read, std::size_t begin, std::size_t end,
                            const Quantity& quantity, const Cited& cited) {
        const Words& words = read.words;
        std::size_t noun = quantity.end;
        while (noun < end && noun < quantity.end + 3 &&
               is_one_of(words[noun].text, "adult healthy female male young other older such british"))
            ++noun;
        if (noun >= end || !is_one_of(words[noun].text,
                                      "people participants patients women men volunteers adults "
                                      "subjects tattoos"))
            return;
        bool group = false;
        static constexpr std::string_view study =
            "trial study cohort review series experiment analysis group sample";
        static constexpr std::string_view took =
            "gave followed enrolled included recruited treated had asked studied involved randomised "
            "randomized compared examined covered";
        for (std::size_t at = quantity.first; at > begin && at + 4 > quantity.first; --at)
            group |= is_one_of(words[at - 1].text, study) || is_one_of(words[at - 1].text, took);
        for (std::size_t at = noun + 1; at < std::min(noun + 4, end); ++at)
            group |= is_one_of(words[at].text, "took part enrolled recruited");
        const auto number = static_cast<int>(quantity.lo / 100);
        const auto fits = [&](int count) {
            return std::any_of(cited.begin(), cited.end(), [&](const Reference* reference) {
                return !reference->participants || *reference->participants == count;
            });
        };
        if (fits(number)) return;
        // Beside the whole group's number a smaller one is a part of it.
        for (std::size_t at = begin; at < end; ++at)
            if (words[at].kind == WordKind::number && fits(static_cast<int>(words[at].hundredths / 100)))
                return;
        const bool more = std::all_of(cited.begin(), cited.end(), [&](const Reference* reference) {
            return *reference->participants < number;
        });
        if (!group && !more) return;
        say_number(words, quantity.first, noun + 1, *cited.front(), *cited.front()->participants,
                   "participants");
    }

    // "everyone had three sessions", not "by the tenth session" or "after 10 sessions".
    void check_sessions(const ReadBlock& read, std::size_t begin, std::size_t end,
                        const Quantity& quantity, const Cited& cited) {
        const Words& words = read.words;
        std::size_t noun = quantity.end;
        while (noun < end && noun < quantity.end + 3 &&
               (words[noun].is_mark("-") ||
                is_one_of(words[noun].text, "monthly weekly fortnightly needling laser treatment")))
            ++noun;
        if (noun >= end || !is_one_of(words[noun].text, "sessions treatments")) return;
        if (quantity.first > begin &&
            is_one_of(words[quantity.first - 1].text,
                      "after by within first last every until before than further more of average"))
            return;
        const auto number = static_cast<int>(quantity.lo / 100);
        for (const Reference* reference : cited)
            if (!reference->sessions || *reference->sessions == number) return;
        for (std::size_t at = begin; at < end; ++at)
            if (is_one_of(words[at].text, "some others half average mean median control or")) return;
        say_number(words, quantity.first, noun + 1, *cited.front(), *cited.front()->sessions,
                   "sessions");
    }

    void say_number(const Words& words, std::size_t begin, std::size_t end,
                    const Reference& reference, int count, std::string_view noun) {
        const Span span = text_.span(words[begin].begin, words[end - 1].end);
        const std::string_view said =
            text_.words.substr(words[begin].begin, words[end - 1].end - words[begin].begin);
        say_or_excuse(diagnostics_, text_.text, Severity::warning, "citation-number",
                      Place::in(*text_.source, span),
                      fmt::format("the text says {}; {} had {} {} ({})", printable(said),
                                  reference.id, count, noun, place_of(reference)),
                      fmt::format("write {}, or mend studied.{}", count, noun));
    }

    const WrittenText& text_;
    ProseReading reading_;
    const Site& site_;
    bool english_;
    Diagnostics& diagnostics_;
};

}  // namespace

void check_citations(const Site& site, Diagnostics& diagnostics) {
    const Names names(site.clinic);
    const CurrencyWords currency = words_of_currency(site.settings().currency);
    const std::vector<WrittenText> texts = written_texts(site);
    for_each_index(texts.size(), site.settings().jobs, diagnostics,
                   [&](std::size_t index, std::size_t, Diagnostics& said) {
                       const WrittenText& text = texts[index];
                       if (text.words.find("[@") != std::string_view::npos)
                           CitationChecker(text, names, currency, site, said).run();
                   });
}

}  // namespace praxis
