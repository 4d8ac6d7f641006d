#include "command/flags.h"

#include <algorithm>
#include <iterator>

namespace praxis {

namespace {

constexpr unsigned every_verb = ~0u;
constexpr unsigned makers = bit(Verb::build) | bit(Verb::check);

const VerbRow verb_rows[] = {
    {Verb::init, "init", "<folder>", 1, "make a new site that builds at once",
     "It has one treatment, one body area, one place and words that say what to write. The folder "
     "has to be new or empty. In a terminal praxis asks for what is missing.",
     "praxis init my-clinic\npraxis init my-clinic --title \"Mill Lane Skin\" --jurisdiction ie"},
    {Verb::new_file, "new", "<kind> <id>", 2, "add a file with every field explained",
     "Kinds: treatment, area, concern, person, location, journal or page. The id becomes the "
     "file's name and the page's address. The file is a draft until its line draft = true is taken away. "
     "In a terminal praxis asks for what is missing.",
     "praxis new treatment micro-needling\npraxis new area neck\n"
     "praxis new person james-okafor --title \"James Okafor\""},
    {Verb::build, "build", "", 0, "make the site",
     "Reads everything, says every mistake in one run, and writes only the files that changed. A "
     "site with an error is not published.",
     "praxis build\npraxis build --drafts --output /tmp/preview\n"
     "praxis build --base-url https://staging.example/ --strict"},
    {Verb::check, "check", "", 0, "say everything that build would say, without writing", "",
     "praxis check\npraxis check --fail-on warning --format github\n"
     "praxis check --rule broken-link"},
    {Verb::list, "list", "[what]", 1, "show what is there: treatments, people, drafts, what is due",
     "What: home, treatments, treatment-areas, aftercare, areas, concerns, team, locations, faq, "
     "journal, pages or references; or drafts, scheduled, expired, due (a review is), thin (a "
     "treatment on an area without a text of its own). Without it, everything.",
     "praxis list\npraxis list drafts\npraxis list due --clock 2026-12-31 --format json"},
    {Verb::estimate, "estimate", "<treatment> [factor=option ...]", static_cast<std::size_t>(-1),
     "show how many sessions a treatment takes",
     "Shows the rows that fit the options, and what each rests on. Not an assessment of anybody.",
     "praxis estimate microneedling\npraxis estimate microneedling area=face --format json"},
    {Verb::export_data, "export", "<what>", 1, "print what the clinic offers, for other programs",
     "What: catalogue (locations, people, and each treatment on each area with its time, prices "
     "and sessions) or catalogue-schema (the JSON Schema that describes it).",
     "praxis export catalogue --format csv > services.csv\n"
     "praxis export catalogue > catalogue.json\npraxis export catalogue-schema"},
    {Verb::render_part, "render", "<what> [id]", 2, "print one part of a page",
     "What: estimate, prices, hours, faq, person or treatment. An id says of which treatment, "
     "location or person; prices and faq without one are all of them.",
     "praxis render estimate microneedling --area face\n"
     "praxis render hours quay --format text\npraxis render prices"},
    {Verb::serve, "serve", "", 0, "show the site in a browser, remade as files are saved",
     "Drafts are shown. Pages have the bytes of a build with --drafts, and a script that keeps "
     "them like their sources. Nothing is written. Ctrl-C ends it.",
     "praxis serve\npraxis serve --open\npraxis serve --port 8080 --bind 0.0.0.0"},
    {Verb::clean, "clean", "", 0, "remove what praxis wrote, nothing else", "",
     "praxis clean --dry-run\npraxis clean"},
};

const FlagRow flag_rows[] = {
    {Flag::drafts, "drafts", 'D', "", "", FlagGroup::shows, makers, "show drafts"},
    {Flag::future, "future", 'F', "", "", FlagGroup::shows, makers | bit(Verb::serve),
     "show what is scheduled"},
    {Flag::clock, "clock", 0, "<date>", "", FlagGroup::shows,
     makers | bit(Verb::list) | bit(Verb::export_data) | bit(Verb::render_part) | bit(Verb::serve) |
         bit(Verb::init) | bit(Verb::new_file),
     "today's date, for example 2026-05-01"},

    {Flag::output, "output", 'o', "<folder>", "", FlagGroup::makes, makers,
     "write there instead of public/"},
    {Flag::output, "output", 'o', "<folder>", "", FlagGroup::makes, bit(Verb::clean),
     "clean there instead of public/"},
    {Flag::base_url, "base-url", 'u', "<address>", "", FlagGroup::makes,
     makers | bit(Verb::export_data) | bit(Verb::render_part),
     "where the site will stand, for example https://clinic.example/"},
    {Flag::area, "area", 0, "<area>", "", FlagGroup::shows, bit(Verb::render_part),
     "on which body area, for an estimate, prices, a treatment"},
    {Flag::theme, "theme", 't', "<name>", "", FlagGroup::makes, bit(Verb::render_part),
     "another theme than embed, which it has to extend"},
    {Flag::theme, "theme", 't', "<name>", "", FlagGroup::makes, makers,
     "another theme than site.toml's; embed makes the section of another site"},
    {Flag::dry_run, "dry-run", 0, "", "", FlagGroup::makes, bit(Verb::build),
     "say what would be written, and write nothing"},
    {Flag::dry_run, "dry-run", 0, "", "", FlagGroup::makes, bit(Verb::clean),
     "say how much would be removed, and remove nothing"},
    {Flag::force, "force", 0, "", "", FlagGroup::makes, bit(Verb::build),
     "write over files of praxis's that somebody edited"},
    {Flag::guest, "guest", 0, "", "", FlagGroup::makes, bit(Verb::build),
     "write into a folder that holds another's files; none of them is touched"},
    {Flag::jobs, "jobs", 'j', "<number>", "", FlagGroup::makes, makers | bit(Verb::serve),
     "how many workers; as many as there are processors"},

    {Flag::port, "port", 'p', "<number>", "", FlagGroup::makes, bit(Verb::serve),
     "listen there instead of at 4000, or at the next port that is free"},
    {Flag::bind, "bind", 0, "<address>", "", FlagGroup::makes, bit(Verb::serve),
     "listen on this numeric address instead of 127.0.0.1; 0.0.0.0 is every network"},
    {Flag::open, "open", 0, "", "", FlagGroup::makes, bit(Verb::serve),
     "open the site in your browser"},

    {Flag::title, "title", 0, "<words>", "", FlagGroup::makes, bit(Verb::new_file),
     "the page's heading, or the person's or place's name; made from the id if left out"},
    {Flag::title, "title", 0, "<words>", "", FlagGroup::makes, bit(Verb::init),
     "the clinic's name; made from the folder's if left out"},
    {Flag::jurisdiction, "jurisdiction", 0, "<place>", "uk ie us au de eu other", FlagGroup::makes,
     bit(Verb::init), "whose advertising rules hold: uk, as usual, ie, us, au, de, eu or other"},

    {Flag::strict, "strict", 0, "", "", FlagGroup::says, bit(Verb::build),
     "warnings count as errors"},
    {Flag::fail_on, "fail-on", 0, "<severity>", "error warning", FlagGroup::says, bit(Verb::check),
     "what makes the exit status 1: error, as usual, or warning"},
    {Flag::rule, "rule", 0, "<id>", "", FlagGroup::says, bit(Verb::check),
     "only what this rule says; may be repeated"},
    {Flag::format, "format", 0, "<format>", "text json github", FlagGroup::says, makers,
     "text, json or github (workflow commands)"},
    {Flag::format, "format", 0, "<format>", "table json", FlagGroup::says,
     bit(Verb::list) | bit(Verb::estimate), "table or json"},
    {Flag::format, "format", 0, "<format>", "json csv", FlagGroup::says, bit(Verb::export_data),
     "json, as usual, or csv for a spreadsheet"},
    {Flag::format, "format", 0, "<format>", "html json text", FlagGroup::says,
     bit(Verb::render_part), "html, as usual, json or text"},
    {Flag::timings, "timings", 0, "", "json", FlagGroup::says, bit(Verb::build),
     "say how long each step took, and what was dear; as data with =json"},
    {Flag::checks, "checks", 0, "", "", FlagGroup::says, bit(Verb::build),
     "also ask the questions about claims"},

    {Flag::site, "site", 's', "<folder>", "", FlagGroup::everywhere, every_verb,
     "the folder of site.toml; else it is sought from here upwards"},
    {Flag::quiet, "quiet", 'q', "", "", FlagGroup::everywhere, every_verb, "print only errors"},
    {Flag::verbose, "verbose", 'v', "", "", FlagGroup::everywhere, every_verb,
     "say more about what is done"},
    {Flag::color, "color", 0, "<when>", "auto always never", FlagGroup::everywhere, every_verb,
     "auto, always or never"},
    {Flag::help, "help", 'h', "", "", FlagGroup::everywhere, every_verb, "print this"},
    {Flag::version, "version", 0, "", "", FlagGroup::unlisted, every_verb,
     "print the version, and the versions of the libraries"},
};

}  // namespace

std::span<const VerbRow> all_verbs() { return verb_rows; }

const VerbRow& row_of(Verb verb) {
    return *std::find_if(std::begin(verb_rows), std::end(verb_rows),
                         [&](const VerbRow& row) { return row.verb == verb; });
}

std::optional<Verb> verb_called(std::string_view name) {
    for (const VerbRow& row : verb_rows)
        if (row.name == name) return row.verb;
    return std::nullopt;
}

std::span<const FlagRow> all_flags() { return flag_rows; }

std::vector<const FlagRow*> flags_of(Verb verb) {
    std::vector<const FlagRow*> rows;
    for (const FlagRow& row : flag_rows)
        if (row.verbs & bit(verb)) rows.push_back(&row);
    return rows;
}

const FlagRow* find_flag(Verb verb, Flag flag) {
    for (const FlagRow& row : flag_rows)
        if (row.flag == flag && (row.verbs & bit(verb))) return &row;
    return nullptr;
}

std::string environment_name(const FlagRow& row) {
    if (row.flag == Flag::help || row.flag == Flag::version) return {};
    std::string name = "PRAXIS_";
    for (const char c : row.name)
        name += c == '-' ? '_' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
    return name;
}

}  // namespace praxis
