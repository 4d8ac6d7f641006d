#include "begin/form.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace praxis {

namespace {

/// Examples that say more than the shape of their field could.
std::string_view example_of(std::string_view key) {
    static const std::map<std::string_view, std::string_view> examples = {
        {"minutes", "30"},
        {"min_age", "18"},
        {"sessions", "3"},
        {"latitude", "51.5"},
        {"longitude", "-0.1"},
        {"exceptions", "[{ date = 2026-12-25, closed = true, reason = \"Christmas\" }]"},
        {"hours", "[\"09:00-12:00\"]"},
        {"label", "\"Book\""},
        {"to", "\"/treatments/\""},
        {"url", "\"https://clinic.example/book\""},
        {"email", "\"hello@clinic.example\""},
        {"theme", "\"calm\""},
        {"output", "\"public\""},
        {"logo", "\"static/logo.svg\""},
        {"share", "\"static/share.png\""},
        {"complaints", "\"pages/complaints.md\""},
        {"accent", "\"#0f766e\""},
        {"paper", "\"#fbf8f3\""},
        {"ink", "\"#1f2928\""},
        {"languages", "[\"en-GB\"]"},
    };
    const auto found = examples.find(key);
    return found == examples.end() ? std::string_view() : found->second;
}

std::string sample_of(const Field& field, const ClinicFacts& facts);

/// `{ sessions = 3, price = 180 }`: what a table needs, or its first two fields.
std::string inline_table(const Schema& schema, const ClinicFacts& facts) {
    const bool needs_some =
        std::any_of(schema.fields.begin(), schema.fields.end(),
                    [](const Field& field) { return field.need == Need::required; });
    std::string text;
    for (std::size_t i = 0; i < schema.fields.size(); ++i) {
        const Field& field = schema.fields[i];
        if (needs_some ? field.need != Need::required : i >= 2) continue;
        text += fmt::format("{}{} = {}", text.empty() ? "{ " : ", ", field.key,
                            sample_of(field, facts));
    }
    return text + " }";
}

std::string one_sample(const Field& field, const ClinicFacts& facts) {
    switch (field.shape) {
        case Shape::boolean: return "true";
        case Shape::whole: return std::to_string(std::max<std::int64_t>(field.lo, 1));
        case Shape::money: return "180";
        case Shape::date: return facts.today.iso();
        case Shape::choice: return toml_text(field.choices.front());
        case Shape::reference:
        case Shape::reference_or_words:
            return toml_text(facts.ids_of(field.refers_to).empty()
                                 ? "…"
                                 : facts.ids_of(field.refers_to).front());
        case Shape::range: return "[1, 3]";
        case Shape::phone: return toml_text(facts.phone);
        case Shape::alias: return "\"/old/page/\"";
        case Shape::file: return "\"photo.jpg\"";
        case Shape::table: return inline_table(*field.table, facts);
        default: return "\"…\"";
    }
}

/// The same day of the next year; a leap day has none.
Date year_after(const Date& day) {
    return make_date(day.year + 1, day.month, day.day).value_or(Date{day.year + 1, day.month, 28});
}

/// A value that the field accepts, to be written over.
std::string sample_of(const Field& field, const ClinicFacts& facts) {
    if (const std::string_view known = example_of(field.key); !known.empty())
        return std::string(known);
    if (field.key == "expires" || field.key == "next_review") return year_after(facts.today).iso();
    const std::string one = one_sample(field, facts);
    return field.number == Number::list ? "[" + one + "]" : one;
}

std::string listed_choices(const Field& field) {
    std::vector<std::string> names;
    for (const std::string_view name : field.choices) names.emplace_back(name);
    return fmt::format("{}: {}.", field.number == Number::one ? "One of" : "One or several of",
                       listed(names, "or"));
}

std::string ids_in_words(Kind kind, const ClinicFacts& facts) {
    constexpr std::size_t most = 40;
    const std::vector<std::string>& ids = facts.ids_of(kind);
    return ids.empty() ? "The clinic has none yet."
                       : fmt::format("The clinic has: {}.", first_listed(ids, most));
}

/// What the field's sentence leaves open.
std::string form_in_words(const Field& field, const ClinicFacts& facts) {
    switch (field.shape) {
        case Shape::text:
            return field.hi > 0 ? fmt::format("At most {} characters.", field.hi) : "";
        case Shape::whole: return fmt::format("A whole number from {} to {}.", field.lo, field.hi);
        case Shape::money: return fmt::format("In {}: 180 or 179.50.", facts.currency);
        case Shape::choice: return listed_choices(field);
        case Shape::reference:
        case Shape::reference_or_words: return ids_in_words(field.refers_to, facts);
        default: return "";
    }
}

/// What the law of the clinic's country adds.
std::string law_in_words(const Field& field, const ClinicFacts& facts) {
    const JurisdictionRules& rules = rules_of(facts.jurisdiction);
    if (field.key == "prescription" && !rules.prescription_advertising)
        return fmt::format(
            "In {} it may not be advertised: then it has no price, packages, fees or estimate "
            "here, only a consultation.",
            rules.name);
    if ((field.key == "price" || field.key == "packages" || field.key == "fees") &&
        !rules.prescription_advertising)
        return "Not with prescription = true.";
    return {};
}

std::string joined(std::initializer_list<std::string> sentences) {
    std::string text;
    for (const std::string& sentence : sentences)
        if (!sentence.empty()) text += (text.empty() ? "" : " ") + sentence;
    return text;
}

std::string note_of(const Field& field, std::string_view more, const ClinicFacts& facts) {
    return joined(
        {replaced(field.sentence, "`", ""), form_in_words(field, facts), std::string(more)});
}

/// "#   sessions: How many sessions." for each field of a table inside a form.
std::string inner_notes(const Schema& schema, const ClinicFacts& facts, std::string indent) {
    std::string text;
    for (const Field& field : schema.fields) {
        text += comment_lines(fmt::format("{}: {}", field.key, note_of(field, {}, facts)), indent);
        if (field.shape == Shape::table && field.table)
            text += inner_notes(*field.table, facts, indent + "  ");
    }
    return text;
}

std::string above(const Field& field, std::string_view more, const ClinicFacts& facts) {
    std::string text = comment_lines(
        note_of(field, joined({law_in_words(field, facts), std::string(more)}), facts));
    if (field.shape == Shape::table && field.table) text += inner_notes(*field.table, facts, "  ");
    return text;
}

bool is_filled_in(std::string_view key, const std::vector<FilledField>& filled) {
    return std::any_of(filled.begin(), filled.end(),
                       [&](const FilledField& one) { return one.key == key; });
}

/// Whether every page has this field.
bool is_common(const Field& field) {
    const Field* of_pages = schema_of(Kind::page).find(field.key);
    return of_pages && of_pages->sentence == field.sentence;
}

}  // namespace

