// A text as somebody reads it: its words, and what a number in it is about, from the names in the
// clause, the sentence, the sentence before, the headings above, and the page.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "inspect/claims_in_prose.h"
#include "inspect/figures.h"
#include "inspect/names.h"
#include "inspect/prose.h"
#include "inspect/texts.h"

namespace praxis {

struct ReadBlock {
    Words words;
    std::vector<std::pair<std::size_t, std::size_t>> sentences;  // of a row: its cells
    std::vector<Mention> mentions;  // empty while it has only been split
    bool is_row = false;
    bool knows_mentions = false;
};

/// What some words name.
struct Named {
    std::vector<const Treatment*> treatments;
    std::vector<const Area*> areas;
    std::vector<const Concern*> concerns;
    std::vector<std::size_t> foreign_treatments;  // their words
    std::vector<std::size_t> foreign_areas;
    bool every_area = false;
};

/// Reads blocks as they are asked for. References stay good.
class ProseReading {
public:
    /// `question` is what the text answers, read as the heading above it.
    ProseReading(std::string_view text, std::string_view question, const Names& names,
                 const CurrencyWords& currency);

    const std::vector<ProseBlock>& blocks() const { return blocks_; }
    std::string_view bytes(std::size_t block) const;
    const ReadBlock& read(std::size_t block);
    /// The same without what the words name, which costs as much again.
    const ReadBlock& split(std::size_t block) { return split_block(block); }

    /// What the heading above (or the question) asks for.
    Topic topic(std::size_t block);
    /// What the head of a cell's column says that its numbers are.
    Topic column_topic(std::size_t block, std::size_t cell);
    /// Whether the head of any column of a row's table does.
    bool has_column_topics(std::size_t block);

    /// What a claim may be about: one subject, or several of which each is possible. Empty where it
    /// is unclear.
    std::vector<Subject> subjects(const Claim& claim, std::size_t block, std::size_t sentence,
                                  const PageSubject& page);

    /// The headings above a block, nearest first; the question last.
    std::vector<const ReadBlock*> headings(std::size_t block);

    static Named named(const ReadBlock& block, std::size_t begin, std::size_t end);

private:
    ReadBlock split_words(std::string_view words, std::uint32_t offset, bool row) const;
    ReadBlock& split_block(std::size_t block);
    const ReadBlock& with_mentions(ReadBlock& block) const;
    std::optional<const Treatment*> treatment_of(const Claim& claim, std::size_t block,
                                                 std::size_t sentence, const PageSubject& page);
    std::optional<std::vector<const Area*>> areas_of(const Claim& claim, std::size_t block,
                                                     std::size_t sentence, const Area* page,
                                                     bool own_page);
    std::vector<const Area*> usual_areas(std::size_t block, const Area* page);
    std::vector<const Concern*> concerns_of(const Claim& claim, std::size_t block,
                                            std::size_t sentence, const Concern* page);
    /// The sentence before, in the paragraph or before the list; empty where there is none.
    Named before(std::size_t block, std::size_t sentence);
    Named whole_sentence(const ReadBlock& read, std::size_t sentence) const;

    std::string_view text_;
    const Names& names_;
    const CurrencyWords& currency_;
    std::vector<ProseBlock> blocks_;
    std::vector<std::size_t> above_;  // the heading over each block
    std::vector<std::optional<ReadBlock>> read_;
    std::size_t table_ = ProseBlock::none;  // the head that was asked last, and
    bool table_has_topics_ = false;
    std::optional<ReadBlock> question_;
};

}  // namespace praxis
