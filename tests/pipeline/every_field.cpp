#include "tests/pipeline/every_field.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <stdexcept>

#include "clinic/schema.h"
#include "configure/site_schema.h"
#include "tests/gather/picture_samples.h"

namespace praxis {

namespace {

constexpr const char* picture =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"><path d=\"M0 0h8v8z\"/></svg>";

std::string quoted_toml(const std::string& text) {
    std::string value = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') value += '\\';
        value += c;
    }
    return value + '"';
}

/// Words that markdown shall not take for anything else; without braces, which would be values.
std::string escaped_markdown(const std::string& words) {
    std::string text;
    for (const char c : words) {
        if (c == '{' || c == '}') continue;
        if (std::ispunct(static_cast<unsigned char>(c))) text += '\\';
        text += c;
    }
    return text;
}

class Writer {
public:
    explicit Writer(const std::string& words) : words_(words) {}

    /// All fields of a kind, a line each. `beside` tells files of one kind apart.
    std::string fields(const Schema& schema, const std::string& path, const std::string& beside,
                       const std::map<std::string, std::string>& own = {}) {
        beside_ = beside;
        std::string text;
        for (const Field& field : schema.fields) {
            const auto given = own.find(std::string(field.key));
            const std::string value = given != own.end() ? given->second : value_of(field, path);
            if (!value.empty()) text += fmt::format("{} = {}\n", field.key, value);
        }
        return text;
    }

private:
    /// What a field cannot be given by its shape alone: what must agree with another, or what is
    /// checked more closely. An empty text leaves it out.
    std::string special(const std::string& path, std::string_view key) const {
        const std::map<std::string, std::string> by_path = {
            {"site/theme", "\"calm\""},
            {"site/base_url", "\"https://every.example/a/\""},
            {"site/language", "\"en-GB\""},
            {"site/clinic/currency", "\"GBP\""},
            {"site/clinic/timezone", "\"Europe/London\""},
            {"site/clinic/phone_display", "\"(020) 7946-0000\""},
            {"site/clinic/complaints", "\"pages/about.md\""},
            {"site/brand/logo", "\"static/logo.svg\""},
            {"site/brand/share", "\"static/share.png\""},
            {"site/brand/paper", "\"#fbf8f3\""},
            {"site/brand/ink", "\"#1f2928\""},
            {"site/brand/font", "\"mixed\""},
            {"site/menu/to", "\"/treatments/\""},
            {"site/build/output", "\"public\""},
            {"exception/date", ""},
            {"exception/closed", ""},
            {"location/exceptions/date", ""},
            {"location/exceptions/closed", ""},
            {"location/exceptions/from", "2026-12-24"},
            {"location/exceptions/to", "2026-12-26"},
            {"reference/doi", "\"10.1000/a(b)c;d\""},
            {"reference/pmid", "\"12345678\""},
            {"estimate/exclude/when", "{ severity = \"severe\" }"},
            {"treatment/areas", "[\"face\", \"body\"]"},
            {"treatment/alternatives", "[@W@, \"needling\"]"},
            {"home/featured", "[\"peel\", \"needling\"]"},
        };
        if (const auto found = by_path.find(path); found != by_path.end()) return with_words(found->second);
        const std::map<std::string_view, std::string> by_key = {
            {"draft", "false"},
            {"noindex", "false"},
            {"prescription", "false"},
            {"publish", "2026-01-02"},
            {"expires", "2031-01-02"},
            {"date", "2026-01-03"},
            {"next_review", "2027-01-02"},
            {"aliases", fmt::format("[\"/old/{}/\"]", beside_)},
            {"year", "2020"},
            {"basis", "\"clinic\""},
            {"mode", "\"range\""},
            {"factor",
             "[{ id = \"area\", label = @W@, options = [{ id = \"face\" }, { id = \"body\" }] },"
             " { id = \"severity\", label = @W@, options = [{ id = \"mild\", label = @W@, add = 1,"
             " mul = \"1\", basis = \"clinic\", evidence = [\"study\"] }, { id = \"severe\", label = @W@ },"
             " { id = \"other\", label = @W@ }] }]"},
            {"when", "{ severity = \"mild\" }"},
        };
        const auto found = by_key.find(key);
        return found != by_key.end() ? with_words(found->second) : std::string("?");
    }

    std::string with_words(std::string text) const {
        for (std::size_t at; (at = text.find("@W@")) != std::string::npos;)
            text.replace(at, 3, quoted_toml(words_));
        return text;
    }

    std::string value_of(const Field& field, const std::string& parent) const {
        const std::string path = parent + "/" + std::string(field.key);
        const std::string given = special(path, field.key);
        if (given != "?") return given;
        const std::string one = one_of(field, path);
        if (one.empty() || field.number == Number::one) return one;
        return "[" + one + "]";
    }

