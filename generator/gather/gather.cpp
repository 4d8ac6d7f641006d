#include "gather/gather.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/parallel.h"
#include "base/text.h"
#include "gather/content_files.h"
#include "gather/front_matter.h"
#include "gather/picture.h"
#include "gather/read_file.h"
#include "gather/static_files.h"
#include "model/paths.h"

namespace praxis {

namespace {

// What lies in a treatment's folder waits here until its article is known.
struct TreatmentParts {
    std::vector<TreatmentArea> areas;
    std::optional<Aftercare> aftercare;
    std::optional<FaqTopic> faq;
    std::shared_ptr<const Estimate> estimate;
};

class Gatherer {
public:
    Gatherer(const Config& config, const Disk& disk, ReadBefore* before, Diagnostics& diagnostics)
        : config_(config), disk_(disk), before_(before), diagnostics_(diagnostics) {}

    Content read(const std::vector<ContentFile>& files, std::set<Kind> incomplete,
                 std::vector<Refused> refused = {}) {
        content_.incomplete = std::move(incomplete);
        content_.refused = std::move(refused);
        content_.whole = content_.incomplete.empty() && content_.refused.empty();
        std::vector<ReadFile> read(files.size());
        for_each_index(files.size(), config_.jobs, diagnostics_,
                       [&](std::size_t i, std::size_t, Diagnostics& said) {
                           const auto read_now = [&](Diagnostics& found) {
                               return read_content_file(files[i], config_, disk_, found);
                           };
                           read[i] = before_ ? before_->content_file(files[i].path, said, read_now)
                                             : read_now(said);
                       });
        for (std::size_t i = 0; i < files.size(); ++i) keep(files[i], std::move(read[i]));
        attach_parts();
        return std::move(content_);
    }

private:
    void keep(const ContentFile& file, ReadFile read) {
        content_.sources.push_back(std::move(read.source));
        content_.kinds.push_back(file.kind);
        content_.whole = content_.whole && read.whole;
        for (auto& text : read.texts) content_.texts.push_back(std::move(text));
        Clinic& clinic = content_.clinic;
        std::visit(
            [&](auto&& entry) {
                using T = std::decay_t<decltype(entry)>;
                if constexpr (std::is_same_v<T, Home>) {
                    clinic.home.emplace(std::move(entry));
                } else if constexpr (std::is_same_v<T, Treatment>) {
                    keep_treatment(std::move(entry));
                } else if constexpr (std::is_same_v<T, TreatmentArea>) {
                    parts_[file.treatment].areas.push_back(std::move(entry));
                } else if constexpr (std::is_same_v<T, Aftercare>) {
                    parts_[file.treatment].aftercare = std::move(entry);
                } else if constexpr (std::is_same_v<T, FaqTopic>) {
                    if (file.treatment.empty())
                        clinic.faq.push_back(std::move(entry));
                    else
                        parts_[file.treatment].faq = std::move(entry);
                } else if constexpr (std::is_same_v<T, std::shared_ptr<const Estimate>>) {
                    parts_[file.treatment].estimate = std::move(entry);
                } else if constexpr (std::is_same_v<T, Area>) {
                    clinic.areas.push_back(std::move(entry));
                } else if constexpr (std::is_same_v<T, Concern>) {
                    clinic.concerns.push_back(std::move(entry));
                } else if constexpr (std::is_same_v<T, Practitioner>) {
                    clinic.team.push_back(std::move(entry));
                } else if constexpr (std::is_same_v<T, Location>) {
                    clinic.locations.push_back(std::move(entry));
                } else if constexpr (std::is_same_v<T, Article>) {
                    clinic.journal.push_back(std::move(entry));
                } else if constexpr (std::is_same_v<T, PlainPage>) {
                    clinic.pages.push_back(std::move(entry));
                } else if constexpr (std::is_same_v<T, std::vector<Reference>>) {
                    clinic.references = std::move(entry);
                    if (read.damaged) content_.incomplete.insert(Kind::reference);
                } else {
                    content_.incomplete.insert(file.kind);
                }
            },
            std::move(read.entry));
    }

    void keep_treatment(Treatment treatment) {
        auto& all = content_.clinic.treatments;
        if (known_.insert(treatment.id).second) {
            all.push_back(std::move(treatment));
            return;
        }
        const auto other =
            std::find_if(all.begin(), all.end(),
                         [&](const Treatment& known) { return known.id == treatment.id; });
        diagnostics_
            .error(
                "two-sources", Place::start_of(*treatment.source),
                "the treatment " + in_quotes(treatment.id) + " is also in " + other->source->path())
            .with_hint("keep one of the two files");
        content_.refused.push_back({Kind::treatment, treatment.source->path(), treatment.id});
    }

    void attach_parts() {
        auto& all = content_.clinic.treatments;
        std::sort(all.begin(), all.end(),
                  [](const Treatment& a, const Treatment& b) { return a.id < b.id; });
        for (Treatment& treatment : all) {
            const auto found = parts_.find(treatment.id);
            if (found == parts_.end()) continue;
            treatment.area_texts = std::move(found->second.areas);
            treatment.aftercare = std::move(found->second.aftercare);
            treatment.faq = std::move(found->second.faq);
            treatment.estimate = std::move(found->second.estimate);
        }
    }

    const Config& config_;
    const Disk& disk_;
    ReadBefore* before_;
    Diagnostics& diagnostics_;
    Content content_;
    std::map<std::string, TreatmentParts> parts_;
    std::set<std::string> known_;
};

// Pictures: those that texts and photos name are read; those that nobody names are in the way.
class Pictures {
public:
    Pictures(const Config& config, const Disk& disk, ReadBefore* before, Content& content,
             Diagnostics& diagnostics)
        : config_(config),
          disk_(disk),
          before_(before),
          content_(content),
          diagnostics_(diagnostics) {}

