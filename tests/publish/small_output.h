// A site's output on a disk in memory, and what publishing into it said.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "publish/publish.h"
#include "tests/support/fake_disk.h"

namespace praxis {

/// `index.html` → its bytes; names that end in .html are pages.
using Files = std::map<std::string, std::string>;

inline std::vector<OutputFile> output_files(const Files& files) {
    std::vector<OutputFile> result;
    for (const auto& [path, bytes] : files) {
        OutputFile file;
        file.path = path;
        file.bytes = bytes;
        file.page = path.ends_with(".html");
        result.push_back(std::move(file));
    }
    return result;
}

inline std::string printed(Diagnostics& diagnostics) {
    diagnostics.sort();
    std::string text;
    for (const Diagnostic& one : diagnostics.all()) {
        text += one.path + ": " + std::string(name_of(one.severity)) + "[" + one.rule +
                "]: " + one.message + "\n";
        if (!one.hint.empty()) text += "  hint: " + one.hint + "\n";
    }
    return text;
}

struct SmallOutput {
    SmallOutput() {
        config.site = "/site";
        config.output = "/site/public";
        config.output_label = "public";
        disk.add("/site/site.toml", "")
            .add("/site/content/index.md", "")
            .add_folder("/home/editor");
    }

    Published publish(const Files& files) {
        diagnostics = {};
        Published result = praxis::publish(output_files(files), config, disk, diagnostics, options);
        text = printed(diagnostics);
        return result;
    }

    Cleaned clean(bool dry_run = false) {
        diagnostics = {};
        Cleaned result = clean_output(config, disk, diagnostics, dry_run, options);
        text = printed(diagnostics);
        return result;
    }

    /// All files of the output but the manifest.
    Files files() const {
        Files found = disk.files("/site/public");
        found.erase(".praxis-manifest");
        return found;
    }
    std::string manifest() const { return disk.text("/site/public/.praxis-manifest"); }

    /// What was said by the last call, sorted.
    const std::string& said() const { return text; }

    FakeDisk disk;
    Config config;
    PublishOptions options;
    Diagnostics diagnostics;
    std::string text;
};

}  // namespace praxis
