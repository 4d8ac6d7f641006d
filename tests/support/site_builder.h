// A finished site made by hand: one of everything, each field saying something, for tests of what
// stands on pages.
#pragma once

#include <memory>
#include <string>

#include "model/site.h"
#include "model/theme.h"

namespace praxis {

/// One treatment ("peel") on one area ("face") for one concern ("acne-scars"), one practitioner,
/// one place, one article, one page, questions, an estimate of two rows, two references.
class BuiltSite {
public:
    BuiltSite();

    Config config;
    Site site;

    Treatment& peel() { return site.clinic.treatments.front(); }
    Area& face() { return site.clinic.areas.front(); }
    Concern& scars() { return site.clinic.concerns.front(); }
    Practitioner& anna() { return site.clinic.team.front(); }
    Location& quay() { return site.clinic.locations.front(); }
    Article& article() { return site.clinic.journal.front(); }
    PlainPage& about() { return site.clinic.pages.front(); }

    Page& page(const std::string& address);
    Page& add_page(PageKind kind, std::string address, std::string title);

    /// Text from HTML in which `[@id]` is a citation, `{{> name}}` a block, `{{care.x}}` a value,
    /// `{{#id}}` a heading's id and `{{fn}}` the prefix of a footnote's id.
    Text* text(const std::string& html);

    /// The estimate: rows for "mild" and "severe".
    std::shared_ptr<Estimate> estimate;

private:
    void fill_clinic();
    void fill_estimate();
    void connect();
    void add_pages();
};

/// The theme that travels in the program, with words in a language.
Theme calm_theme(const Config& config);

/// A theme of a few templates: `files` are pairs of path ("layouts/page.mustache") and text.
Theme theme_of(const std::vector<std::pair<std::string, std::string>>& files);

}  // namespace praxis
