#include "render/vocabulary.h"

#include <array>
#include <unordered_map>

#include "render/words.h"

namespace praxis {

namespace {

constexpr std::array<std::string_view, 11> blocks = {
    "estimator",         "faq",          "prices",    "team",       "locations", "booking", "risks",
    "contraindications", "alternatives", "aftercare", "references",
};

std::vector<NounWords> whole_table() {
    std::vector<NounWords> table;
    for (auto make : {words_of_pages, words_of_treatments, words_of_body, words_of_places,
                      words_of_reading, words_of_estimates, words_of_estimate_parts})
        for (NounWords& noun : make()) table.push_back(std::move(noun));
    return table;
}

}  // namespace

std::span<const std::string_view> block_names() {
    return blocks;
}

const std::vector<NounWords>& vocabulary() {
    static const std::vector<NounWords> table = whole_table();
    return table;
}

const TemplateWord* word_of(Noun noun, std::string_view name) {
    for (const NounWords& row : vocabulary()) {
        if (row.noun != noun) continue;
        for (const TemplateWord& word : row.words)
            if (word.name == name) return &word;
    }
    return nullptr;
}

std::string_view name_of(Noun noun) {
    switch (noun) {
        case Noun::root: return "every page";
        case Noun::words: return "words";
        case Noun::page: return "page";
        case Noun::share: return "share";
        case Noun::clinic: return "clinic";
        case Noun::site: return "site";
        case Noun::link: return "link";
        case Noun::menu_entry: return "menu entry";
        case Noun::booking: return "booking";
        case Noun::phone: return "phone";
        case Noun::picture: return "picture";
        case Noun::treatment: return "treatment";
        case Noun::combination: return "treatment on an area";
        case Noun::aftercare: return "aftercare";
        case Noun::glance: return "at a glance";
        case Noun::alternative: return "alternative";
        case Noun::risk: return "risk";
        case Noun::package: return "package";
        case Noun::fee: return "fee";
        case Noun::price_row: return "price row";
        case Noun::letter: return "letter";
        case Noun::area: return "area";
        case Noun::area_group: return "area group";
        case Noun::body: return "body map";
        case Noun::region: return "region";
        case Noun::concern: return "concern";
        case Noun::person: return "person";
        case Noun::location: return "location";
        case Noun::hours_row: return "hours row";
        case Noun::exception: return "exception";
        case Noun::question: return "question";
        case Noun::topic: return "topic";
        case Noun::article: return "article";
        case Noun::paging: return "paging";
        case Noun::reference: return "reference";
        case Noun::review: return "review";
        case Noun::estimate: return "estimate";
        case Noun::factor: return "factor";
        case Noun::answer: return "answer";
        case Noun::rule: return "rule";
        case Noun::total_row: return "total row";
        case Noun::total_cost: return "total cost";
        case Noun::estimate_group: return "estimate group";
        case Noun::estimate_row: return "estimate row";
        case Noun::cell: return "cell";
        case Noun::curve: return "curve";
        case Noun::curve_point: return "curve point";
        case Noun::choice_group: return "choice group";
        case Noun::choice: return "choice";
        case Noun::timeline: return "timeline";
        case Noun::course: return "course";
        case Noun::timeline_line: return "timeline line";
        case Noun::timeline_mark: return "timeline mark";
        case Noun::timeline_tick: return "timeline tick";
        case Noun::comparison: return "comparison";
        case Noun::exclusion: return "exclusion";
    }
    return "";
}

}  // namespace praxis
