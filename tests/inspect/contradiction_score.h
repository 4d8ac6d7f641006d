// How well contradictions are found in sentences of which a file says whether they contradict.
#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <fstream>
#include <string>

namespace praxis {

struct ContradictionScore {
    int right = 0;
    int missed = 0;
    int false_alarms = 0;

    double precision() const { return right == 0 ? 0 : double(right) / (right + false_alarms); }
    double recall() const { return right == 0 ? 0 : double(right) / (right + missed); }

    /// Counts one sentence, and prints its words where it was judged wrongly.
    void count(bool contradicts, bool found, const std::string& words) {
        if (contradicts) ++(found ? right : missed);
        if (!contradicts && found) ++false_alarms;
        if (contradicts != found)
            MESSAGE(fmt::format("{}: {}", found ? "false alarm" : "missed", words));
    }

    void print(const std::string& name) const {
        MESSAGE(fmt::format("{}: {} contradictions, precision {:.3f}, recall {:.3f}", name,
                            right + missed, precision(), recall()));
    }
};

/// A file below tests/inspect/; a test without it fails.
inline std::ifstream opened_sentences(const std::string& name) {
    std::ifstream file(std::string(PRAXIS_ROOT) + "/tests/inspect/" + name);
    REQUIRE(file.good());
    return file;
}

}  // namespace praxis
