#include "inspect/contradictions.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>

#include "base/parallel.h"
#include "base/text.h"
#include "inspect/claims_in_prose.h"
#include "inspect/figures.h"
#include "inspect/names.h"
#include "inspect/prose.h"
#include "inspect/reading.h"
#include "inspect/texts.h"
#include "inspect/triggers.h"

namespace praxis {

namespace {

class ContradictionFinder {
public:
    ContradictionFinder(const WrittenText& text, const Names& names, const CurrencyWords& currency,
                        const Config& config, Diagnostics& diagnostics)
        : text_(text),
          reading_(text.words, text.question, names, currency),
          figures_(config),
          currency_(currency),
          diagnostics_(diagnostics) {}

    void run() {
        bool asked = !text_.question.empty();
        for (std::size_t block = 0; block < reading_.blocks().size(); ++block) {
            // Most prose ends here: it has no number of anything.
            if (!may_begin_claim(reading_.bytes(block))) continue;
            if (!asked && !may_hold_claim(text_.words)) return;
            asked = true;
            if (reading_.blocks()[block].kind == ProseBlock::Kind::heading) {
                // "Three sessions, four weeks apart" is said in headings too.
                if (may_hold_claim(reading_.bytes(block))) check(block, Topic{});
                continue;
            }
            const bool row = reading_.blocks()[block].kind == ProseBlock::Kind::row;
            if (row && !reading_.has_column_topics(block) &&
                !may_begin_claim_beside_bare_numbers(reading_.bytes(block)))
                continue;
            const Topic topic = reading_.topic(block);
            if (row || topic.sessions || topic.price || may_hold_claim(reading_.bytes(block)))
                check(block, topic);
        }
    }

private:
    void check(std::size_t block, const Topic& heading) {
        const ReadBlock& read = reading_.split(block);
        bool after_study = false;
        for (std::size_t i = 0; i < read.sentences.size(); ++i) {
            const auto [begin, end] = read.sentences[i];
            const bool begins = may_begin_claim(read.words, begin, end);
            if (begins) {
                Topic topic = read.is_row ? reading_.column_topic(block, i) : heading;
                if (i > 0 && !read.is_row) {
                    const auto [before, till] = read.sentences[i - 1];
                    if (read.words[till - 1].is("?")) topic = topic_of(read.words, before, till);
                }
                const bool asked = read.is_row || topic.sessions || topic.price;
                if (asked || may_hold_claim(bytes(read.words, begin, end)))
                    check_sentence(block, i, topic, after_study);
            }
            after_study = after_study || speaks_of_study(read.words, begin, end);
        }
    }

    void check_sentence(std::size_t block, std::size_t sentence, const Topic& topic,
                        bool after_study) {
        const ReadBlock& read = reading_.read(block);
        const auto [begin, end] = read.sentences[sentence];
        const bool first = sentence == 0 || read.is_row;
        const std::size_t before = first ? begin : read.sentences[sentence - 1].first;
        const SentenceView view{read.words, begin,       end,         before,   read.mentions,
                                topic,      after_study, read.is_row, currency_};
        for (const Claim& claim : claims_of(view)) judge(claim, block, sentence);
    }

    std::string_view bytes(const Words& words, std::size_t begin, std::size_t end) const {
        const std::uint32_t from = words[begin].begin;
        return std::string_view(text_.words).substr(from, words[end - 1].end - from);
    }

    void judge(const Claim& claim, std::size_t block, std::size_t sentence) {
        const auto subjects = reading_.subjects(claim, block, sentence, text_.subject);
        std::optional<Verdict> first;
        for (const Subject& subject : subjects) {
            auto verdict = figures_.judge(claim, subject);
            if (!verdict || verdict->agrees) return;
            if (!first) {
                first = std::move(verdict);
                first_subject_ = subject;
            }
        }
        if (first) say(claim, *first, block);
    }

    void say(const Claim& claim, const Verdict& verdict, std::size_t block) {
        const Words& words = reading_.read(block).words;
        const std::uint32_t begin = words[claim.begin].begin;
        const std::uint32_t end = words[claim.end - 1].end;
        std::string said;
        for (std::size_t at = claim.begin; at < claim.end; ++at) {
            const Word& word = words[at];
            if (word.blank_before && at > claim.begin) said += ' ';
            // A mark may be written as an entity, `&ndash;`.
            if (word.kind == WordKind::mark)
                said += word.text;
            else
                said += text_.words.substr(word.begin, word.end - word.begin);
        }
        diagnostics_
            .add(text_.draft ? Severity::warning : Severity::error, "contradiction",
                 Place::in(*text_.source, text_.span(begin, end)),
                 fmt::format("the text says {}; {}", printable(said), verdict.says))
            .with_hint(hint(verdict));
    }

    std::string hint(const Verdict& verdict) const {
        if (!text_.has_values)
            return fmt::format("write {}, or leave the number out", verdict.words);
        const bool own_value =
            verdict.value.starts_with("treatment.") && first_subject_.area != text_.subject.area;
        if (verdict.value.empty() || own_value)
            return fmt::format("write {}, or change it there", verdict.words);
        std::string value = verdict.value;
        if (first_subject_.treatment != text_.folder) {
            if (value.starts_with("treatment.")) value.erase(0, 10);
            value = first_subject_.treatment->id + "." + value;
        }
        return fmt::format("write {{{{{}}}}}, or change it there", value);
    }

    const WrittenText& text_;
    ProseReading reading_;
    Figures figures_;
    const CurrencyWords& currency_;
    Diagnostics& diagnostics_;
    Subject first_subject_;
};

}  // namespace

void find_contradictions(const std::vector<WrittenText>& texts, const Names& names,
                         const Site& site, Diagnostics& diagnostics) {
    const Config& config = site.settings();
    if (!config.language.starts_with("en")) return;
    const CurrencyWords currency = words_of_currency(config.currency);
    for_each_index(texts.size(), config.jobs, diagnostics,
                   [&](std::size_t index, std::size_t, Diagnostics& said) {
                       const WrittenText& text = texts[index];
                       // A title is no text to be split into blocks first.
                       const bool is_short = text.words.size() < 400;
                       if (is_short && !may_begin_claim(text.words)) return;
                       ContradictionFinder(text, names, currency, config, said).run();
                   });
}

}  // namespace praxis
