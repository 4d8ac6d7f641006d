// What `praxis list` shows of a site, as plain rows.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "clinic/entries.h"
#include "model/site.h"

namespace praxis {

struct ListedEntry {
    std::string_view kind;  // "treatment", "treatment-area", "person" …
    std::string id;         // "peel", "peel/face"
    std::string path;
    std::string url;  // whole; empty where it has no page of its own, as while it is hidden. A
                      // treatment on an area whose text is hidden still has its page, a thin one
    std::string title;
    Visibility status = Visibility::live;
    std::optional<Date> publish;
    std::optional<Date> expires;
    std::optional<Date> next_review;
    bool due = false;   // the day of its next review has come
    bool thin = false;  // a treatment on an area without a text of its own
};

/// Every entry, kind by kind, each in the order of its ids.
std::vector<ListedEntry> list_of(const Site& site);

/// Names of what can be listed: kinds in the plural, then what entries can be.
const std::vector<std::string>& listable();

/// Kinds of files whose fields must be right for what `what` names to be listed.
std::set<Kind> files_behind(std::string_view what);

/// Those that `what` names (a kind, singular or plural or as people call it, or "drafts" …; empty:
/// all). Nullopt where there is nothing of that name.
std::optional<std::vector<ListedEntry>> those_of(std::vector<ListedEntry> entries,
                                                 std::string_view what);

}  // namespace praxis
