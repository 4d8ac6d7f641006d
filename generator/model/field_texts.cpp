// Texts, as fields have them: names, addresses, phone numbers, languages and all the others.
#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.h"
#include "base/text.h"
#include "clinic/countries.h"
#include "model/addresses.h"
#include "model/field_values.h"

namespace praxis {

namespace {

// No field is as long; what pages, rows and lists repeat must not be larger.
constexpr std::size_t most_field_characters = 1000;

std::string country_meant(std::string_view words) {
    std::string capitals(trimmed(words));
    for (char& c : capitals)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    if (capitals == "UK") return "write GB, the code of the United Kingdom";
    if (is_country(capitals)) return "write " + capitals;
    return "write two capital letters: GB, IE, DE, US";
}

void too_long(FieldReport& report, const Field& field, const TomlValue& value) {
    const std::size_t count = character_count(value.text);
    const auto most = static_cast<std::size_t>(field.hi);
    report
        .complain("summary-too-long", value.where,
                  fmt::format("{} has {} characters; {} fit", in_quotes(field.key), count, most))
        .with_hint(fmt::format("shorten it by {}", count - most));
}

std::optional<FieldValue> local_or_https(FieldReport& report, const TomlValue& value) {
    const std::string& words = value.text;
    std::string fault = fault_of_address(words);
    const bool local = words.starts_with('/') && !words.starts_with("//");
    if (fault.empty() && !local && !words.starts_with("https://"))
        fault = in_quotes(words) + " is neither https nor an address on this site";
    if (fault.empty() && !local && host_of(words).empty())
        fault = in_quotes(words) + " names no site";
    if (fault.empty() && words.find_first_of(" \t<>\"\\") != std::string::npos)
        fault = in_quotes(words) + " has a character that an address cannot have";
    if (!fault.empty()) {
        report.complain("unsafe-address", value.where, fault)
            .with_hint("write https://…, or an address on this site: /treatments/");
        return std::nullopt;
    }
    warn_of_credentials(words, Place::in(report.source, value.where), report.diagnostics);
    return Located<std::string>{words, value.where};
}

// Names that no file of the output may have: git's folder, and what praxis writes for itself.
bool is_kept_name(std::string_view part) {
    const std::string lower = lower_cased(part);
    return lower == ".git" || lower.starts_with(".praxis-");
}

std::string alias_meant(std::string_view words) {
    for (const std::string_view part : split(words, '/')) {
        if (is_kept_name(part)) return in_quotes(part) + " is kept; no page can stand there";
        if (part.size() > 255) return "shorten it: a part between two / has at most 255 characters";
    }
    if (words.size() > 1000) return "shorten it: an address has at most 1000 characters";
    return "begin with /, use letters, digits and . _ ~ -, no empty part and no . or ..";
}

bool is_alias(std::string_view words) {
    if (words.size() < 2 || words.size() > 1000 || words[0] != '/') return false;
    const auto allowed = [](char c) {
        return is_letter(c) || is_digit(c) || c == '.' || c == '_' || c == '~' || c == '-' ||
               c == '/';
    };
    if (!std::all_of(words.begin(), words.end(), allowed)) return false;
    std::vector<std::string_view> parts = split(words.substr(1), '/');
    if (parts.back().empty()) parts.pop_back();
    return std::none_of(parts.begin(), parts.end(), [](std::string_view part) {
        return part.empty() || part == "." || part == ".." || part.size() > 255 ||
               is_kept_name(part);
    });
}

// BCP 47 (RFC 5646, section 2.1): language, script, region, variants, extensions, in this
// order.
bool is_language(std::string_view words) {
    const std::vector<std::string_view> parts = split(words, '-');
    const auto letters = [](std::string_view part) {
        return std::all_of(part.begin(), part.end(), is_letter);
    };
    const auto digits = [](std::string_view part) {
        return std::all_of(part.begin(), part.end(), is_digit);
    };
    const bool plain = std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
        return !part.empty() && part.size() <= 8 &&
               std::all_of(part.begin(), part.end(),
                           [](char c) { return is_letter(c) || is_digit(c); });
    });
    if (!plain || parts[0].size() < 2 || parts[0].size() > 3 || !letters(parts[0])) return false;
    std::size_t at = 1;
    const auto take = [&](auto fits) {
        const bool found = at < parts.size() && fits(parts[at]);
        at += found ? 1 : 0;
        return found;
    };
    take([&](std::string_view part) { return part.size() == 3 && letters(part); });
    take([&](std::string_view part) { return part.size() == 4 && letters(part); });
    take([&](std::string_view part) {
        return (part.size() == 2 && letters(part)) || (part.size() == 3 && digits(part));
    });
    while (take([](std::string_view part) {
        return part.size() >= 5 || (part.size() == 4 && is_digit(part[0]));
    }))
        continue;
    // "u-ca-gregory", "x-clinic": a letter and what it introduces, which ends the tag here.
    if (at < parts.size() && parts[at].size() == 1) return at + 1 < parts.size();
    return at == parts.size();
}

// What an escape (\u0000) smuggles past the check of the file's own bytes.
bool characters_allowed(FieldReport& report, const TomlValue& value) {
    int open_isolates = 0;
    for (std::size_t i = 0; i < value.text.size();) {
        const char32_t c = next_character(value.text, i);
        if (c >= 0x2066 && c <= 0x2068) ++open_isolates;
        if (c == 0x2069 && open_isolates > 0) --open_isolates;
        const bool control =
            (c < 0x20 && c != '\n' && c != '\t' && c != '\r') || (c >= 0x7F && c <= 0x9F);
        const bool direction = (c >= 0x202A && c <= 0x202E);
        if (!control && !direction) continue;
        report
            .complain(control ? "control-character" : "direction-override", value.where,
                      fmt::format("this text has the invisible character U+{:04X} in it",
                                  static_cast<std::uint32_t>(c)))
            .with_hint("delete it and type the words again");
        return false;
    }
    if (open_isolates > 0)
        report
            .complain("unclosed-isolate", value.where,
                      "a direction isolate is not closed in this text")
            .with_hint("delete it, or close it with U+2069");
    return open_isolates == 0;
}

