// The names of treatments, body areas and concerns, and where prose mentions them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "clinic/entries.h"
#include "inspect/words.h"

namespace praxis {

/// Exactly one pointer is set, or none: then it is something that the clinic does not have ("filler")
/// or a part of the body that is no area of its own.
struct Mention {
    const Treatment* treatment = nullptr;
    const Area* area = nullptr;
    const Concern* concern = nullptr;
    bool foreign_treatment = false;
    bool foreign_area = false;
    std::size_t begin = 0;  // in the words
    std::size_t end = 0;
};

/// Built once a site; asked from many threads.
class Names {
public:
    explicit Names(const Clinic& clinic);

    /// What the words [begin, end) name, in order, the longest name where several fit. One name that
    /// several things have is mentioned once for each, up to eight.
    std::vector<Mention> mentions(const Words& words, std::size_t begin, std::size_t end) const;

private:
    void add(std::string_view name, const Mention& what);
    template <class Thing>
    void add_all(const Thing& thing, const Mention& what);
    void add_owner(std::string_view name, const Treatment& treatment);
    Mention ours(const Mention& foreign, const std::string& key) const;

    std::unordered_map<std::string, std::vector<std::size_t>> lengths_by_first_;  // longest first
    std::unordered_map<std::string, std::vector<Mention>> things_by_name_;  // by stems and blanks
    std::unordered_map<std::string, const Treatment*> owners_by_word_;  // null: several treatments
};

}  // namespace praxis
