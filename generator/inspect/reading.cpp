#include "inspect/reading.h"

#include <algorithm>

namespace praxis {

namespace {

constexpr std::size_t none = ProseBlock::none;

template <class Thing>
void add_once(std::vector<const Thing*>& list, const Thing* thing) {
    if (thing && std::find(list.begin(), list.end(), thing) == list.end()) list.push_back(thing);
}

// "Unlike a laser, …": the sentence is about the other.
bool compares(const ReadBlock& read, std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end; ++at)
        if (is_one_of(read.words[at].text,
                      "unlike compared than versus vs whereas instead as like alternative"))
            return true;
    return false;
}

// A word that is part of this one's own name: "the laser" of laser tattoo removal, "legs" of full
// legs.
template <class Thing>
bool is_own_word(const std::string& stem, const Thing& thing) {
    const auto holds = [&](std::string_view name) {
        for (const Word& word : words_in(name, 0, {}))
            if (word.stem == stem || (stem.size() > 4 && word.stem.ends_with(stem))) return true;
        return false;
    };
    return holds(thing.title) || std::any_of(thing.synonyms.begin(), thing.synonyms.end(), holds);
}

// "Less than the face", "the same as on the face": the sentence is about another area.
bool is_measure(const Words& words, std::size_t at) {
    for (int back = 0; back < 4 && at > 0; ++back) {
        --at;
        if (is_one_of(words[at].text, "than as unlike")) return true;
        if (!is_one_of(words[at].text, "the on for of")) return false;
    }
    return false;
}

bool number_between(const ReadBlock& read, std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end; ++at)
        if (read.words[at].kind == WordKind::value || quantity_at(read.words, at, begin, end))
            return true;
    return false;
}

bool is_price(ClaimKind kind) {
    return kind == ClaimKind::price || kind == ClaimKind::session_price ||
           kind == ClaimKind::package_price || kind == ClaimKind::package;
}

bool is_foreign(const Named& named, const ReadBlock& read, const Treatment* treatment) {
    return std::any_of(named.foreign_treatments.begin(), named.foreign_treatments.end(),
                       [&](std::size_t at) {
                           return !treatment || !is_own_word(read.words[at].stem, *treatment);
                       });
}

// Names a part of the body that is none of these areas: "legs" is no other than "full legs".
bool is_elsewhere(const Named& named, const ReadBlock& read,
                  const std::vector<const Area*>& usual) {
    return std::any_of(named.foreign_areas.begin(), named.foreign_areas.end(), [&](std::size_t at) {
        return std::none_of(usual.begin(), usual.end(), [&](const Area* area) {
            return is_own_word(read.words[at].stem, *area);
        });
    });
}

}  // namespace

ProseReading::ProseReading(std::string_view text, std::string_view question, const Names& names,
                           const CurrencyWords& currency)
    : text_(text), names_(names), currency_(currency), blocks_(prose_blocks(text)) {
    above_.resize(blocks_.size(), none);
    read_.resize(blocks_.size());
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        if (blocks_[i].kind == ProseBlock::Kind::heading)
            while (!open.empty() && blocks_[open.back()].level >= blocks_[i].level) open.pop_back();
        above_[i] = open.empty() ? none : open.back();
        if (blocks_[i].kind == ProseBlock::Kind::heading) open.push_back(i);
    }
    if (!question.empty()) question_ = split_words(question, 0, false);
}

std::string_view ProseReading::bytes(std::size_t block) const {
    return text_.substr(blocks_[block].begin, blocks_[block].end - blocks_[block].begin);
}

ReadBlock ProseReading::split_words(std::string_view words, std::uint32_t offset, bool row) const {
    ReadBlock read;
    read.words = words_in(words, offset, currency_);
    read.is_row = row;
    if (row) {
        std::size_t begin = 0;
        for (std::size_t at = 0; at <= read.words.size(); ++at)
            if (at == read.words.size() || read.words[at].is_mark("|")) {
                if (at > begin || (at > 0 && at < read.words.size()))
                    read.sentences.emplace_back(begin, at);
                begin = at + 1;
            }
    } else {
        read.sentences = sentences_in(read.words);
    }
    return read;
}

ReadBlock& ProseReading::split_block(std::size_t block) {
    if (!read_[block])
        read_[block] = split_words(words_of(text_, blocks_[block]), blocks_[block].begin,
                                   blocks_[block].kind == ProseBlock::Kind::row);
    return *read_[block];
}

const ReadBlock& ProseReading::with_mentions(ReadBlock& block) const {
    if (!block.knows_mentions) block.mentions = names_.mentions(block.words, 0, block.words.size());
    block.knows_mentions = true;
    return block;
}

const ReadBlock& ProseReading::read(std::size_t block) {
    return with_mentions(split_block(block));
}

std::vector<const ReadBlock*> ProseReading::headings(std::size_t block) {
    std::vector<const ReadBlock*> list;
    for (std::size_t at = above_[block]; at != none; at = above_[at]) list.push_back(&read(at));
    if (question_) list.push_back(&with_mentions(*question_));
    return list;
}