bool is_phone(std::string_view words) {
    return words.size() >= 8 && words.size() <= 16 && words[0] == '+' && words[1] != '0' &&
           std::all_of(words.begin() + 1, words.end(), is_digit);
}

bool is_email(std::string_view words) {
    const std::size_t at = words.find('@');
    return at != std::string_view::npos && at > 0 &&
           words.find_first_of(" \t<>\"(),:;[]\\@", at + 1) == std::string_view::npos &&
           words.find_first_of(" \t<>\"(),:;[]\\") == std::string_view::npos &&
           words.find('.', at) != std::string_view::npos && words.back() != '.';
}

bool is_colour(std::string_view words) {
    return words.size() == 7 && words[0] == '#' &&
           words.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

bool is_question(std::string_view words) {
    words = trimmed(words);
    return words.ends_with('?') || words.ends_with("？") || words.ends_with("؟");
}

/// Why a text cannot be what its field wants.
struct TextFault {
    std::string_view rule;
    std::string message;
    std::string hint;
};

std::optional<TextFault> fault_of_url(const std::string& words) {
    const bool web = words.starts_with("https://") || words.starts_with("http://");
    const bool blank = words.find(' ') != std::string::npos && words.starts_with("http");
    if (!web || words.find_first_of(" \t<>\"") != std::string::npos)
        return TextFault{"malformed-address", in_quotes(words) + " is not an address of a web page",
                         blank ? "write it without blanks" : "write https://…"};
    if (!host_of(words).empty()) return std::nullopt;
    return TextFault{"malformed-address", in_quotes(words) + " names no website",
                     "write the whole address, as in https://clinic.example/"};
}

std::optional<TextFault> fault_of_text(Shape shape, const std::string& words) {
    const auto unless = [&](bool fits, std::string_view rule, std::string_view what,
                            std::string hint) -> std::optional<TextFault> {
        if (fits) return std::nullopt;
        return TextFault{rule, in_quotes(words) + std::string(what), std::move(hint)};
    };
    switch (shape) {
        case Shape::id:
            return unless(is_id(words), "malformed-id", " cannot be an id",
                          "use small letters a–z, digits and single hyphens, at most 64");
        case Shape::phone:
            return unless(is_phone(words), "malformed-phone",
                          " is not a phone number that can be dialled from anywhere",
                          "write + and the country's code, digits only: +442079460000");
        case Shape::email:
            return unless(is_email(words), "malformed-email", " is not an e-mail address",
                          "write name@clinic.example");
        case Shape::url: return fault_of_url(words);
        case Shape::alias:
            return unless(is_alias(words), "malformed-alias", " cannot be an old address",
                          alias_meant(words));
        case Shape::language:
            return unless(is_language(words), "malformed-language", " is not a language tag",
                          "write \"en-GB\", \"de\", \"pl\" …");
        case Shape::country:
            return unless(is_country(words), "malformed-country", " is not a country's code",
                          country_meant(words));
        case Shape::colour:
            return unless(is_colour(words), "malformed-colour", " is not a colour",
                          "write # and six digits or letters a–f: #0f766e");
        default: return std::nullopt;
    }
}

}  // namespace

std::optional<FieldValue> read_text(FieldReport& report, const Field& field,
                                    const TomlValue& value) {
    const std::string& words = value.text;
    const std::size_t characters = character_count(words);
    if (field.shape != Shape::markdown && characters > most_field_characters) {
        report
            .complain("text-too-long", value.where,
                      fmt::format("{} has {} characters; {} fit", in_quotes(field.key), characters,
                                  most_field_characters))
            .with_hint("say it shorter here, and at length in the text of a page");
        return std::nullopt;
    }
    if (!characters_allowed(report, value)) return std::nullopt;
    if (field.shape == Shape::address) return local_or_https(report, value);
    if (auto fault = fault_of_text(field.shape, words)) {
        report.complain(fault->rule, value.where, std::move(fault->message))
            .with_hint(std::move(fault->hint));
        return std::nullopt;
    }
    // The rest is said, and the text kept: links to a question without its sign are right.
    if (field.shape == Shape::question && !is_question(words))
        report.complain("not-a-question", value.where, "this question does not end with ?")
            .with_hint("end it with ?");
    if (field.shape == Shape::text && field.hi > 0 &&
        characters > static_cast<std::size_t>(field.hi))
        too_long(report, field, value);
    return Located<std::string>{words, value.where};
}

std::optional<FieldValue> read_choice(FieldReport& report, const Field& field,
                                      const TomlValue& value) {
    for (std::size_t i = 0; i < field.choices.size(); ++i)
        if (field.choices[i] == value.text) return static_cast<std::int64_t>(i);
    const std::vector<std::string> names(field.choices.begin(), field.choices.end());
    std::string hint = did_you_mean(value.text, names);
    if (hint.empty()) hint = "write one of: " + listed(names, "or");
    report
        .complain("unknown-choice", value.where,
                  fmt::format("there is no {} {}", field.key, in_quotes(value.text)))
        .with_hint(std::move(hint));
    return std::nullopt;
}

}  // namespace praxis
