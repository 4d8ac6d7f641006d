#include "render/timeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

#include "base/text.h"

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

/// Which answers some rows have, by question.
class Answers {
public:
    Answers(const std::vector<const EstimateRow*>& rows, const ShownEstimate& shown)
        : chosen_(shown.columns.size()) {
        for (std::size_t i = 0; i < chosen_.size(); ++i) {
            chosen_[i].resize(shown.estimate->factors[shown.columns[i]].options.size());
            for (const EstimateRow* row : rows)
                if (row->sessions) chosen_[i][row->options[shown.columns[i]]] = true;
        }
    }

    const std::vector<bool>& to(std::size_t question) const { return chosen_[question]; }

    bool have(const EstimateRow& row, const ShownEstimate& shown) const {
        for (std::size_t i = 0; i < chosen_.size(); ++i)
            if (!chosen_[i][row.options[shown.columns[i]]]) return false;
        return true;
    }

private:
    std::vector<std::vector<bool>> chosen_;
};

// "Hands, deeply": the answers that set these rows apart. Empty where they are all rows, or not to
// be told by naming answers one question at a time.
std::string answers_of(const Sketch& sketch, const ShownEstimate& shown, View& view) {
    const Answers own(sketch.rows, shown);
    const Answers all(shown.rows, shown);
    std::size_t with_these = 0;
    for (const EstimateRow* row : shown.rows)
        if (row->sessions && own.have(*row, shown)) ++with_these;
    if (with_these != sketch.rows.size()) return {};
    std::string label;
    for (std::size_t i = 0; i < shown.columns.size(); ++i) {
        if (own.to(i) == all.to(i)) continue;
        const EstimateFactor& factor = shown.estimate->factors[shown.columns[i]];
        std::vector<std::string> words;
        for (std::size_t option = 0; option < factor.options.size(); ++option)
            if (own.to(i)[option]) words.push_back(praxis::label_of(factor.options[option]));
        label += (label.empty() ? "" : ", ") + view.wording().listed(words);
    }
    return label;
}

// "Face + acne scars; Hands + wrinkles": each combination.
std::string combinations_of(const Sketch& sketch, const ShownEstimate& shown) {
    std::string label;
    for (const EstimateRow* row : sketch.rows) {
        std::string words;
        for (const std::size_t column : shown.columns)
            words += (words.empty() ? "" : " + ") +
                     praxis::label_of(shown.estimate->factors[column].options[row->options[column]]);
        label += (label.empty() ? "" : "; ") + words;
    }
    return label;
}

// Which rows take a course, in words that can be taken in at a glance; else how many they are.
std::string label_of(const Sketch& sketch, const ShownEstimate& shown, View& view) {
    constexpr std::size_t most_characters = 120;
    constexpr std::size_t most_combinations = 3;
    if (shown.columns.empty()) return {};
    std::size_t with_numbers = 0;
    for (const EstimateRow* row : shown.rows) with_numbers += row->sessions ? 1 : 0;
    if (with_numbers == sketch.rows.size())
        return with_numbers > 1 ? view.wording().word("timeline.all")
                                : combinations_of(sketch, shown);
    std::string label = answers_of(sketch, shown, view);
    if (label.empty() && sketch.rows.size() <= most_combinations)
        label = combinations_of(sketch, shown);
    if (!label.empty() && character_count(label) <= most_characters) return label;
    return view.wording().count("timeline.combinations", static_cast<int>(sketch.rows.size()));
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

    int at(std::int64_t week) const { return at(week, 1); }
    /// Where `parts` n-ths of a week stand.
    int at(std::int64_t parts, std::int64_t n) const {
        return left_edge + static_cast<int>((right_ - left_edge) * parts / (weeks_ * n));
    }

private:
    std::int64_t weeks_;
    std::int64_t right_;
};

// So many sessions over so many weeks, as far apart as each other.
TimelineLine line_of(int sessions, std::int64_t weeks, int certain, const Scale& scale,
                     bool goes_on) {
    TimelineLine line;
    for (int session = 0; session < sessions; ++session)
        line.marks.push_back(TimelineMark{
            percent(scale.at(session * weeks, std::max(1, sessions - 1))), session < certain});
    line.from = line.marks.back().x;
    line.to = goes_on ? percent(place_of_maintenance) : std::string();
    return line;
}