    void gather(const std::vector<std::string>& found) {
        for (const auto& text : content_.texts)
            for (const Hole& hole : text->holes)
                if (hole.kind == HoleKind::image) named(hole.name, *text->source, hole.where);
        for (const Practitioner& person : content_.clinic.team)
            if (person.photo) named(person.photo->file.value, *person.source, person.photo->file.where);
        for (const Location& place : content_.clinic.locations)
            if (place.photo) named(place.photo->file.value, *place.source, place.photo->file.where);
        for (const Located<std::string>& picture : {config_.logo, config_.share})
            if (!picture.value.empty()) read(picture.value, *config_.source, picture.where);
        if (!content_.whole) return;  // what could not be read may show them
        for (const std::string& path : found)
            if (!used_.contains(path))
                diagnostics_
                    .error("unused-file", Place::file(path), "no text shows this picture")
                    .with_hint("show it with ![words](…), or remove it");
    }

private:
    void named(const std::string& name, const Source& source, Span where) {
        // A fault of the name itself is resolve's to tell.
        if (const auto path = picture_path(source.path(), name)) read(*path, source, where);
    }

    void read(const std::string& path, const Source& source, Span where) {
        used_.insert(path);
        if (!(path.starts_with("content/") || path.starts_with("static/"))) return;
        const auto known = content_.files.find(path);
        if (known != content_.files.end() && known->second.picture) return;
        const auto read_now = [&](Diagnostics& said) {
            return gather_picture(config_, disk_, path, Place::in(source, where), said);
        };
        auto file =
            before_ ? before_->picture(path, diagnostics_, read_now) : read_now(diagnostics_);
        if (file) content_.files.insert_or_assign(path, std::move(*file));
    }

    const Config& config_;
    const Disk& disk_;
    ReadBefore* before_;
    Content& content_;
    Diagnostics& diagnostics_;
    std::set<std::string> used_;
};

Content gather_all(const Config& config, const Disk& disk, ReadBefore* before,
                   Diagnostics& of_texts, Diagnostics& of_pictures) {
    if (before) before->read_under(config);
    const ContentFiles found = find_content_files(config, disk, of_texts);
    Content content =
        Gatherer(config, disk, before, of_texts).read(found.files, found.incomplete, found.refused);
    gather_static(config, disk, content.files, of_pictures, before);
    Pictures(config, disk, before, content, of_pictures).gather(found.pictures);
    return content;
}

// Whether a file that an estimate is made from could not be read: a link in the place of an area.
bool keeps_from_estimate(const Diagnostic& finding, const std::string& treatment) {
    if (finding.rule == "unknown-file" || finding.rule == "unknown-folder") return false;
    const std::string own = "content/treatments/" + treatment;
    if (finding.path == own + "/faq.toml" || finding.path == own + "/aftercare.md") return false;
    for (const std::string& read : {std::string("content/areas"), std::string("content/concerns"),
                                    std::string("content/treatments"), own})
        if (finding.path == read) return true;
    return finding.path == "content" || finding.path == "content/references.toml" ||
           finding.path == own + ".md" || finding.path.starts_with(own + "/") ||
           finding.path.starts_with("content/areas/") ||
           finding.path.starts_with("content/concerns/");
}

}  // namespace

Content gather_content(const Config& config, const Disk& disk, Diagnostics& diagnostics,
                       ReadBefore* before) {
    return gather_all(config, disk, before, diagnostics, diagnostics);
}

Content gather_entries(const Config& config, const Disk& disk, Diagnostics& diagnostics) {
    Diagnostics not_asked;
    return gather_all(config, disk, nullptr, diagnostics, not_asked);
}

std::map<std::string, std::uint32_t> last_lines_of_fields(const Content& content,
                                                          const std::set<Kind>& kinds) {
    std::map<std::string, std::uint32_t> lines;
    Diagnostics said_before;
    for (std::size_t i = 0; i < content.sources.size(); ++i) {
        if (!kinds.contains(content.kinds[i])) continue;
        const Source& source = *content.sources[i];
        auto end = static_cast<std::uint32_t>(source.text().size());
        if (source.path().ends_with(".md"))
            if (const auto parts = split_front_matter(source, said_before)) end = parts->fields.end;
        lines[source.path()] = source.line_column(end).line;
    }
    return lines;
}

Content gather_for_estimate(const Config& config, const std::string& treatment, const Disk& disk,
                            Diagnostics& diagnostics) {
    Diagnostics of_files;
    ContentFiles found = find_content_files(config, disk, of_files);
    for (const Diagnostic& finding : of_files.all())
        if (finding.rule == "machine")
            diagnostics.machine_fault(finding.path, finding.message);
        else if (keeps_from_estimate(finding, treatment))
            diagnostics.add(finding.severity, finding.rule, Place::file(finding.path), finding.message)
                .with_hint(finding.hint);
    std::vector<ContentFile> files;
    for (ContentFile& file : found.files) {
        const bool own = file.treatment == treatment ||
                         (file.kind == Kind::treatment && file.id == treatment);
        if ((own && file.kind != Kind::faq && file.kind != Kind::aftercare) ||
            file.kind == Kind::area || file.kind == Kind::concern || file.kind == Kind::reference)
            files.push_back(std::move(file));
    }
    return Gatherer(config, disk, nullptr, diagnostics)
        .read(files, std::move(found.incomplete), found.refused);
}

}  // namespace praxis
