// Courses over time, as pictures: where on a line each session stands.
#pragma once

#include <string>
#include <vector>

#include "render/estimate_view.h"

namespace praxis {

/// A session on a line. Places are in percent of the picture's width ("12.5").
struct TimelineMark {
    std::string x;
    bool certain = true;  // everybody who takes the course has this session
};

struct TimelineLine {
    std::vector<TimelineMark> marks;
    std::string from;
    std::string to;
};

/// Rows that take the same course: the shortest that it can be and the longest, on one scale.
struct Course {
    std::string label;     // which rows
    std::string sentence;  // what the picture shows, in words
    std::vector<TimelineLine> shortest;
    std::vector<TimelineLine> longest;  // empty where it is the same
};

struct TimelineTick {
    std::string x;
    std::string label;
    bool first = false;
    bool last = false;
};

struct Timeline {
    std::vector<Course> courses;
    std::vector<TimelineTick> ticks;
    std::string again;       // where the repeated session stands, empty without maintenance
    std::string maintenance; // "one session every 26 to 52 weeks"
    bool crowded = false;    // marks stand so close that they must be small
    bool uncertain = false;  // there is a session that not everybody has
};

/// The courses of a page's estimate; null where no interval between sessions is known, or where
/// there are too many sessions to tell their marks apart.
const Timeline* timeline_of(const ShownEstimate& estimate, View& view);

}  // namespace praxis
