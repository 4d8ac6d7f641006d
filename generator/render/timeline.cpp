#include "render/timeline.h"

#include <fmt/format.h>

#include <algorithm>

namespace praxis {

namespace {

// As many pictures as one looks at; of more courses only the span is drawn.
constexpr std::size_t most_courses = 4;
// Marks of more sessions would touch each other on a phone.
constexpr int most_marks = 40;

// Places in tenths of a percent. A mark at the very edge would be cut in half.
constexpr int left_edge = 20;
constexpr int right_edge = 975;
constexpr int right_edge_before_maintenance = 830;
constexpr int place_of_maintenance = 950;
// From here on circles of the usual size would touch on a screen of 320 pixels.
constexpr int crowded_below = 42;

std::string percent(int tenths) { return fmt::format("{}.{}", tenths / 10, tenths % 10); }

/// A course before it is drawn.
struct Sketch {
    Range sessions;
    Range interval;
    Range weeks;
    std::vector<const EstimateRow*> rows;
};

bool is_drawn(const EstimateRow& row) {
    return row.sessions && row.sessions->hi > 1 && row.interval && row.interval->hi > 0 && row.weeks;
}

std::vector<Sketch> sketches_of(const std::vector<const EstimateRow*>& rows) {
    std::vector<Sketch> sketches;
    for (const EstimateRow* row : rows) {
        if (!is_drawn(*row)) continue;
        const auto same = std::find_if(sketches.begin(), sketches.end(), [&](const Sketch& s) {
            return s.sessions == *row->sessions && s.interval == *row->interval;
        });
        if (same == sketches.end())
            sketches.push_back(Sketch{*row->sessions, *row->interval, *row->weeks, {row}});
        else
            same->rows.push_back(row);
    }
    return sketches;
}

// "Face (acne scars, wrinkles), hands": by the first open factor, with the others where only some
// of the option's rows are meant.
std::string label_of(const Sketch& sketch, const ShownEstimate& shown, View& view) {
    const Estimate& estimate = *shown.estimate;
    if (shown.columns.empty()) return {};
    const std::size_t first = shown.columns.front();
    std::vector<std::string> labels;
    for (std::size_t option = 0; option < estimate.factors[first].options.size(); ++option) {
        std::vector<std::string> rest;
        std::size_t with_numbers = 0;
        for (const EstimateRow* row : shown.rows)
            if (row->options[first] == option && row->sessions) ++with_numbers;
        for (const EstimateRow* row : sketch.rows) {
            if (row->options[first] != option) continue;
            std::string words;
            for (const std::size_t column : shown.columns)
                if (column != first)
                    words += (words.empty() ? "" : " + ") +
                             praxis::label_of(estimate.factors[column].options[row->options[column]]);
            rest.push_back(std::move(words));
        }
        if (rest.empty()) continue;
        const std::string label = praxis::label_of(estimate.factors[first].options[option]);
        const bool says_all = rest.size() == with_numbers;
        labels.push_back(says_all ? label : label + " (" + view.wording().listed(rest) + ")");
    }
    std::string joined;
    for (const std::string& label : labels) joined += (joined.empty() ? "" : "; ") + label;
    return joined;
}

std::string sentence_of(const Sketch& sketch, const std::string& maintenance, View& view) {
    std::string sentence;
    for (const std::string& part :
         course_in_words(sketch.sessions, sketch.interval, sketch.weeks, view))
        sentence += (sentence.empty() ? "" : ", ") + part;
    if (!maintenance.empty()) sentence += "; " + maintenance;
    return sentence;
}

class Scale {
public:
    Scale(int weeks, bool leaves_room) : weeks_(weeks),
        right_(leaves_room ? right_edge_before_maintenance : right_edge) {}

