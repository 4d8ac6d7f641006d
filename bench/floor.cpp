// The least that any program with this markdown library can take: every text of a site is read and parsed by
// cmark-gfm, and as many files as a finished output has are written with as many bytes each, on all cores. Nothing
// is checked, connected or rendered, and a file is put straight under its name.
//   bench_floor SITE FINISHED OUTPUT
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "base/parallel.h"
#include "markup/cmark.h"

namespace fs = std::filesystem;

namespace {

std::vector<fs::path> texts_of(const fs::path& site) {
    std::vector<fs::path> texts;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(site / "content"))
        if (entry.path().extension() == ".md") texts.push_back(entry.path());
    return texts;
}

/// Paths below `finished`, with their sizes; makes their folders below `output`.
std::vector<std::pair<fs::path, std::uintmax_t>> files_of(const fs::path& finished,
                                                          const fs::path& output) {
    std::vector<std::pair<fs::path, std::uintmax_t>> files;
    fs::create_directory(output);
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(finished)) {
        const fs::path path = entry.path().lexically_relative(finished);
        if (entry.is_directory())
            fs::create_directory(output / path);
        else
            files.emplace_back(path, entry.file_size());
    }
    return files;
}

void parse(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const praxis::ArenaScope scope;
    const praxis::CmarkParse parse(text, CMARK_OPT_FOOTNOTES);
    cmark_parser* parser = parse.parser();
    cmark_parser_feed(parser, text.data(), text.size());
    if (!cmark_parser_finish(parser)) std::abort();
}

void write(const fs::path& path, const std::string& bytes, std::uintmax_t size) {
    std::ofstream file(path, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(size));
    if (!file.flush()) std::exit(1);
}

}  // namespace

int main(int count, char** words) {
    if (count != 4) {
        std::fputs("usage: bench_floor SITE FINISHED OUTPUT\n", stderr);
        return 2;
    }
    const std::size_t jobs = std::max(1u, std::thread::hardware_concurrency());
    const std::vector<fs::path> texts = texts_of(words[1]);
    praxis::for_each_index(texts.size(), jobs,
                           [&](std::size_t i, std::size_t) { parse(texts[i]); });
    const auto files = files_of(words[2], words[3]);
    std::uintmax_t most = 0;
    for (const auto& [path, size] : files) most = std::max(most, size);
    const std::string bytes(most, 'x');
    praxis::for_each_index(files.size(), jobs, [&](std::size_t i, std::size_t) {
        write(fs::path(words[3]) / files[i].first, bytes, files[i].second);
    });
    return 0;
}
