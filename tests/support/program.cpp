#include "tests/support/program.h"

#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <vector>

extern char** environ;

namespace praxis {

namespace fs = std::filesystem;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif
#else
constexpr bool sanitized = false;
#endif

#ifdef NDEBUG
constexpr bool optimised = true;
#else
constexpr bool optimised = false;
#endif

double seconds_of(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

}  // namespace

const double slowness = sanitized ? 20 : optimised ? 1 : 8;
const bool memory_can_be_limited = !sanitized;

std::string bytes_on_disk(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

void put_on_disk(const std::string& path, const std::string& bytes) {
    fs::create_directories(fs::path(path).parent_path());
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << bytes;
    file.close();
    if (!file) throw std::runtime_error("cannot write " + path);
}

FilesOnDisk files_on_disk(const std::string& folder) {
    FilesOnDisk files;
    if (!fs::exists(folder)) return files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && !entry.is_symlink())
            files[fs::relative(entry.path(), folder).string()] = bytes_on_disk(entry.path());
    return files;
}

void put_site(const SmallSite& site, const std::string& folder) {
    for (const auto& [path, bytes] : site.disk.files("/site")) put_on_disk(folder + "/" + path, bytes);
}

ProgramRun run_program_in(const std::string& folder, const std::string& words) {
    const std::string out = folder + ".out", err = folder + ".err";
    std::vector<std::string> arguments = {
        "/bin/sh", "-c",
        "export LC_ALL=C PRAXIS='" PRAXIS_PROGRAM "'; cd '" + folder + "' && { " + words +
            "\n} </dev/null >'" + out + "' 2>'" + err + "'"};
    std::vector<char*> pointers;
    for (std::string& argument : arguments) pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    pid_t child = 0;
    if (::posix_spawn(&child, "/bin/sh", nullptr, nullptr, pointers.data(), environ) != 0)
        throw std::runtime_error("cannot start a shell");
    int status = 0;
    rusage used{};
    if (::wait4(child, &status, 0, &used) != child) throw std::runtime_error("the shell is lost");
    ProgramRun run;
    run.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    run.out = without_times(bytes_on_disk(out));
    run.err = without_times(bytes_on_disk(err));
    run.cpu_seconds = seconds_of(used.ru_utime) + seconds_of(used.ru_stime);
    return run;
}

std::string paths_in_lines(const FilesOnDisk& files) {
    std::string text;
    for (const auto& file : files) text += file.first + "\n";
    return text;
}

}  // namespace praxis
