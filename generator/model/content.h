// What gather hands to resolve: everything an editor wrote, read but not yet connected.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/source.h"
#include "clinic/entries.h"
#include "clinic/estimate.h"
#include "markup/markdown.h"

namespace praxis {

/// A picture or another file that is copied, judged by its content.
struct FileToCopy {
    std::string path;   // relative to the site: "static/logo.svg", "content/team/anna.jpg"
    std::shared_ptr<const std::string> bytes;
    std::optional<std::pair<int, int>> size;  // of a picture, in pixels
    bool picture = false;
};

/// A file or folder whose entry was refused, which has been said: nobody is blamed for naming it.
struct Refused {
    Kind kind = Kind::page;
    std::string path;  // "content/areas/Big Toe.md", or a treatment's folder
    std::string id;    // as it was written: "Big Toe"
};

struct Content {
    Clinic clinic;
    std::deque<std::shared_ptr<const Source>> sources;
    std::vector<Kind> kinds;  // of the sources, one each
    std::deque<std::shared_ptr<Text>> texts;
    std::map<std::string, FileToCopy> files;  // by path: all of static/, and pictures in content/
    bool whole = true;             // false: a file has parts that could not be read; what they name,
                                   // cite and show is unknown
    std::set<Kind> incomplete;     // kinds of which some entries could not be read at all
    std::vector<Refused> refused;
};

}  // namespace praxis