    std::string one_of(const Field& field, const std::string& path) const {
        switch (field.shape) {
            case Shape::text:
            case Shape::reference_or_words:
            case Shape::identifier: return quoted_toml(words_);
            case Shape::question: return quoted_toml(words_ + "?");
            case Shape::markdown: return quoted_toml(escaped_markdown(words_));
            case Shape::boolean: return "true";
            case Shape::whole:
                return std::to_string(field.hi > field.lo ? std::clamp<std::int64_t>(6, field.lo, field.hi) : 6);
            case Shape::fraction: return "\"1/2\"";
            case Shape::amount: return "1";
            case Shape::decimal: return "1.5";
            case Shape::percent: return "\"47.2\"";
            case Shape::money: return "179.50";
            case Shape::date: return "2026-01-02";
            case Shape::choice: return quoted_toml(std::string(field.choices.front()));
            case Shape::id: return "\"an-id\"";
            case Shape::reference: return quoted_toml(id_of(field.refers_to));
            case Shape::range: return "[4, 6]";
            case Shape::phone: return "\"+442079460000\"";
            case Shape::email: return "\"hello@every.example\"";
            case Shape::address:
            case Shape::url: return "\"https://every.example/?a=1&b='2'\"";
            case Shape::language: return "\"pl\"";
            case Shape::country: return "\"GB\"";
            case Shape::table: return inline_table(*field.table, path);
            case Shape::week: return "{ mon = [\"09:00-17:00\"] }";
            case Shape::hours: return "\"10:00-12:00\"";
            case Shape::file: return "\"photo.svg\"";
            case Shape::colour: return "\"#0f766e\"";
            case Shape::rules: return "{ heading-level-one = \"off\" }";
            case Shape::alias:
            case Shape::when: break;
        }
        throw std::logic_error("no value for " + path);
    }

    std::string inline_table(const Schema& schema, const std::string& path) const {
        std::string text;
        for (const Field& field : schema.fields) {
            const std::string value = value_of(field, path);
            if (!value.empty())
                text += fmt::format("{}{} = {}", text.empty() ? "" : ", ", field.key, value);
        }
        return "{ " + text + " }";
    }

    static std::string id_of(Kind kind) {
        switch (kind) {
            case Kind::treatment: return "peel";
            case Kind::area: return "face";
            case Kind::concern: return "lines";
            case Kind::practitioner: return "anna";
            case Kind::location: return "quay";
            case Kind::reference: return "study";
            default: throw std::logic_error("nothing of this kind is referred to");
        }
    }

    const std::string& words_;
    std::string beside_;
};

/// A text with the words wherever markdown lets words stand.
std::string text_of(const std::string& words) {
    const std::string safe = escaped_markdown(words);
    return fmt::format(
        "A paragraph of {0} and code ``{1}`` and a [link](/treatments/ \"{0}\")[@study].\n\n"
        "## A heading of {0}\n\n"
        "```{0}\n{1}\n```\n\n"
        "> [!NOTE]\n> {0}\n\n"
        "| {0} | b |\n|---|---|\n| ~~{0}~~ | {0} |\n\n"
        "![{0}](photo.svg \"{0}\") {{{{clinic.name}}}}[^1]\n\n"
        "[^1]: A footnote of {0}\n",
        safe, words);
}

}  // namespace

SmallSite site_with_every_field(const std::string& words) {
    Writer writer(words);
    SmallSite site;
    site.remove("content");
    const auto put = [&](const std::string& path, Kind kind, const std::string& beside,
                         const std::map<std::string, std::string>& own = {}) {
        std::string name;
        switch (kind) {
            case Kind::home: name = "home"; break;
            case Kind::treatment: name = "treatment"; break;
            case Kind::location: name = "location"; break;
            default: name = "other"; break;
        }
        const std::string folder = path.substr(0, path.rfind('/'));
        site.file("content/" + folder + "/photo.svg", picture);
        site.file("content/" + path,
                  "+++\n" + writer.fields(schema_of(kind), name, beside, own) + "+++\n" + text_of(words));
    };
    site.file("site.toml", writer.fields(site_schema(), "site", "site"));
    site.file("static/logo.svg", picture);
    site.file("static/share.png", samples::png(1200, 630));
    put("treatments/peel/index.md", Kind::treatment, "peel");
    put("treatments/needling/index.md", Kind::treatment, "needling");
    put("treatments/peel/areas/face.md", Kind::treatment_area, "peel-face");
    put("treatments/peel/aftercare.md", Kind::aftercare, "peel-aftercare");
    put("areas/face.md", Kind::area, "face", {{"parent", "\"body\""}});
    put("areas/body.md", Kind::area, "body", {{"parent", ""}});
    put("concerns/lines.md", Kind::concern, "lines");
    put("team/anna.md", Kind::practitioner, "anna");
    put("locations/quay.md", Kind::location, "quay");
    put("journal/news.md", Kind::journal, "news");
    put("pages/about.md", Kind::page, "about");
    site.file("content/index.md",
              "+++\n" + writer.fields(schema_of(Kind::home), "home", "home", {{"aliases", "[\"/old.html\"]"}}) +
                  "+++\n" + text_of(words));
    site.file("content/photo.svg", picture);
    site.file("content/references.toml",
              "[study]\n" + writer.fields(schema_of(Kind::reference), "reference", "study"));
    site.file("content/faq/general.toml", writer.fields(schema_of(Kind::faq), "faq", "faq"));
    site.file("content/treatments/peel/faq.toml", writer.fields(schema_of(Kind::faq), "faq", "peel-faq"));
    site.file("content/treatments/peel/estimate.toml",
              writer.fields(schema_of(Kind::estimate), "estimate", "estimate"));
    return site;
}

}  // namespace praxis
