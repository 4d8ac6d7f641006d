#include <fcntl.h>
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <memory>
#include <new>
#include <thread>
#include <vector>

#include "base/text.h"
#include "command/command.h"

namespace praxis {

namespace {

std::string reason_of(int error) {
    switch (error) {
        case ENOSPC: return "no space left on the disk";
        case EIO: return "the machine could not write";
        default: return std::strerror(error);
    }
}

/// A stream that was closed from the start (`praxis build 2>&-`) would lend its number to the next
/// file that is opened, and our words would end up in a page.
void occupy_standard_streams() {
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (::fcntl(stream, F_GETFD) == -1 && errno == EBADF) {
            const int opened = ::open("/dev/null", O_RDWR);
            if (opened != stream && opened >= 0) ::close(opened);
        }
}

/// The process's own streams.
class Streams final : public Console {
public:
    void out(std::string_view text) override { write_all(STDOUT_FILENO, text); }
    void err(std::string_view text) override { write_all(STDERR_FILENO, text); }
    std::optional<std::string> failure() const override { return failure_; }

private:
    void write_all(int stream, std::string_view text) {
        while (!text.empty()) {
            const ssize_t written = ::write(stream, text.data(), text.size());
            if (written > 0) {
                text.remove_prefix(static_cast<std::size_t>(written));
                continue;
            }
            if (written < 0 && errno == EINTR) continue;
            // A reader that closed its end (`praxis list | head -1`) has heard enough.
            if (errno != EPIPE && stream == STDOUT_FILENO) failure_ = reason_of(errno);
            return;
        }
    }

    std::optional<std::string> failure_;
};

/// A line of standard input without its end.
std::optional<std::string> line_typed() {
    std::string line;
    for (char c = 0;;) {
        const ssize_t got = ::read(STDIN_FILENO, &c, 1);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return line.empty() ? std::nullopt : std::optional(line);
        if (c == '\n') return line;
        line += c;
    }
}

std::optional<std::string> environment(const std::string& name) {
    const char* const value = std::getenv(name.c_str());
    if (!value) return std::nullopt;
    return value;
}

std::size_t columns_of_terminal() {
    struct winsize size = {};
    return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

std::int64_t now() {
    using namespace std::chrono;
    return duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
}

ExitStatus apologise(Console& console, std::string_view what) {
    console.err(
        fmt::format("praxis: a fault in praxis itself: {}\n"
                    "  hint: please report it, with these words and what was being built\n",
                    printable(what)));
    return ExitStatus::our_fault;
}

/// Says so and ends. Throwing needs memory too, and without any the program would be aborted.
[[noreturn]] void out_of_memory() {
    constexpr std::string_view words = "praxis: the machine has not enough memory\n";
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, words.data(), words.size());
    ::_exit(static_cast<int>(ExitStatus::machine));
}

}  // namespace

ExitStatus run_program(int argument_count, const char* const* arguments) {
    Streams streams;
    try {
        occupy_standard_streams();
        std::set_new_handler(out_of_memory);
        // Writing to a closed pipe is then an error that `Streams` understands.
        std::signal(SIGPIPE, SIG_IGN);
        // So is a file that the system lets grow no further: a full disk like any other.
        std::signal(SIGXFSZ, SIG_IGN);
        const std::unique_ptr<Disk> disk = make_real_disk();
        const auto working_folder = disk->real_path(".");
        if (!working_folder) {
            streams.err(
                "praxis: the working directory is gone: " + working_folder.failure().reason + '\n');
            return ExitStatus::machine;
        }
        Surroundings surroundings;
        surroundings.console = &streams;
        surroundings.disk = disk.get();
        surroundings.environment = environment;
        surroundings.working_folder = *working_folder;
        surroundings.unix_seconds = now();
        surroundings.processors = std::max(1u, std::thread::hardware_concurrency());
        surroundings.terminal = ::isatty(STDERR_FILENO) == 1;
        surroundings.columns = columns_of_terminal();
        if (::isatty(STDIN_FILENO) == 1 && ::isatty(STDERR_FILENO) == 1)
            surroundings.ask = [&](std::string_view question) {
                streams.err(question);
                return line_typed();
            };
        // Until the process ends, which takes it along at once.
        static std::vector<std::shared_ptr<const void>> kept;
        surroundings.inherit = [](std::shared_ptr<const void> remains) {
            kept.push_back(std::move(remains));
        };
        std::vector<std::string> words;
        for (int i = 1; i < argument_count; ++i) words.emplace_back(arguments[i]);
        return run(words, surroundings);
    } catch (const std::bad_alloc&) {  // of a library with an allocator of its own
        out_of_memory();
    } catch (const std::exception& fault) {
        return apologise(streams, fault.what());
    } catch (...) {
        return apologise(streams, "of an unknown kind");
    }
}

}  // namespace praxis