Topic ProseReading::topic(std::size_t block) {
    if (above_[block] == none && !question_) return {};
    const Words& words = above_[block] == none ? question_->words : split(above_[block]).words;
    return topic_of(words, 0, words.size());
}

Topic ProseReading::column_topic(std::size_t block, std::size_t cell) {
    Topic topic;
    const std::size_t header = blocks_[block].header;
    if (header == none || header == block) return topic;
    const ReadBlock& head = split(header);
    if (cell >= head.sentences.size()) return topic;
    const auto [begin, end] = head.sentences[cell];
    for (std::size_t at = begin; at < end; ++at) {
        const std::string& word = head.words[at].text;
        topic.sessions |= is_one_of(word, "sessions treatments");
        topic.interval |= is_one_of(word, "apart between interval intervals gap gaps spacing");
        topic.minutes |= is_one_of(word, "time duration minutes mins min length");
        topic.in_weeks |= is_one_of(word, "weeks wks");
        topic.in_minutes |= is_one_of(word, "minutes mins min");
        topic.price |= is_one_of(word, "price prices cost costs");
    }
    if (topic.interval || topic.price || topic.minutes) topic.sessions = false;
    return topic;
}

bool ProseReading::has_column_topics(std::size_t block) {
    const std::size_t header = blocks_[block].header;
    if (header == none || header == block) return false;
    if (table_ == header) return table_has_topics_;
    table_ = header;
    table_has_topics_ = false;
    const std::size_t cells = split(header).sentences.size();
    for (std::size_t cell = 0; cell < cells && !table_has_topics_; ++cell) {
        const Topic topic = column_topic(block, cell);
        table_has_topics_ = topic.sessions || topic.interval || topic.minutes || topic.price ||
                            topic.in_weeks || topic.in_minutes;
    }
    return table_has_topics_;
}

Named ProseReading::named(const ReadBlock& block, std::size_t begin, std::size_t end) {
    Named named;
    for (const Mention& mention : block.mentions) {
        if (mention.begin < begin || mention.begin >= end) continue;
        add_once(named.treatments, mention.treatment);
        if (mention.area && is_measure(block.words, mention.begin)) continue;
        add_once(named.areas, mention.area);
        add_once(named.concerns, mention.concern);
        if (mention.foreign_treatment) named.foreign_treatments.push_back(mention.begin);
        if (mention.foreign_area) named.foreign_areas.push_back(mention.begin);
    }
    for (std::size_t at = begin; at + 1 < end; ++at)
        if (is_one_of(block.words[at].text, "all every any each whichever across either both") &&
            is_one_of(block.words[at + 1].text, "area areas part parts body"))
            named.every_area = true;
    return named;
}

Named ProseReading::whole_sentence(const ReadBlock& read, std::size_t sentence) const {
    if (read.is_row) return named(read, 0, read.words.size());
    const auto [begin, end] = read.sentences[sentence];
    return named(read, begin, end);
}

Named ProseReading::before(std::size_t block, std::size_t sentence) {
    if (read(block).is_row) return {};
    if (sentence > 0) return whole_sentence(read(block), sentence - 1);
    const std::size_t intro = blocks_[block].intro;
    if (intro == none) return {};
    const ReadBlock& list = read(intro);
    return named(list, 0, list.words.size());
}

std::vector<Subject> ProseReading::subjects(const Claim& claim, std::size_t block,
                                            std::size_t sentence, const PageSubject& page) {
    const auto treatment = treatment_of(claim, block, sentence, page);
    if (!treatment || !*treatment) return {};
    const bool own_page = !page.treatment || *treatment == page.treatment;
    const auto areas = areas_of(claim, block, sentence, page.area, own_page);
    if (!areas) return {};
    std::vector<Subject> subjects;
    for (const Area* area : *areas)
        for (const Concern* concern : concerns_of(claim, block, sentence, page.concern))
            subjects.push_back({*treatment, area, concern});
    return subjects;
}