std::vector<TimelineTick> ticks_of(int weeks, const Scale& scale, View& view) {
    constexpr int most_ticks = 6;
    constexpr int letter = 25;  // on a small screen
    const std::string last = view.wording().count("weeks", weeks);
    // The last label ends at its mark, the others stand on both sides of theirs.
    const auto has_room = [&](std::int64_t week) {
        const auto letters = 2 * character_count(last) + std::to_string(week).size();
        return scale.at(weeks) - scale.at(week) > letter * static_cast<int>(letters) / 2;
    };
    std::int64_t step = 1;
    for (const int wider : {2, 4, 8, 13, 26, 52, 104, 208, 520})
        if (weeks / step >= most_ticks) step = wider;
    while (weeks / step >= most_ticks) step *= 10;
    std::vector<TimelineTick> ticks;
    for (std::int64_t week = 0; week == 0 || has_room(week); week += step)
        ticks.push_back(TimelineTick{percent(scale.at(week)), std::to_string(week), week == 0, false});
    ticks.push_back(TimelineTick{percent(scale.at(weeks)), last, false, true});
    return ticks;
}

/// From the lowest to the highest over all rows whose time is known; one session takes none.
struct WholeSpan {
    Sketch sketch;
    bool all_known = true;
};

Range joined(Range a, Range b) {
    return {std::min(a.lo, b.lo), std::max(a.hi, b.hi)};
}

WholeSpan span_of(const std::vector<const EstimateRow*>& rows, const Sketch& first) {
    WholeSpan span{first};
    Sketch& sketch = span.sketch;
    for (const EstimateRow* row : rows) {
        if (!row->sessions) continue;
        const bool drawn = is_drawn(*row);
        if (!drawn && row->sessions->hi != 1) {
            span.all_known = false;
            continue;
        }
        sketch.sessions = joined(sketch.sessions, *row->sessions);
        sketch.weeks = joined(sketch.weeks, drawn ? *row->weeks : Range{0, 0});
        if (drawn) sketch.interval = joined(sketch.interval, *row->interval);
    }
    return span;
}

/// Draws courses on one scale, and knows how close the marks came.
class Drawing {
public:
    Drawing(const Scale& scale, bool goes_on) : scale_(scale), goes_on_(goes_on) {}

    Course course(const Sketch& sketch, std::string label, std::string sentence) {
        Course course;
        course.label = std::move(label);
        course.sentence = std::move(sentence);
        course.shortest.push_back(line(sketch, sketch.sessions.lo, sketch.weeks.lo));
        if (is_uncertain(sketch) || sketch.weeks.lo != sketch.weeks.hi)
            course.longest.push_back(line(sketch, sketch.sessions.hi, sketch.weeks.hi));
        return course;
    }

    static bool is_uncertain(const Sketch& sketch) {
        return sketch.sessions.lo != sketch.sessions.hi;
    }

    bool is_crowded() const { return gap_ < crowded_below; }

private:
    TimelineLine line(const Sketch& sketch, int sessions, int weeks) {
        if (sessions > 1) gap_ = std::min(gap_, scale_.at(weeks, sessions - 1) - scale_.at(0));
        return line_of(sessions, weeks, sketch.sessions.lo, scale_, goes_on_);
    }

    const Scale& scale_;
    bool goes_on_;
    int gap_ = right_edge;  // between the two marks that stand closest
};

std::string maintenance_in_words(const Estimate& estimate, const View& view) {
    if (!estimate.maintenance) return {};
    const Wording& wording = view.wording();
    return wording.phrase("timeline.maintenance",
                          {{"weeks", wording.count("weeks", estimate.maintenance->every_weeks)}});
}

}  // namespace

const Timeline* timeline_of(const ShownEstimate& shown, View& view) {
    const std::vector<Sketch> sketches = sketches_of(shown.rows);
    if (sketches.empty()) return nullptr;
    const WholeSpan span = span_of(shown.rows, sketches.front());
    const int weeks = span.sketch.weeks.hi;
    if (weeks == 0 || span.sketch.sessions.hi > most_marks) return nullptr;

    Timeline timeline;
    timeline.maintenance = maintenance_in_words(*shown.estimate, view);
    const bool goes_on = !timeline.maintenance.empty();
    const Scale scale(weeks, goes_on);
    Drawing drawing(scale, goes_on);
    const auto add = [&](const Sketch& sketch, std::string label) {
        timeline.courses.push_back(drawing.course(sketch, std::move(label),
                                                  sentence_of(sketch, timeline.maintenance, view)));
        timeline.uncertain = timeline.uncertain || Drawing::is_uncertain(sketch);
    };
    if (sketches.size() > most_courses)
        add(span.sketch, view.wording().word(span.all_known ? "timeline.all" : "timeline.known"));
    else
        for (const Sketch& sketch : sketches) add(sketch, label_of(sketch, shown, view));
    timeline.ticks = ticks_of(weeks, scale, view);
    timeline.crowded = drawing.is_crowded();
    if (goes_on) timeline.again = percent(place_of_maintenance);
    return &view.keep(std::move(timeline));
}

}  // namespace praxis
