// A strict look at the tags of finished HTML and XML: what a page is made of, words left out.
#pragma once

#include <string>
#include <vector>

namespace praxis {

struct Tags {
    std::vector<std::string> all;      // "a class href", "/a", in order
    std::vector<std::string> faults;   // what no writer of ours should have written
};

/// Reads text the way it was meant to be written, stricter than a browser: a tag is a name, then
/// attributes in double quotes (or bare), `<` and `>` stand nowhere else, elements are closed in
/// their order. What stands in `<script>` is not looked at.
Tags tags_of(const std::string& html);

/// The same for XML: no void elements, and an `&` begins one of the five names or a number.
Tags xml_tags_of(const std::string& xml);

/// One name a line.
std::string in_lines(const std::vector<std::string>& names);

}  // namespace praxis
