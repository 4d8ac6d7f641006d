// One content file → one entry with its texts.
#pragma once

#include <memory>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "base/disk.h"
#include "base/source.h"
#include "clinic/entries.h"
#include "clinic/estimate.h"
#include "gather/content_files.h"
#include "markup/markdown.h"
#include "model/config.h"

namespace praxis {

struct ReadFile {
    std::shared_ptr<const Source> source;  // without a text where the file could not be read
    bool whole = true;               // false: a part could not be read; what it names is unknown
    std::vector<std::shared_ptr<Text>> texts;
    std::variant<std::monostate, Home, Treatment, TreatmentArea, Aftercare, Area, Concern,
                 Practitioner, Location, FaqTopic, Article, PlainPage, std::vector<Reference>,
                 std::shared_ptr<const Estimate>>
        entry;             // monostate where nothing could be made of it
    bool damaged = false;  // of references: some may be missing
};

/// Reads and checks one file by its kind. An article that cannot be read is an entry all the same,
/// so that nobody who names it is blamed.
ReadFile read_content_file(const ContentFile& file, const Config& config, const Disk& disk,
                           Diagnostics& diagnostics);

}  // namespace praxis
