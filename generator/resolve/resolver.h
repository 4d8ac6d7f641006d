// What the steps of resolve share: the clinic, its index, and what has been said.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.h"
#include "base/text.h"
#include "model/config.h"
#include "model/content.h"
#include "model/english.h"
#include "model/site.h"
#include "model/theme.h"
#include "resolve/filled_texts.h"

namespace praxis {

/// Entries of one kind by id, hidden ones too.
template <class T>
struct Index {
    std::map<std::string, T*, std::less<>> by_id;
    std::vector<std::string> ids;  // for suggestions

    void add(T& entry) {
        if (by_id.emplace(entry.id, &entry).second) ids.push_back(entry.id);
    }
    T* find(std::string_view id) const {
        const auto found = by_id.find(id);
        return found == by_id.end() ? nullptr : found->second;
    }
};

/// Whether one of these names, which nobody knows (that has been said), was probably to be `id`; also
/// where none of them is known.
template <class T>
bool may_be_meant(std::string_view id, const std::vector<std::string>& written,
                  const Index<T>& index) {
    std::vector<std::string> unknown;
    for (const std::string& name : written)
        if (!index.find(name)) unknown.push_back(name);
    return unknown.size() == written.size() || nearest(id, unknown).has_value();
}

struct Indexes {
    Index<Treatment> treatments;
    Index<Area> areas;
    Index<Concern> concerns;
    Index<Practitioner> team;
    Index<Location> locations;
    Index<Reference> references;
    std::map<std::string, const Entry*, std::less<>> by_file;  // "content/areas/face.md"
    std::unordered_map<std::string_view, const Entry*> of_file;  // the same, for many questions
};

struct Resolver {
    const Config& config;
    const std::map<std::string, std::string>& words;  // of the theme
    Content& content;
    Site& site;
    Diagnostics& diagnostics;
    Indexes index;
    // Addresses that hidden entries keep, and by whose fault they have no page today; null for a
    // section that has nothing to show.
    std::map<std::string, const Entry*> hidden_addresses = {};

    /// Whether all entries of a kind are known: not where a folder could not be read. Nobody is
    /// blamed for naming what may be in there.
    bool knows_all(Kind kind) const { return !content.incomplete.contains(kind); }

    /// The same of an id, which the name of a refused file or folder may have been meant to be.
    bool knows(Kind kind, std::string_view id) const;

    /// Not where a question may have been lost, with its file, its treatment or its id.
    bool knows_all_questions() const;

    /// Whether a file ("content/areas/face.md") or an address on this site ("/areas/face/") that is
    /// not known may be there all the same, in a folder that could not be read, or was refused.
    bool may_exist(std::string_view place) const;

    /// The theme's word for a part of the site, filled in; marked where it stands in English.
    std::string word(const std::string& key, const FillIns& values = {}) const;
};

/// Whether a picture's name leads to a place where pictures can be. If not, that is said.
bool picture_is_here(const std::string& name, const Place& place, Diagnostics& diagnostics);

// The steps, in their order.

void decide_visibility(Resolver& resolver);       // who is hidden today
void connect_entries(Resolver& resolver);         // ids → entries, both ways
void check_consistency(Resolver& resolver);       // what fields say together
void check_treatments(Resolver& resolver);        // of that, what treatments say
void work_out_estimates(Resolver& resolver);      // rows of every estimate
void give_addresses(Resolver& resolver);          // pages, redirects, collisions
void fill_texts(Resolver& resolver,               // links, values, pictures in every text
                FilledTexts* filled_before);
void describe_pages(Resolver& resolver);          // titles, descriptions, breadcrumbs, menu

}  // namespace praxis
