// What we have to say about somebody's files, collected until all of it can be said at once.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/source.h"

namespace praxis {

enum class Severity : std::uint8_t { off, info, warning, error };

std::string_view name_of(Severity severity);

/// One finding. Owns all that is needed to print it, so it may outlive the source it is about.
struct Diagnostic {
    Severity severity = Severity::error;
    Severity most = Severity::error;  // what [checks] may make of it at most
    std::string rule;          // stable kebab-case words
    std::string path;          // relative to the site; empty where there is no file
    std::uint32_t line = 0;    // from 1; 0 where there is no line
    std::uint32_t column = 0;  // from 1, in characters
    std::uint32_t end_line = 0;
    std::uint32_t end_column = 0;  // exclusive
    std::shared_ptr<const std::string> excerpt;  // the line's text; null without a line. One line
                                                 // may be many kB and have a thousand findings
    std::uint32_t excerpt_at = 0;  // the byte of the excerpt at which the finding begins
    std::string message;
    std::string hint;
    std::string excuse;  // why the editor lets it stand; empty where nobody does
    bool unsaid = false;  // beyond what is listed of its kind: nobody will see it
    bool counts_others = false;  // says how many more of its kind there are in its file

    Diagnostic& with_hint(std::string text) {
        hint = std::move(text);
        return *this;
    }

    /// The same for a hint that is dear to make, like the nearest of thousands of names.
    template <class Make>
        requires std::is_invocable_r_v<std::string, const Make&>
    Diagnostic& with_hint(const Make& make) {
        if (!unsaid) hint = make();
        return *this;
    }
};

/// A list of findings. Not shared between threads: each worker has its own, joined afterwards, and
/// `sort` gives one order whatever the number of workers was.
///
/// Of one rule in one file the first thousand by place are listed, and then one line says how many
/// more there are: a file with more was written by a machine, and must not cost gigabytes.
class Diagnostics {
public:
    static constexpr std::size_t most_of_a_kind = 1000;

    /// `message`: lower case, no full stop. The reference is good until the next call.
    Diagnostic& error(std::string_view rule, const Place& place, std::string message);
    Diagnostic& warning(std::string_view rule, const Place& place, std::string message);
    Diagnostic& info(std::string_view rule, const Place& place, std::string message);
    Diagnostic& add(Severity severity, std::string_view rule, const Place& place,
                    std::string message);

    /// A fault of the machine (a disk, not an editor): exit status 3, which beats an error's 1.
    Diagnostic& machine_fault(std::string path, std::string message);

    void join(Diagnostics&& other);

    /// By path, line, column, rule, message; what is said twice about one place is kept once.
    void sort();

    /// Errors of these files become warnings, whatever [checks] says, but for rules in `except` (a
    /// draft's mistakes).
    void forgive(const std::set<std::string>& paths, const std::set<std::string>& except);

    /// Makes an info of what a rule says at this place, with the reason, whatever [checks] says.
    /// How many findings that were.
    std::size_t excuse(std::string_view rule, const Place& place, const std::string& reason);

    /// Gives the rules named here another severity, each finding its `most` at most; `off` removes
    /// their findings, but for excused ones, which every report lists.
    void set_severities(const std::map<std::string, Severity>& by_rule);

    /// Every warning becomes an error.
    void raise_warnings();

    bool has_errors() const;
    bool has_machine_fault() const { return machine_fault_; }
    std::size_t count(Severity severity) const;
    const std::vector<Diagnostic>& all() const { return list_; }

private:
    /// What was found of one rule in one file.
    struct Tally {
        std::size_t found = 0;
        std::size_t listed = 0;
        Severity worst_unlisted = Severity::off;
        Severity most_unlisted = Severity::error;  // what they may be at most
        std::optional<std::tuple<std::uint32_t, std::uint32_t, std::string>>
            last;  // line, column and message of the last that can be listed, once some are not
    };
    using Kind = std::pair<std::string, std::string>;  // path, rule
    struct KindOrder {
        using is_transparent = void;
        template <class A, class B>
        bool operator()(const A& a, const B& b) const {
            const std::string_view paths[] = {a.first, b.first}, rules[] = {a.second, b.second};
            return paths[0] != paths[1] ? paths[0] < paths[1] : rules[0] < rules[1];
        }
    };

    Tally& tally_of(std::string_view path, std::string_view rule_id);
    void keep_first(const Kind& kind, Tally& tally);
    void say_how_many_more();

    std::vector<Diagnostic> list_;
    std::map<Kind, Tally, KindOrder> tallies_;
    Diagnostic unsaid_;
    bool machine_fault_ = false;
};

}  // namespace praxis
