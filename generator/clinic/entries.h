// What a clinic is made of: the entries that editors write, one struct each. Fields are described
// in schema.cpp; those under "resolved" are filled in by resolve.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/source.h"
#include "clinic/kinds.h"
#include "clinic/money.h"

namespace praxis {

struct Treatment;
struct Area;
struct Concern;
struct Practitioner;
struct Location;
struct Reference;
struct Estimate;
struct EstimateTable;

enum class Visibility : std::uint8_t { live, draft, scheduled, expired };

/// A key that an editor gave, and where its value stands.
struct FieldPlace {
    std::string key;
    Span where;
    bool broken = false;  // it could not be used as it is, which has been said
};
using FieldPlaces = std::vector<FieldPlace>;

bool is_given(const FieldPlaces& places, std::string_view key);
/// Whether a key was given and its value is broken: then nothing follows from what it lacks.
bool is_broken(const FieldPlaces& places, std::string_view key);

/// What every file that makes a page has.
struct Entry {
    std::string id;  // from the file's or folder's name
    const Source* source = nullptr;
    FieldPlaces places;
    bool damaged = false;  // fields that could not be read may be missing; that has been said

    std::string title;
    std::string summary;
    bool draft = false;
    bool noindex = false;
    std::optional<Date> publish;
    std::optional<Date> expires;
    std::vector<RefTo<Practitioner>> author;
    std::vector<RefTo<Practitioner>> reviewed_by;
    std::optional<Date> reviewed;
    std::optional<Date> next_review;
    std::vector<Located<std::string>> aliases;

    const Text* text = nullptr;  // never null after gather, for entries with a body

    // resolved
    Visibility visibility = Visibility::live;
    std::string address;  // "/treatments/peel/", without base_url's path; empty if it has no page

    bool live() const { return visibility == Visibility::live; }
    /// Where a key's value was written; the start of the file if it was not.
    Place where(std::string_view key) const;
    bool has(std::string_view key) const;
    /// Whether it is unknown what a key would say, which has been said: its value is broken, or it
    /// may be among the fields that could not be read.
    bool is_broken(std::string_view key) const;
};

enum class BookingSystem : std::uint8_t { jane, cliniko, acuity, calendly, calcom, fresha };

/// Where "book" leads: an address as written, or one that is made for a known system from names and
/// numbers of that system.
struct Booking {
    std::string label;
    Located<std::string> url;  // for a system set by settle_booking

    std::optional<BookingSystem> system = {};
    Span system_where = {};
    Located<std::string> subdomain = {};
    Located<std::string> shard = {};
    Located<std::string> user = {};
    Located<std::string> event = {};
    Located<std::string> slug = {};
    Located<std::string> service = {};
    Located<std::string> staff = {};
    Located<std::string> treatment = {};
    Located<std::string> discipline = {};
    Located<std::string> location = {};
    Located<std::string> provider = {};
};

struct Package {
    int sessions = 0;
    Money price;
    Span where;
};

struct Fee {
    std::string name;
    Money price;
    bool redeemable = false;
};

struct Risk {
    std::string name;
    std::string frequency;
    bool serious = false;
};

/// What one session costs and how several are sold: always both from the same file.
struct Pricing {
    std::optional<Money> price;
    std::vector<Package> packages;
    Span packages_where;
};

/// `treatments/<t>/areas/<area>.md`; without a file only `area` is set.
struct TreatmentArea : Entry {
    Pricing pricing;             // as written here
    std::optional<int> minutes;  // as written here

    // resolved
    const Treatment* treatment = nullptr;
    const Area* area = nullptr;
    bool thin = true;  // no text of its own
};

struct Aftercare : Entry {
    std::vector<std::string> red_flags;
    std::string phone;
    std::string out_of_hours;

    // resolved
    const Treatment* treatment = nullptr;
};

struct Question {
    std::string id;
    std::string question;
    Located<std::string> written_answer;
    const Text* answer = nullptr;  // never null after gather
    Span where;  // of `q`
    Span id_where;
    const Source* source = nullptr;
    std::vector<RefTo<Treatment>> treatments;
    std::vector<RefTo<Area>> areas;
    std::vector<RefTo<Concern>> concerns;

    // resolved
    std::string anchor;            // on /faq/
    bool of_any_treatment = false;  // a topic's that names no treatment, not even a hidden one
};

struct FaqTopic {
    std::string id;
    const Source* source = nullptr;
    std::string title;
    FieldPlaces places;
    std::vector<Question> questions;
    bool incomplete = false;  // it may have others, or under other ids; why has been said
};

/// An alternative is a treatment of this clinic or some words.
struct Alternative {
    std::string words;
    Span where;
    const Treatment* treatment = nullptr;  // resolved
};

enum class TreatmentKind : std::uint8_t { device, injectable, peel, laser, manual, surgical };

struct Treatment : Entry {
    TreatmentKind kind = TreatmentKind::device;
    std::vector<RefTo<Area>> areas;
    std::vector<RefTo<Concern>> concerns;
    std::vector<std::string> synonyms;
    std::optional<int> minutes;
    std::optional<Range> downtime_days;
    Pricing pricing;
    std::string price_note;
    std::vector<Fee> fees;
    std::vector<RefTo<Practitioner>> performers;
    std::vector<RefTo<Location>> locations;
    std::optional<int> min_age;
    bool prescription = false;
    std::vector<std::string> contraindications;
    std::vector<Risk> risks;
    std::vector<Alternative> alternatives;
    std::string anaesthesia;
    std::optional<Booking> booking;

