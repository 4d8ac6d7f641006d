#include "inspect/citations.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

#include "base/parallel.h"
#include "base/text.h"
#include "inspect/names.h"
#include "inspect/prose.h"
#include "inspect/quantities.h"
#include "inspect/reading.h"
#include "inspect/texts.h"

namespace praxis {

namespace {

using Cited = std::vector<const Reference*>;

// Where a study looked at the face, it looked at the cheeks; where at the cheeks, at some of the
// face.
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
            const auto found =
                site_.references.find(std::string(inside.substr(at + 1, end - at - 1)));
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
            return studied(reference.studied_concerns, concern);
        };
        const auto treatment_studied = [&](const Treatment* treatment) {
            return studied(reference.studied_treatments, treatment);
        };
        Scope scope{*this, reference, word, denies(read, begin, end)};
        scope.check("the ", reference.studied_areas,
                    section(block, &Named::areas, text_.subject.area), here.areas, area_studied);
        scope.check("", reference.studied_concerns,
                    section(block, &Named::concerns, text_.subject.concern),
                    tells_of_harm(read, begin, end) ? std::vector<const Concern*>{} : here.concerns,
                    concern_studied);
        if (here.foreign_treatments.empty())
            scope.check("", reference.studied_treatments,
                        section(block, &Named::treatments, text_.subject.treatment),
                        here.treatments, treatment_studied);
    }

    template <class Thing>
    static bool studied(const std::vector<RefTo<Thing>>& things, const Thing* thing) {
        return std::any_of(things.begin(), things.end(),
                           [&](const RefTo<Thing>& studied) { return studied.to == thing; });
    }

    // "No trial looked at the hands", "unlike the hands".
    static bool denies(const ReadBlock& read, std::size_t begin, std::size_t end) {
        static const WordSet words(
            "no not nobody none never without unlike than only nor neither but "
            "whereas although though while besides elsewhere else");
        for (std::size_t at = begin; at < end; ++at)
            if (words.has(read.words[at].text)) return true;
        return false;
    }

    // "Dark marks appeared afterwards": what came of it, not what was treated.
    static bool tells_of_harm(const ReadBlock& read, std::size_t begin, std::size_t end) {
        static const WordSet words(
            "afterwards appear appears appeared develop develops developed complication "
            "complications adverse reaction reactions risk risks");
        for (std::size_t at = begin; at < end; ++at)
            if (words.has(read.words[at].text) ||
                (at > begin && read.words[at].stem == "effect" && read.words[at - 1].is("side")))
                return true;
        return false;
    }

    /// One citation and what it was studied for; says at most one thing.
    struct Scope {
        CitationChecker& checker;
        const Reference& reference;
        const Word& word;
        bool denied = false;
        bool said = false;

        /// `section` is what the section is about, `named` what the sentence names.
        template <class Thing, class IsStudied>
        void check(std::string_view article, const std::vector<RefTo<Thing>>& studied,
                   const std::vector<const Thing*>& section, const std::vector<const Thing*>& named,
                   const IsStudied& is_studied) {
            if (said || studied.empty()) return;
            // A sentence that names what was studied says itself how far it goes.
            if (std::any_of(named.begin(), named.end(), is_studied)) return;
            const bool strays = !named.empty() && !denied;
            const bool strange =
                !section.empty() && std::none_of(section.begin(), section.end(), is_studied);
            if (!strays && !strange) return;
            said = true;
            checker.say_scope(reference, strays ? "sentence" : "section",
                              lower_cased((strays ? named : section).front()->title), article,
                              titles(studied), word);
        }
    };

    void say_scope(const Reference& reference, std::string_view what, const std::string& about,
                   std::string_view article, std::vector<std::string> studied, const Word& word) {
        for (std::string& name : studied) name.insert(0, article);
        diagnostics_
            .add(Severity::warning, "citation-out-of-scope",
                 Place::in(*text_.source, text_.span(word.begin, word.end)),
                 fmt::format("this {} is about {}{}; {} studied {} ({})", what, article, about,
                             reference.id, listed(studied), place_of(reference)))
            .with_hint(fmt::format("cite a study of {}{}, or name {} in the sentence", article,
                                   about, listed(studied)));
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
            if (quantity->money || !quantity->single() || quantity->lo % 100 != 0) continue;
            check_participants(read, begin, end, *quantity, cited);
            check_sessions(read, begin, end, *quantity, cited);
        }
    }

    /// Whether a number in the text may be said of a study that had `count`.
    static bool agrees(const Quantity& quantity, int count) {
        const std::int64_t had = count * 100;
        switch (quantity.bound) {
            case Quantity::Bound::more_than: return had > quantity.lo;
            case Quantity::Bound::less_than: return had < quantity.lo;
            case Quantity::Bound::at_least: return had >= quantity.lo;
            case Quantity::Bound::at_most: return had <= quantity.lo;
            case Quantity::Bound::exact: break;
        }
        const std::int64_t slack = quantity.about ? had / 10 : 0;
        return quantity.lo >= had - slack && quantity.lo <= had + slack;
    }

    enum class Held : std::uint8_t { agrees, differs, unknown };

    /// Of several studies one that agrees is enough, and one whose number is not known leaves it
    /// open.
    static Held held(const Quantity& quantity, const Cited& cited,
                     std::optional<int> Reference::*number) {
        Held held = Held::unknown;
        std::size_t known = 0;
        for (const Reference* reference : cited) {
            if (!(reference->*number)) continue;
            ++known;
            if (agrees(quantity, *(reference->*number))) return Held::agrees;
        }
        if (known == cited.size()) held = Held::differs;
        return held;
    }

    // Beside the whole's number, a smaller one is a part of it.
    static bool right_number_stands(const ReadBlock& read, std::size_t begin, std::size_t end,
                                    const Cited& cited, std::optional<int> Reference::*number) {
        for (std::size_t at = begin; at < end; ++at) {
            const auto other = quantity_at(read.words, at, begin, end);
            if (!other) continue;
            for (const Reference* reference : cited)
                if (reference->*number && other->single() &&
                    other->lo == *(reference->*number) * 100)
                    return true;
            at = other->end - 1;
        }
        return false;
    }

    // Only of the whole group: "a trial of 40 people", "40 people took part", "a 40-person trial",
    // "(n = 40)"; not of an arm, or of those who left.
    void check_participants(const ReadBlock& read, std::size_t begin, std::size_t end,
                            const Quantity& quantity, const Cited& cited) {
        const Words& words = read.words;
        static const WordSet study("trial study cohort review series experiment analysis sample");
        static const WordSet took(
            "gave followed enrolled included recruited treated had asked studied "
            "involved randomised randomized compared examined covered among in");
        static const WordSet parts(
            "each arm arms group groups our lost left half quarter third dropped "
            "withdrew per out");
        for (std::size_t at = begin; at < end; ++at)
            if (parts.has(words[at].text)) return;
        std::size_t noun = quantity.end;
        bool whole = false;
        if (noun + 1 < end && words[noun].is_mark("-")) {
            ++noun;
            whole = true;
        }
        while (
            noun < end && noun < quantity.end + 3 &&
            is_one_of(words[noun].text, "adult healthy female male young other older such british"))
            ++noun;
        const bool people =
            noun < end && is_one_of(words[noun].text,
                                    "people participants patients women men volunteers "
                                    "adults subjects tattoos person patient "
                                    "participant volunteer");
        const bool sample = quantity.first >= begin + 2 && words[quantity.first - 1].is("=") &&
                            words[quantity.first - 2].is("n");
        if (!people && !sample) return;
        whole = whole || sample;
        for (std::size_t at = quantity.first; at > begin && at + 4 > quantity.first; --at)
            whole = whole || study.has(words[at - 1].text) || took.has(words[at - 1].text);
        for (std::size_t at = noun + 1; at < std::min(noun + 4, end); ++at)
            whole = whole || is_one_of(words[at].text, "took part enrolled recruited were");
        const std::size_t behind = sample ? quantity.end : noun + 1;
        const Held found = held(quantity, cited, &Reference::participants);
        if (found == Held::agrees ||
            right_number_stands(read, begin, end, cited, &Reference::participants))
            return;
        if (found == Held::unknown) {
            if (whole && cited.size() == 1)
                say_unknown(words, quantity.first, behind, *cited.front(), "participants");
            return;
        }
        const bool more = std::all_of(cited.begin(), cited.end(), [&](const Reference* reference) {
            return *reference->participants * 100 < quantity.lo;
        });
        if (whole || more)
            say_number(words, quantity.first, behind, *cited.front(), *cited.front()->participants,
                       "participants");
    }

    // "everyone had three sessions", "a course of three was used"; not "by the tenth session",
    // "after 10 sessions", "our own four sessions".
    void check_sessions(const ReadBlock& read, std::size_t begin, std::size_t end,
                        const Quantity& quantity, const Cited& cited) {
        const Words& words = read.words;
        if (quantity.bound != Quantity::Bound::exact || quantity.about) return;
        std::size_t noun = quantity.end;
        while (noun < end && noun < quantity.end + 3 &&
               (words[noun].is_mark("-") ||
                is_one_of(words[noun].text, "monthly weekly fortnightly needling laser treatment")))
            ++noun;
        const bool course = quantity.first >= begin + 2 && words[quantity.first - 1].is("of") &&
                            words[quantity.first - 2].is("course") && quantity.end < end &&
                            is_one_of(words[quantity.end].text, "was is");
        const bool counted =
            noun < end && (is_one_of(words[noun].text, "sessions treatments") ||
                           (words[noun].is("session") && words[noun - 1].is_mark("-")));
        if (!counted && !course) return;
        if (course) noun = quantity.end - 1;
        if (!course && quantity.first > begin &&
            is_one_of(
                words[quantity.first - 1].text,
                "after by within first last next every until before than further more of average"))
            return;
        static const WordSet others(
            "some others half average mean median control or our we us you your "
            "unlike each");
        for (std::size_t at = begin; at < end; ++at)
            if (others.has(words[at].text)) return;
        const Held found = held(quantity, cited, &Reference::sessions);
        if (found == Held::agrees ||
            right_number_stands(read, begin, end, cited, &Reference::sessions))
            return;
        if (found == Held::differs) {
            say_number(words, quantity.first, noun + 1, *cited.front(), *cited.front()->sessions,
                       "sessions");
            return;
        }
        static const WordSet given("given gave had received underwent");
        for (std::size_t at = begin; at < quantity.first; ++at)
            if (cited.size() == 1 && given.has(words[at].text))
                return say_unknown(words, quantity.first, noun + 1, *cited.front(), "sessions");
    }

    void say_unknown(const Words& words, std::size_t begin, std::size_t end,
                     const Reference& reference, std::string_view noun) {
        const Span span = text_.span(words[begin].begin, words[end - 1].end);
        const std::string_view said =
            text_.words.substr(words[begin].begin, words[end - 1].end - words[begin].begin);
        diagnostics_
            .add(Severity::warning, "citation-number", Place::in(*text_.source, span),
                 fmt::format("the text says {}; {} holds no number of {} ({})", printable(said),
                             reference.id, noun, place_of(reference)))
            .with_hint(fmt::format("write it down as studied.{}, or leave the number out", noun));
    }

    void say_number(const Words& words, std::size_t begin, std::size_t end,
                    const Reference& reference, int count, std::string_view noun) {
        const Span span = text_.span(words[begin].begin, words[end - 1].end);
        const std::string_view said =
            text_.words.substr(words[begin].begin, words[end - 1].end - words[begin].begin);
        diagnostics_
            .add(Severity::warning, "citation-number", Place::in(*text_.source, span),
                 fmt::format("the text says {}; {} had {} {} ({})", printable(said), reference.id,
                             count, noun, place_of(reference)))
            .with_hint(fmt::format("write {}, or mend studied.{}", count, noun));
    }

    const WrittenText& text_;
    ProseReading reading_;
    const Site& site_;
    bool english_;
    Diagnostics& diagnostics_;
};

}  // namespace

void check_citations(const std::vector<WrittenText>& texts, const Names& names, const Site& site,
                     Diagnostics& diagnostics) {
    const CurrencyWords currency = words_of_currency(site.settings().currency);
    for_each_index(texts.size(), site.settings().jobs, diagnostics,
                   [&](std::size_t index, std::size_t, Diagnostics& said) {
                       const WrittenText& text = texts[index];
                       if (text.words.find("[@") != std::string_view::npos)
                           CitationChecker(text, names, currency, site, said).run();
                   });
}

}  // namespace praxis
