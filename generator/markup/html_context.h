// Where in HTML a template's tag stands: what may be said there without breaking out of it.
#pragma once

#include <string>
#include <vector>

#include "markup/template.h"

namespace praxis {

struct HtmlContext {
    enum class Where : std::uint8_t {
        content,    // between elements
        raw_text,   // inside <title> or <textarea>: text, but no elements
        code,       // inside <script> or <style>
        tag,        // inside a tag, outside quotes
        attribute,  // inside a quoted attribute
        comment,    // inside <!-- -->
    };
    Where where = Where::content;
    std::string attribute;  // its name, of an attribute's value
    bool begins_value = false;  // nothing of the value stands before it
    bool in_drawing = false;    // inside <svg>, which an element of HTML would end
    std::string value_before;   // of an attribute's value: what stands before its first tag
};

/// One for each piece; said of those that print something. Sections are read straight through, as if all of
/// them were shown.
std::vector<HtmlContext> html_contexts(const std::vector<TemplatePiece>& pieces);

}  // namespace praxis