    std::vector<TreatmentArea> area_texts;      // files of `areas/`, in order of their names
    std::optional<Aftercare> aftercare;         // none without the file
    std::optional<FaqTopic> faq;                // none without the file
    std::shared_ptr<const Estimate> estimate;   // null without the file

    // resolved
    std::vector<std::string> written_areas;     // ids as written, also of what is hidden or missing
    std::vector<std::string> written_concerns;
    std::vector<TreatmentArea> on_areas;        // one for each live area, in the order of `areas`
    std::vector<const Practitioner*> performed_by;  // live: those named, else all who perform it
    std::vector<const Location*> offered_at;        // live: those named, else all
    std::vector<const Question*> questions;     // its own first
    std::shared_ptr<const EstimateTable> table; // null without an estimate, or when it has errors

    const TreatmentArea* on(const Area& area) const;
    /// Null without the file, and while it is hidden.
    const Aftercare* live_aftercare() const {
        return aftercare && aftercare->live() ? &*aftercare : nullptr;
    }
};

struct Area : Entry {
    std::optional<RefTo<Area>> parent;
    std::vector<std::string> region;
    std::vector<std::string> synonyms;

    // resolved
    std::vector<const Area*> children;          // live, by title
    std::vector<const Treatment*> treatments;   // live, its own, by title
    std::vector<const Question*> questions;
};

struct Concern : Entry {
    std::vector<std::string> synonyms;
    bool medical = false;
    std::vector<std::string> see_doctor_if;

    // resolved
    std::vector<const Treatment*> treatments;
    std::vector<const Question*> questions;
};

struct Picture {
    Located<std::string> file;
    std::string words;  // alternative text
};

struct Practitioner : Entry {  // `title` is the name
    std::string role;
    std::string register_name;
    std::string register_number;
    std::vector<std::string> qualifications;
    std::vector<std::string> languages;
    std::vector<RefTo<Treatment>> performs;
    std::vector<RefTo<Location>> locations;
    std::optional<Picture> photo;
    std::optional<Booking> booking;

    // resolved
    std::vector<const Treatment*> treatments;   // live, those that this person performs
};

/// Minutes after midnight, 0 to 1440; `closes` above 1440 ends on the next day.
struct OpeningPeriod {
    int opens = 0;
    int closes = 0;
    bool operator==(const OpeningPeriod&) const = default;
};

struct HoursException {
    Date from;
    Date to;
    bool closed = false;
    std::vector<OpeningPeriod> hours;
    std::string reason;
    Span where;

    // as written, before opening_hours makes the above of them
    std::optional<Date> written_date;
    std::optional<Date> written_from;
    std::optional<Date> written_to;
    std::optional<bool> written_closed;
    std::vector<Located<std::string>> written_hours;
};

struct Location : Entry {  // `title` is the name
    std::string street;
    std::string locality;
    std::string region;
    std::string postcode;
    std::string country;
    std::optional<std::string> latitude;   // decimal degrees as written
    std::optional<std::string> longitude;
    std::string phone;
    std::array<std::vector<OpeningPeriod>, 7> hours;  // Monday first
    std::vector<HoursException> exceptions;
    std::vector<std::string> access;
    std::optional<Picture> photo;
    std::optional<Booking> booking;

    // as written: by weekday, Monday 0
    std::vector<std::pair<int, std::vector<Located<std::string>>>> written_hours;

    // resolved
    std::vector<const Treatment*> treatments;
    std::vector<const Practitioner*> practitioners;
};

struct Article : Entry {
    Date date;
    std::optional<Date> updated;
    std::vector<RefTo<Treatment>> treatments;
};

struct PlainPage : Entry {};

struct Home : Entry {
    std::string lead;
    std::vector<RefTo<Treatment>> featured;
};

enum class ReferenceKind : std::uint8_t { review, rct, trial, cohort, label, guideline, opinion };

struct Reference {
    std::string id;
    const Source* source = nullptr;
    Span where;  // of the id
    ReferenceKind kind = ReferenceKind::opinion;
    std::string title;
    std::string authors;
    std::string journal;
    int year = 0;
    std::string doi;
    std::string pmid;
    std::string url;
    std::vector<RefTo<Area>> studied_areas;
    std::vector<RefTo<Concern>> studied_concerns;
    std::vector<RefTo<Treatment>> studied_treatments;
    std::optional<int> participants;
    std::optional<int> sessions;
};

/// All of a clinic, in the order of their ids. Hidden entries are here too; resolve drops them from
/// every list that a page shows.
struct Clinic {
    std::optional<Home> home;
    std::vector<Treatment> treatments;
    std::vector<Area> areas;
    std::vector<Concern> concerns;
    std::vector<Practitioner> team;
    std::vector<Location> locations;
    std::vector<FaqTopic> faq;
    std::vector<Article> journal;
    std::vector<PlainPage> pages;
    std::vector<Reference> references;

    /// Null without the file, and while it is hidden.
    const Home* live_home() const { return home && home->live() ? &*home : nullptr; }
};

}  // namespace praxis
