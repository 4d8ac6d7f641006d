// Every piece of prose on the site that somebody wrote, with what its page is about.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"
#include "model/site.h"

namespace praxis {

/// What a page is about before its first word is read; null where it is about none or several.
struct PageSubject {
    const Treatment* treatment = nullptr;
    const Area* area = nullptr;
    const Concern* concern = nullptr;
};

struct WrittenText {
    std::string_view words;    // markdown, or plain
    const Source* source = nullptr;
    std::uint32_t offset = 0;  // of the first byte in the source
    Span whole;                // where to point if the words do not stand there as they are
    bool verbatim = true;
    std::vector<Span> places = {};  // of a value with escapes: of each byte of the words
    const Text* text = nullptr;  // its excuses
    PageSubject subject;
    const Treatment* folder = nullptr;  // whose values need no treatment's id before them
    std::string_view question;          // that the text answers
    bool has_values = true;             // {{…}} is filled in here
    bool draft = false;                 // not published: worth a warning, not an error

    Span span(std::uint32_t begin, std::uint32_t end) const {
        if (verbatim) return {offset + begin, offset + end};
        if (begin >= end || end > places.size()) return whole;
        return {places[begin].begin, places[end - 1].end};
    }
};

/// All texts that are published, will be, or are drafts, in the order of their files.
std::vector<WrittenText> written_texts(const Site& site);

}  // namespace praxis