const std::vector<std::string>& ClinicFacts::ids_of(Kind kind) const {
    static const std::vector<std::string> none;
    const auto found = ids.find(kind);
    return found == ids.end() ? none : found->second;
}

std::string toml_text(std::string_view words) {
    std::string text = "\"";
    for (const char c : words) {
        if (c == '"' || c == '\\') text += '\\';
        text += c;
    }
    return text + '"';
}

std::string toml_list(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + toml_text(word);
    return "[" + text + "]";
}

std::string comment_lines(std::string_view words, std::string_view indent) {
    constexpr std::size_t width = 80;
    const std::string first = fmt::format("# {}", indent);
    // What goes on stands a little to the right, so that the next name is seen.
    const std::string next = first + (indent.empty() ? "" : "  ");
    std::string text = first;
    std::size_t column = first.size();
    bool empty = true;
    for (const std::string_view word : split(words, ' ')) {
        const std::size_t size = character_count(word);
        if (!empty && column + 1 + size > width) {
            text += '\n' + next;
            column = next.size();
            empty = true;
        }
        if (!empty) ++column;
        text += (empty ? "" : " ") + std::string(word);
        column += size;
        empty = false;
    }
    return text + '\n';
}

std::string form_of(const Schema& schema, const std::vector<FilledField>& filled,
                    const ClinicFacts& facts) {
    std::string text;
    for (const FilledField& one : filled)
        text += fmt::format("{}{} = {}\n\n", above(*schema.find(one.key), one.note, facts), one.key,
                            one.value);
    // What every page has is wanted less often than what this kind has of its own.
    for (const bool common : {false, true})
        for (const Field& field : schema.fields) {
            if (is_filled_in(field.key, filled) || is_common(field) != common) continue;
            text += fmt::format("{}#{} = {}\n\n", above(field, {}, facts), field.key,
                                sample_of(field, facts));
        }
    text.pop_back();  // the last empty line
    return text;
}

std::string table_form_of(std::string_view head, const Field& field,
                          const std::vector<FilledField>& filled, const ClinicFacts& facts) {
    const std::string_view how = filled.empty() ? "To use it, take the # away here too." : "";
    std::string text = comment_lines(note_of(field, how, facts));
    text += fmt::format("{}{}\n\n", filled.empty() ? "#" : "", head);
    return text + (field.table ? form_of(*field.table, filled, facts) : "#rule-id = \"warn\"\n");
}

}  // namespace praxis