    int at(int week) const { return left_edge + (right_ - left_edge) * week / weeks_; }

private:
    int weeks_;
    int right_;
};

TimelineLine line_of(int sessions, int interval, int certain, const Scale& scale, bool goes_on) {
    TimelineLine line;
    for (int session = 0; session < sessions; ++session)
        line.marks.push_back(
            TimelineMark{percent(scale.at(session * interval)), session < certain});
    line.from = line.marks.back().x;
    line.to = goes_on ? percent(place_of_maintenance) : std::string();
    return line;
}

std::vector<TimelineTick> ticks_of(int weeks, const Scale& scale, View& view) {
    constexpr int most_ticks = 6;
    constexpr int room_for_the_last = 220;  // on a small screen, with its "weeks"
    int step = 1;
    for (const int wider : {2, 4, 8, 13, 26, 52, 104, 208, 520})
        if (weeks / step >= most_ticks) step = wider;
    std::vector<TimelineTick> ticks;
    for (int week = 0; week == 0 || scale.at(weeks) - scale.at(week) > room_for_the_last; week += step)
        ticks.push_back(TimelineTick{percent(scale.at(week)), std::to_string(week), week == 0, false});
    ticks.push_back(
        TimelineTick{percent(scale.at(weeks)), view.wording().count("weeks", weeks), false, true});
    return ticks;
}

}  // namespace

const Timeline* timeline_of(const ShownEstimate& shown, View& view) {
    const std::vector<Sketch> sketches = sketches_of(shown.rows);
    if (sketches.empty()) return nullptr;
    Timeline timeline;
    if (const auto& maintenance = shown.estimate->maintenance)
        timeline.maintenance = view.wording().phrase(
            "timeline.maintenance",
            {{"weeks", view.wording().count("weeks", maintenance->every_weeks)}});
    const bool goes_on = !timeline.maintenance.empty();

    const Sketch shortest = *std::min_element(
        sketches.begin(), sketches.end(),
        [](const Sketch& a, const Sketch& b) { return a.weeks.lo < b.weeks.lo; });
    const Sketch longest = *std::max_element(
        sketches.begin(), sketches.end(),
        [](const Sketch& a, const Sketch& b) { return a.weeks.hi < b.weeks.hi; });
    const int weeks = longest.weeks.hi;
    Sketch span = shortest;
    for (const Sketch& sketch : sketches) {
        span.sessions = {std::min(span.sessions.lo, sketch.sessions.lo),
                         std::max(span.sessions.hi, sketch.sessions.hi)};
        span.interval = {std::min(span.interval.lo, sketch.interval.lo),
                         std::max(span.interval.hi, sketch.interval.hi)};
    }
    span.weeks = {shortest.weeks.lo, weeks};
    if (weeks == 0 || span.sessions.hi > most_marks) return nullptr;

    const Scale scale(weeks, goes_on);
    const auto add = [&](const Sketch& sketch, std::string label, const Sketch& at_least,
                         const Sketch& at_most) {
        Course& course = timeline.courses.emplace_back();
        course.label = std::move(label);
        course.sentence = sentence_of(sketch, timeline.maintenance, view);
        const int certain = sketch.sessions.lo;
        course.shortest.push_back(
            line_of(at_least.sessions.lo, at_least.interval.lo, certain, scale, goes_on));
        const bool is_a_range = sketch.sessions.lo != sketch.sessions.hi ||
                                sketch.interval.lo != sketch.interval.hi;
        if (is_a_range)
            course.longest.push_back(
                line_of(at_most.sessions.hi, at_most.interval.hi, certain, scale, goes_on));
        timeline.uncertain = timeline.uncertain || sketch.sessions.lo != sketch.sessions.hi;
    };
    if (sketches.size() > most_courses)
        add(span, view.wording().word("timeline.all"), shortest, longest);
    else
        for (const Sketch& sketch : sketches)
            add(sketch, label_of(sketch, shown, view), sketch, sketch);

    timeline.ticks = ticks_of(weeks, scale, view);
    timeline.crowded = scale.at(span.interval.lo) - scale.at(0) < crowded_below;
    if (goes_on) timeline.again = percent(place_of_maintenance);
    return &view.keep(std::move(timeline));
}

}  // namespace praxis