// Nullopt or null: unclear.
std::optional<const Treatment*> ProseReading::treatment_of(const Claim& claim, std::size_t block,
                                                           std::size_t sentence,
                                                           const PageSubject& page) {
    const ReadBlock& read_block = read(block);
    const Named clause = named(read_block, claim.clause_begin, claim.clause_end);
    if (clause.treatments.size() > 1) return std::nullopt;
    if (clause.treatments.size() == 1) return clause.treatments.front();

    const Treatment* usual = page.treatment;
    for (const ReadBlock* heading : headings(block)) {
        const Named above = named(*heading, 0, heading->words.size());
        if (above.treatments.size() > 1) return std::nullopt;
        if (usual && is_foreign(above, *heading, usual) && above.treatments.empty())
            return std::nullopt;
        if (above.treatments.size() == 1) {
            usual = above.treatments.front();
            break;
        }
    }
    if (const std::size_t header = blocks_[block].header;
        !usual && header != none && header != block) {
        const ReadBlock& head = read(header);
        const Named above = named(head, 0, head.words.size());
        if (above.treatments.size() == 1) return above.treatments.front();
    }
    if (is_foreign(clause, read_block, usual)) return std::nullopt;

    const auto others = [&](const Named& some) {
        return std::any_of(some.treatments.begin(), some.treatments.end(),
                           [&](const Treatment* treatment) { return treatment != usual; });
    };
    const Named here = whole_sentence(read_block, sentence);
    const auto [begin, end] = read_block.sentences[sentence];
    if (!here.treatments.empty() || is_foreign(here, read_block, usual)) {
        if (!usual) {
            if (here.treatments.size() != 1 || !here.foreign_treatments.empty())
                return std::nullopt;
            return here.treatments.front();
        }
        const bool other = others(here) || is_foreign(here, read_block, usual);
        if (other && !compares(read_block, begin, end)) return std::nullopt;
        return usual;
    }
    const Named earlier = before(block, sentence);
    if (usual) {
        if (sentence == 0) return usual;
        const auto [from, to] = read_block.sentences[sentence - 1];
        const bool other = others(earlier) || is_foreign(earlier, read_block, usual);
        if (other && !compares(read_block, from, to)) return std::nullopt;
        return usual;
    }
    if (earlier.treatments.size() == 1 && earlier.foreign_treatments.empty())
        return earlier.treatments.front();
    if (!earlier.treatments.empty() || !earlier.foreign_treatments.empty()) return std::nullopt;
    for (std::size_t back = sentence; back-- > 0;) {
        const Named some = whole_sentence(read_block, back);
        if (!some.foreign_treatments.empty() || some.treatments.size() > 1) return std::nullopt;
        if (some.treatments.size() == 1) return some.treatments.front();
    }
    return std::nullopt;
}

// The areas of the nearest heading that names some, else the page's.
std::vector<const Area*> ProseReading::usual_areas(std::size_t block, const Area* page) {
    for (const ReadBlock* heading : headings(block)) {
        const Named above = named(*heading, 0, heading->words.size());
        if (!above.areas.empty()) return above.areas;
    }
    return page ? std::vector<const Area*>{page} : std::vector<const Area*>{};
}

// Nullopt: it names a part of the body for which there are no data.
std::optional<std::vector<const Area*>> ProseReading::areas_of(const Claim& claim,
                                                               std::size_t block,
                                                               std::size_t sentence,
                                                               const Area* page, bool own_page) {
    const ReadBlock& read_block = read(block);
    const Named clause = named(read_block, claim.clause_begin, claim.clause_end);
    if (clause.every_area) return std::vector<const Area*>{nullptr};
    if (!clause.areas.empty()) return clause.areas;
    const std::vector<const Area*> usual = usual_areas(block, page);
    if (is_elsewhere(clause, read_block, usual)) return std::nullopt;
    const Named here = whole_sentence(read_block, sentence);
    if (here.areas.empty() && is_elsewhere(here, read_block, usual)) return std::nullopt;
    std::vector<const Area*> areas;
    if (!here.areas.empty()) {
        // "£180 for one area, £150 for the hands": named behind another number, it may be about
        // that.
        const std::size_t till =
            read_block.is_row ? claim.clause_end : read_block.sentences[sentence].second;
        if (!number_between(read_block, claim.clause_end, till)) return here.areas;
        areas = here.areas;
        if (!page) areas.push_back(nullptr);
    }
    // A sentence that names its own treatment begins anew.
    const Named earlier = here.treatments.empty() ? before(block, sentence) : Named{};
    for (const Area* area : earlier.areas) add_once(areas, area);
    for (const ReadBlock* heading : headings(block)) {
        const Named above = named(*heading, 0, heading->words.size());
        if (above.areas.empty() && above.foreign_areas.empty()) continue;
        if (above.areas.empty()) return std::nullopt;
        for (const Area* area : above.areas) add_once(areas, area);
        return areas;
    }
    // An article on one area may still speak of another treatment as a whole.
    if (page) add_once(areas, page);
    if (!page || !own_page) areas.push_back(nullptr);
    // A sentence that goes on about an area is not likely to mean all of them; a price may.
    if (areas.size() > 1 && here.areas.empty() && !earlier.areas.empty() && !page &&
        !is_price(claim.kind))
        areas.pop_back();
    return areas;
}

std::vector<const Concern*> ProseReading::concerns_of(const Claim& claim, std::size_t block,
                                                      std::size_t sentence, const Concern* page) {
    const ReadBlock& read_block = read(block);
    const Named clause = named(read_block, claim.clause_begin, claim.clause_end);
    if (!clause.concerns.empty()) return clause.concerns;
    const Named here = whole_sentence(read_block, sentence);
    if (!here.concerns.empty()) return here.concerns;
    std::vector<const Concern*> concerns = before(block, sentence).concerns;
    for (const ReadBlock* heading : headings(block)) {
        const Named above = named(*heading, 0, heading->words.size());
        if (above.concerns.empty()) continue;
        for (const Concern* concern : above.concerns) add_once(concerns, concern);
        return concerns;
    }
    if (page)
        add_once(concerns, page);
    else if (concerns.empty())
        concerns.push_back(nullptr);
    return concerns;
}

}  // namespace praxis
