#include "tests/support/command_line.h"

#include <regex>

namespace praxis {

namespace {

class Listener final : public Console {
public:
    explicit Listener(std::string failure) : failure_(std::move(failure)) {}

    void out(std::string_view text) override { said_.out += text; }
    void err(std::string_view text) override { said_.err += text; }
    std::optional<std::string> failure() const override {
        if (failure_.empty()) return std::nullopt;
        return failure_;
    }

    Ran said() const { return said_; }

private:
    Ran said_;
    std::string failure_;
};

}  // namespace

std::string without_times(const std::string& text) {
    static const std::regex sum("\\d+ ms\n");
    static const std::regex field("\"milliseconds\":\\d+");
    return std::regex_replace(std::regex_replace(text, sum, "T ms\n"), field,
                              "\"milliseconds\":T");
}

Ran CommandLine::run(const std::vector<std::string>& arguments) {
    Listener listener(stdout_failure);
    Surroundings surroundings;
    surroundings.console = &listener;
    surroundings.disk = &disk;
    surroundings.working_folder = working_folder;
    surroundings.unix_seconds = 1'780'315'200;  // noon of 1 June 2026, Greenwich
    surroundings.environment = [this](const std::string& name) -> std::optional<std::string> {
        const auto found = environment.find(name);
        if (found == environment.end()) return std::nullopt;
        return found->second;
    };
    std::size_t answered = 0;
    if (!answers.empty())
        surroundings.ask = [&](std::string_view question) -> std::optional<std::string> {
            listener.err(question);
            if (answered == answers.size()) return std::nullopt;
            listener.err(answers[answered] + '\n');
            return answers[answered++];
        };
    const ExitStatus status = praxis::run(arguments, surroundings);
    Ran ran = listener.said();
    ran.status = static_cast<int>(status);
    ran.out = without_times(ran.out);
    ran.err = without_times(ran.err);
    return ran;
}

}  // namespace praxis
