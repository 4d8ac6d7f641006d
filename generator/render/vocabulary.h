// What a template may say: one table of words. A name that is not in it is an error in the theme.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace praxis {

class View;

enum class WordType : std::uint8_t {
    text,    // {{word}}, escaped; as a section: shown if not empty
    url,     // the same, percent-encoded; the only kind that may begin an href or src
    html,    // {{{word}}}; as a section: shown if not empty
    flag,    // a section
    list,    // a section, shown once an item
    object,  // a section, or the part before a dot
};

/// The things that a template speaks of.
enum class Noun : std::uint8_t {
    root,
    words,
    page,
    share,
    clinic,
    site,
    link,
    menu_entry,
    booking,
    phone,
    picture,
    treatment,
    combination,
    aftercare,
    glance,
    alternative,
    risk,
    package,
    fee,
    price_row,
    letter,
    area,
    area_group,
    body,
    region,
    concern,
    person,
    location,
    hours_row,
    exception,
    question,
    topic,
    article,
    paging,
    reference,
    review,
    estimate,
    factor,
    answer,
    rule,
    total_row,
    total_cost,
    estimate_group,
    estimate_row,
    cell,
    curve,
    curve_point,
    choice_group,
    choice,
    timeline,
    course,
    timeline_line,
    timeline_mark,
    timeline_tick,
    comparison,
    exclusion,
};

/// How the reference and messages call it.
std::string_view name_of(Noun noun);

/// Some things of one kind that live elsewhere: an array of ours, or pointers into the site.
struct ListView {
    const void* base = nullptr;
    std::size_t count = 0;
    const void* (*at)(const void* base, std::size_t index) = nullptr;
};

/// One word of one noun. Exactly one of the accessors is set, the one of its type. An accessor
/// gets the thing that it belongs to; `View` knows the site, the page and the language.
struct TemplateWord {
    std::string_view name;
    WordType type = WordType::text;
    std::string_view sentence;  // for the theme's author
    Noun of = Noun::words;      // a list's items, an object's noun
    bool of_page = false;       // differs from page to page, or uses up something of the page

    std::string (*text)(const void*, View&) = nullptr;  // not escaped; urls encoded
    bool (*flag)(const void*, View&) = nullptr;
    ListView (*list)(const void*, View&) = nullptr;
    const void* (*object)(const void*, View&) = nullptr;
};

struct NounWords {
    Noun noun;
    std::string_view sentence;
    std::vector<TemplateWord> words;
};

/// The whole table, made once. `t.<key>` (a theme's own words), `asset.<file>` (a theme's files)
/// and `block.<name>` stand beside it, because the theme says what there is.
const std::vector<NounWords>& vocabulary();

/// Null where the noun has no such word.
const TemplateWord* word_of(Noun noun, std::string_view name);

/// Parts of a page that a text may move with {{> name}}; each is `partials/block-<name>.mustache`.
std::span<const std::string_view> block_names();

}  // namespace praxis
