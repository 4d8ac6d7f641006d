#include "model/fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <utility>

#include "base/text.h"
#include "clinic/countries.h"
#include "model/field_words.h"

namespace praxis {

Span inside_quotes(const TomlValue& text) {
    if (!text.verbatim) return text.where;
    return {text.text_begin, text.text_begin + static_cast<std::uint32_t>(text.text.size())};
}

bool is_left_empty(const TomlValue& value) {
    if (value.type == TomlValue::Type::text) return trimmed(value.text).empty();
    if (value.type != TomlValue::Type::list) return false;
    return std::all_of(value.items.begin(), value.items.end(), [](const TomlValue& item) {
        return item.type == TomlValue::Type::text && trimmed(item.text).empty();
    });
}

namespace {

constexpr std::array<std::string_view, 7> weekdays = {"mon", "tue", "wed", "thu",
                                                      "fri", "sat", "sun"};

// No field is as long; what pages, rows and lists repeat must not be larger.
constexpr std::size_t most_field_characters = 1000;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// "https" and so on up to the colon, lower-cased, blanks and control characters removed; empty
// where there is none.
std::string scheme_of(std::string_view address) {
    std::string scheme;
    for (const char c : address) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || byte == 0x7F) continue;
        if (c == ':') return scheme;
        if (c == '/' || c == '?' || c == '#') return {};
        scheme += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    return {};
}

// "clinic.example" of "https://clinic.example/book".
std::string_view host_of(std::string_view address) {
    const std::size_t begin = address.find("//");
    if (begin == std::string_view::npos) return {};
    const std::string_view rest = address.substr(begin + 2);
    const std::string_view place = rest.substr(0, rest.find_first_of("/?#"));
    const std::size_t at = place.rfind('@');
    return at == std::string_view::npos ? place : place.substr(at + 1);
}

std::string without_blanks(std::string_view address) {
    std::string result;
    for (const char c : address)
        if (static_cast<unsigned char>(c) > 0x20 && c != 0x7F) result += c;
    return result;
}

}  // namespace

std::string fault_of_address(std::string_view address) {
    const std::string bare = without_blanks(address);
    if (bare.starts_with("//") || bare.starts_with("\\\\") || bare.starts_with("/\\"))
        return "an address may not begin with //";
    const std::string scheme = scheme_of(address);
    if (scheme.empty() || scheme == "https" || scheme == "http" || scheme == "mailto" ||
        scheme == "tel")
        return {};
    return "an address may not begin with " + quoted(scheme + ":");
}

bool has_credentials(std::string_view address) {
    const std::string scheme = scheme_of(address);
    if (scheme != "https" && scheme != "http") return false;
    // Browsers do not mind how many slashes follow, or which way they lean.
    std::string rest = without_blanks(address).substr(scheme.size() + 1);
    rest.erase(0, rest.find_first_not_of("/\\"));
    return rest.substr(0, rest.find_first_of("/\\?#")).find('@') != std::string::npos;
}

void warn_of_credentials(std::string_view address, const Place& place, Diagnostics& diagnostics) {
    if (has_credentials(address))
        diagnostics
            .warning("credentials-in-address", place,
                     "this address has a user name or password in it")
            .with_hint("remove it; everybody can read the page");
}

namespace {

class Reader {
public:
    Reader(const Source& source, Diagnostics& diagnostics)
        : source_(source), diagnostics_(diagnostics) {}

    /// Which of the file's tables is read, in the words of messages.
    struct Within {
        std::string prefix;  // "clinic." inside [clinic]
        std::string element;  // " in the 2nd of \"packages\""
    };

    void table(const TomlValue& written, const Schema& schema, void* entry, FieldPlaces* places,
               const Within& within) {
        std::set<std::string, std::less<>> misspelt;
        for (const TomlEntry& given : written.entries) {
            const Field* field = schema.find(given.key);
            if (!field) {
                const std::optional<std::string> meant = unknown_key(given, schema);
                if (!meant || written.find(*meant) || !misspelt.insert(*meant).second) continue;
                if (places) places->push_back({within.prefix + *meant, given.key_where, true});
                continue;
            }
            if (is_left_empty(given.value) || is_empty_table(*field, given.value)) {
                if (field->need == Need::required)
                    say("empty-key", given.key_where,
                        quoted(within.prefix + given.key) + " is empty")
                        .with_hint(hint_to_add(*field, within.prefix, !within.element.empty()));
                continue;
            }
            const std::size_t place = places ? places->size() : 0;
            if (places) places->push_back({within.prefix + given.key, given.value.where});
            const bool before = std::exchange(lost_, false);
            read(*field, given, entry, within, places);
            if (places) (*places)[place].broken = lost_;
            lost_ = lost_ || before;
        }
        for (const Field& field : schema.fields)
            if (field.need == Need::required && !written.damaged && !written.find(field.key) &&
                !misspelt.contains(field.key))
                say("missing-key", {0, 0},
                    quoted(within.prefix + std::string(field.key)) + " is missing" + within.element)
                    .with_hint(hint_to_add(field, within.prefix, !within.element.empty()));
    }

private:
    Diagnostic& say(std::string_view rule, Span where, std::string message) {
        lost_ = true;
        return diagnostics_.error(rule, Place::in(source_, where), std::move(message));
    }

    // A web editor writes `booking = { label = "", url = "" }` where nobody filled in the form. A
    // week without a day is no statement either: a place that is closed says so in a sentence.
    static bool is_empty_table(const Field& field, const TomlValue& value) {
        if (value.type != TomlValue::Type::table) return false;
        const bool left_empty =
            std::all_of(value.entries.begin(), value.entries.end(),
                        [](const TomlEntry& entry) { return is_left_empty(entry.value); });
        if (field.shape == Shape::week) return left_empty;
        return field.shape == Shape::table && field.number == Number::one &&
               field.need == Need::optional && !value.entries.empty() && left_empty;
    }

    static std::string ordinal(std::size_t number) {
        const bool teens = number % 100 >= 11 && number % 100 <= 13;
        const std::size_t digit = teens ? 0 : number % 10;
        return std::to_string(number) +
               (digit == 1 ? "st" : digit == 2 ? "nd" : digit == 3 ? "rd" : "th");
    }

    // ` in the 2nd of "fees", "Consultation"`: the number tells two of the same name apart.
    static std::string element_in_words(const Field& field, const TomlValue& item,
                                        std::size_t number, const Within& within) {
        std::string words =
            fmt::format(" in the {} of {}", ordinal(number), quoted(within.prefix + std::string(field.key)));
        for (const Field& naming : field.table->fields) {
            if (naming.need == Need::optional) continue;
            const TomlEntry* name = item.find(naming.key);
            if (!name || name->value.type != TomlValue::Type::text || is_left_empty(name->value))
                continue;
            words += ", " + quoted(name->value.text);
            break;
        }
        return words + within.element;
    }

    /// The key that was probably meant.
    std::optional<std::string> unknown_key(const TomlEntry& given, const Schema& schema) {
        const std::vector<std::string> keys = schema.keys();
        std::string hint = did_you_mean(given.key, keys);
        if (hint.empty()) hint = "there are: " + listed(keys);
        say("unknown-key", given.key_where,
            fmt::format("{} has no field {}", schema.noun, quoted(given.key)))
            .with_hint(std::move(hint));
        return nearest(given.key, keys);
    }

    void wrong_type(const Field& field, const TomlValue& value) {
        say("wrong-type", value.where,
            fmt::format("{} has to be {}, not {}", quoted(field.key), wanted_value(field),
                        value.type_in_words()))
            .with_hint(hint_to_change(field, value));
    }

    void wrong_item(const Field& field, const TomlValue& value) {
        say("wrong-type", value.where,
            fmt::format("in {} there has to be {}, not {}", quoted(field.key), wanted_item(field),
                        value.type_in_words()))
            .with_hint(hint_to_change(field, value));
    }

    void read(const Field& field, const TomlEntry& given, void* entry, const Within& within,
              FieldPlaces* places) {
        const TomlValue& value = given.value;
        if (field.shape == Shape::rules) return field.store(entry, true, value.where);
        if (field.shape == Shape::table) return read_tables(field, given, entry, within, places);
        if (field.number == Number::one) {
            if (auto checked = one(field, value))
                field.store(entry, std::move(*checked), value.where);
            return;
        }
        std::vector<Located<std::string>> list;
        if (value.type == TomlValue::Type::list) {
            for (const TomlValue& item : value.items) add_item(field, item, list);
        } else if (field.number == Number::one_or_list) {
            add_item(field, value, list);
        } else {
            return wrong_type(field, value);
        }
        if (names_something(field.shape)) refuse_repeats(list);
        field.store(entry, std::move(list), value.where);
    }

    void read_tables(const Field& field, const TomlEntry& given, void* entry, const Within& within,
                     FieldPlaces* places) {
        const TomlValue& value = given.value;
        if (field.number == Number::one) {
            if (value.type != TomlValue::Type::table) return wrong_type(field, value);
            return table(value, *field.table, field.open(entry, header_or(given, value)), places,
                         {within.prefix + given.key + ".", within.element});
        }
        if (value.type != TomlValue::Type::list) return wrong_type(field, value);
        if (field.found) field.found(entry, value.where);
        std::size_t number = 0;
        for (const TomlValue& item : value.items) {
            ++number;
            if (item.type != TomlValue::Type::table) {
                wrong_item(field, item);
                continue;
            }
            table(item, *field.table, field.open(entry, item.where), nullptr,
                  {"", element_in_words(field, item, number, within)});
        }
    }

    // A dotted or implicit table has no brackets of its own: its key stands for it.
    static Span header_or(const TomlEntry& given, const TomlValue& value) {
        return value.where.end > value.where.begin ? value.where : given.key_where;
    }

    void add_item(const Field& field, const TomlValue& item,
                  std::vector<Located<std::string>>& list) {
        if (is_left_empty(item)) return;
        if (item.type == TomlValue::Type::list || item.type == TomlValue::Type::table)
            return wrong_item(field, item);
        if (field.shape == Shape::choice) {
            if (item.type != TomlValue::Type::text) return wrong_item(field, item);
            if (choice(field, item)) list.push_back({item.text, item.where});
            return;
        }
        if (item.type != TomlValue::Type::text && field.shape != Shape::identifier)
            return wrong_item(field, item);
        if (auto checked = one(field, item))
            list.push_back(std::move(std::get<Located<std::string>>(*checked)));
    }

    static bool names_something(Shape shape) {
        return shape == Shape::reference || shape == Shape::reference_or_words ||
               shape == Shape::choice;
    }

    // The second is left out, so that nobody else stumbles over it.
    void refuse_repeats(std::vector<Located<std::string>>& list) {
        std::set<std::string> seen;
        std::erase_if(list, [&](const Located<std::string>& named) {
            if (!is_id(named.value) || seen.insert(named.value).second) return false;
            // Nothing is lost by it, so it does not use `say`.
            diagnostics_
                .error("duplicate-id", Place::in(source_, named.where),
                       quoted(named.value) + " is in this list twice")
                .with_hint("remove one of the two");
            return true;
        });
    }

    std::optional<FieldValue> one(const Field& field, const TomlValue& value) {
        using Type = TomlValue::Type;
        switch (field.shape) {
            case Shape::boolean:
                if (value.type != Type::boolean) break;
                return value.boolean;
            case Shape::whole: return whole(field, value);
            case Shape::decimal: return decimal(field, value);
            case Shape::percent: return percent(field, value);
            case Shape::money: return money(field, value);
            case Shape::date: return date(field, value);
            case Shape::range: return range(field, value);
            case Shape::fraction:
                if (const auto number = fraction(field, value)) return *number;
                return std::nullopt;
            case Shape::amount: return amount(field, value);
            case Shape::choice:
                if (value.type != Type::text) break;
                return choice(field, value);
            case Shape::when: return when(field, value);
            case Shape::week: return week(field, value);
            case Shape::identifier:
                if (value.type == Type::integer)
                    return Located<std::string>{std::to_string(value.integer), value.where};
                if (value.type != Type::text) break;
                return text(field, value);
            default:
                if (value.type != Type::text) break;
                return text(field, value);
        }
        wrong_type(field, value);
        return std::nullopt;
    }

    std::optional<std::int64_t> plain_whole(const TomlValue& value) {
        if (value.type == TomlValue::Type::integer) return value.integer;
        // A web editor may have written 45 as 45.0.
        if (value.type == TomlValue::Type::decimal && value.text.ends_with(".0")) {
            std::int64_t number = 0;
            const char* end = value.text.data() + value.text.size() - 2;
            if (std::from_chars(value.text.data(), end, number).ptr == end) return number;
        }
        return std::nullopt;
    }

    bool in_bounds(const Field& field, std::int64_t number, Span where) {
        if (field.lo == field.hi || (number >= field.lo && number <= field.hi)) return true;
        say("out-of-range", where,
            number < field.lo
                ? fmt::format("{} is {}; the least is {}", quoted(field.key), number, field.lo)
                : fmt::format("{} is {}; the most is {}", quoted(field.key), number, field.hi))
            .with_hint(field.hi == unbounded && number < field.lo
                           ? fmt::format("write {} or more", field.lo)
                           : fmt::format("write a number from {} to {}", field.lo, field.hi));
        return false;
    }

    std::optional<FieldValue> whole(const Field& field, const TomlValue& value) {
        const auto number = plain_whole(value);
        if (!number) {
            wrong_type(field, value);
            return std::nullopt;
        }
        if (!in_bounds(field, *number, value.where)) return std::nullopt;
        return *number;
    }

    std::optional<FieldValue> decimal(const Field& field, const TomlValue& value) {
        if (value.type != TomlValue::Type::integer && value.type != TomlValue::Type::decimal) {
            wrong_type(field, value);
            return std::nullopt;
        }
        double number = 0;
        const std::string digits = replaced(value.text, "_", "");
        const bool plain = digits.find_first_not_of("+-.0123456789") == std::string::npos;
        std::from_chars(digits.data() + (digits.starts_with('+') ? 1 : 0),
                        digits.data() + digits.size(), number);
        if (!plain || number < static_cast<double>(field.lo) ||
            number > static_cast<double>(field.hi)) {
            say("out-of-range", value.where,
                fmt::format("{} is {}; it goes from {} to {}", quoted(field.key), value.text,
                            field.lo, field.hi))
                .with_hint(fmt::format("write a number from {} to {}", field.lo, field.hi));
            return std::nullopt;
        }
        return Located<std::string>{digits, value.where};
    }

    std::optional<FieldValue> percent(const Field& field, const TomlValue& value) {
        using Type = TomlValue::Type;
        if (value.type != Type::text && value.type != Type::integer &&
            value.type != Type::decimal) {
            wrong_type(field, value);
            return std::nullopt;
        }
        const bool plain = Rational::is_written(value.text) &&
                           value.text.find('/') == std::string::npos;
        if (!plain) {
            say("malformed-percent", value.where, quoted(value.text) + " is not a percentage")
                .with_hint("write it as the study gives it: \"47.2\"");
            return std::nullopt;
        }
        return Located<std::string>{value.text, value.where};
    }

    std::optional<FieldValue> money(const Field& field, const TomlValue& value) {
        if (value.type != TomlValue::Type::integer && value.type != TomlValue::Type::decimal) {
            wrong_type(field, value);
            return std::nullopt;
        }
        const auto parsed = parse_money(value.text);
        if (parsed) return *parsed;
        const bool negative = value.text.starts_with('-');
        say("malformed-money", value.where,
            negative ? fmt::format("{} is below zero", quoted(field.key))
                     : fmt::format("{} is not an amount of money", value.text))
            .with_hint("write whole units, or two digits after the point: 180 or 179.50");
        return std::nullopt;
    }

    static bool looks_like_date(std::string_view text) {
        return text.size() == 10 && text[4] == '-' && text[7] == '-' &&
               text.find_first_not_of("0123456789-") == std::string_view::npos;
    }

    std::optional<FieldValue> date(const Field& field, const TomlValue& value) {
        if (value.type == TomlValue::Type::date) return value.date;
        if (value.type == TomlValue::Type::text) {
            if (const auto parsed = parse_date(value.text)) return *parsed;
            say("malformed-date", value.where,
                looks_like_date(value.text) ? "there is no day " + quoted(value.text)
                                            : quoted(value.text) + " is not a date")
                .with_hint("write year, month and day: 2026-05-01");
            return std::nullopt;
        }
        if (value.type == TomlValue::Type::time) {
            say("malformed-date", value.where, "a day is wanted here, without a time")
                .with_hint("write year, month and day: " +
                           (parse_date(value.text.substr(0, 10)) ? value.text.substr(0, 10)
                                                                 : std::string("2026-05-01")));
            return std::nullopt;
        }
        wrong_type(field, value);
        return std::nullopt;
    }

    std::optional<FieldValue> range(const Field& field, const TomlValue& value) {
        if (const auto single = plain_whole(value)) {
            if (!in_bounds(field, *single, value.where)) return std::nullopt;
            return Range{static_cast<int>(*single), static_cast<int>(*single)};
        }
        if (value.type != TomlValue::Type::list) {
            wrong_type(field, value);
            return std::nullopt;
        }
        if (value.items.size() != 2) {
            say("malformed-range", value.where,
                fmt::format("{} has to be two numbers, from and to; here {} {}", quoted(field.key),
                            value.items.size() == 1 ? "is" : "are", value.items.size()))
                .with_hint(fmt::format("write {} = [4, 6]", field.key));
            return std::nullopt;
        }
        std::int64_t ends[2] = {0, 0};
        for (std::size_t i = 0; i < 2; ++i) {
            const auto number = plain_whole(value.items[i]);
            if (!number) {
                say("wrong-type", value.items[i].where,
                    fmt::format("in {} there has to be a whole number, not {}", quoted(field.key),
                                value.items[i].type_in_words()))
                    .with_hint(fmt::format("write {} = [4, 6]", field.key));
                return std::nullopt;
            }
            if (!in_bounds(field, *number, value.items[i].where)) return std::nullopt;
            ends[i] = *number;
        }
        if (ends[0] > ends[1]) {
            say("range-backwards", value.where,
                fmt::format("{} goes from {} down to {}", quoted(field.key), ends[0], ends[1]))
                .with_hint(fmt::format("write {} = [{}, {}]", field.key, ends[1], ends[0]));
            return std::nullopt;
        }
        return Range{static_cast<int>(ends[0]), static_cast<int>(ends[1])};
    }

    std::optional<Rational> fraction(const Field& field, const TomlValue& value) {
        if (value.type == TomlValue::Type::integer) return Rational(value.integer);
        if (value.type == TomlValue::Type::text)
            if (const auto parsed = Rational::parse(value.text)) return *parsed;
        if (value.type == TomlValue::Type::decimal)
            say("malformed-fraction", value.where,
                "a decimal number stands in quotes here, so that it stays exact")
                .with_hint(fmt::format("write {} = \"{}\"", field.key, value.text));
        else if (value.type != TomlValue::Type::text)
            wrong_type(field, value);
        else if (!Rational::is_written(value.text))
            say("malformed-fraction", value.where, quoted(value.text) + " is not a number")
                .with_hint("write \"2.5\" or \"5/2\"");
        else
            unworkable(value);
        return std::nullopt;
    }

    // Written as a number should be, and yet not to be worked with.
    void unworkable(const TomlValue& value) {
        const std::size_t slash = value.text.find('/');
        const bool by_nothing = slash != std::string::npos &&
                                value.text.find_first_not_of('0', slash + 1) == std::string::npos;
        if (by_nothing)
            say("fraction-of-nothing", value.where, quoted(value.text) + " divides by nothing")
                .with_hint("write \"2.5\" or \"5/2\"");
        else
            say("number-too-large", value.where,
                quoted(value.text) + " has too many digits to be worked out exactly")
                .with_hint("write a smaller number, or fewer decimals: up to 18 digits surely fit");
    }

    std::optional<FieldValue> amount(const Field& field, const TomlValue& value) {
        if (value.type != TomlValue::Type::list) {
            const auto number = fraction(field, value);
            if (!number) return std::nullopt;
            return Amount{*number, *number, false};
        }
        if (value.items.size() != 2) {
            say("malformed-range", value.where,
                fmt::format("{} has to be one number or two", quoted(field.key)))
                .with_hint(fmt::format("write {} = [0, 1]", field.key));
            return std::nullopt;
        }
        const auto lo = fraction(field, value.items[0]);
        const auto hi = fraction(field, value.items[1]);
        if (!lo || !hi) return std::nullopt;
        if (*lo > *hi) {
            say("range-backwards", value.where,
                fmt::format("in {} the first number is the greater one", quoted(field.key)))
                .with_hint("write the smaller one first");
            return std::nullopt;
        }
        return Amount{*lo, *hi, true};
    }

    std::optional<FieldValue> choice(const Field& field, const TomlValue& value) {
        for (std::size_t i = 0; i < field.choices.size(); ++i)
            if (field.choices[i] == value.text) return static_cast<std::int64_t>(i);
        const std::vector<std::string> names(field.choices.begin(), field.choices.end());
        std::string hint = did_you_mean(value.text, names);
        if (hint.empty()) hint = "write one of: " + listed(names, "or");
        say("unknown-choice", value.where,
            fmt::format("there is no {} {}", field.key, quoted(value.text)))
            .with_hint(std::move(hint));
        return std::nullopt;
    }

    std::optional<FieldValue> when(const Field& field, const TomlValue& value) {
        if (value.type != TomlValue::Type::table) {
            wrong_type(field, value);
            return std::nullopt;
        }
        WrittenWhen written;
        for (const TomlEntry& entry : value.entries) {
            if (is_left_empty(entry.value)) continue;  // every option
            WrittenKey& key = written.keys.emplace_back();
            key.factor = {entry.key, entry.key_where};
            key.list = entry.value.type == TomlValue::Type::list;
            std::vector<const TomlValue*> options;
            if (key.list)
                for (const TomlValue& item : entry.value.items) options.push_back(&item);
            else
                options.push_back(&entry.value);
            for (const TomlValue* option : options) {
                if (is_left_empty(*option)) continue;
                if (option->type != TomlValue::Type::text)
                    say("wrong-type", option->where,
                        fmt::format("an option's id is wanted here, not {}",
                                    option->type_in_words()))
                        .with_hint(fmt::format("write {} = \"…\", with the option's id", entry.key));
                else
                    key.options.push_back({option->text, option->where});
            }
        }
        return written;
    }

    std::optional<FieldValue> week(const Field& field, const TomlValue& value) {
        if (value.type != TomlValue::Type::table) {
            wrong_type(field, value);
            return std::nullopt;
        }
        WrittenWeek written;
        for (const TomlEntry& entry : value.entries) {
            const auto day = std::find(weekdays.begin(), weekdays.end(), entry.key);
            if (day == weekdays.end()) {
                const std::vector<std::string> names(weekdays.begin(), weekdays.end());
                // "Monday", "thurs": what begins like a day means it.
                const std::string beginning = lower_cased(entry.key).substr(0, 3);
                const auto meant = std::find(names.begin(), names.end(), beginning);
                std::string hint = meant != names.end() ? "write " + *meant
                                                        : did_you_mean(entry.key, names);
                if (hint.empty()) hint = "days are " + listed(names);
                say("unknown-day", entry.key_where, "there is no day " + quoted(entry.key))
                    .with_hint(std::move(hint));
                continue;
            }
            if (is_left_empty(entry.value)) continue;  // closed
            auto& periods =
                written.emplace_back(static_cast<int>(day - weekdays.begin()),
                                     std::vector<Located<std::string>>());
            if (entry.value.type != TomlValue::Type::list) {
                say("wrong-type", entry.value.where,
                    fmt::format("the hours of a day are a list, not {}",
                                entry.value.type_in_words()))
                    .with_hint(fmt::format("write {} = [\"09:00-17:00\"]", entry.key));
                continue;
            }
            for (const TomlValue& item : entry.value.items) {
                if (item.type != TomlValue::Type::text)
                    say("wrong-type", item.where,
                        fmt::format("hours are a text, not {}", item.type_in_words()))
                        .with_hint("write \"09:00-17:00\"");
                else if (!trimmed(item.text).empty())
                    periods.second.push_back({item.text, item.where});
            }
        }
        return written;
    }

    // What may be wrong with a text of each shape; its value as it is kept.
    std::optional<FieldValue> text(const Field& field, const TomlValue& value) {
        const std::string& words = value.text;
        const std::size_t characters = character_count(words);
        if (field.shape != Shape::markdown && characters > most_field_characters) {
            say("text-too-long", value.where,
                fmt::format("{} has {} characters; {} fit", quoted(field.key), characters,
                            most_field_characters))
                .with_hint("say it shorter here, and at length in the text of a page");
            return std::nullopt;
        }
        if (!characters_allowed(value)) return std::nullopt;
        const auto malformed = [&](std::string_view rule, std::string message, std::string hint) {
            say(rule, value.where, std::move(message)).with_hint(std::move(hint));
            return std::optional<FieldValue>();
        };
        switch (field.shape) {
            case Shape::id:
                if (is_id(words)) break;
                return malformed("malformed-id", quoted(words) + " cannot be an id",
                                 "use small letters a–z, digits and single hyphens, at most 64");
            case Shape::phone:
                if (words.size() >= 8 && words.size() <= 16 && words[0] == '+' && words[1] != '0' &&
                    std::all_of(words.begin() + 1, words.end(), is_digit))
                    break;
                return malformed("malformed-phone", quoted(words) + " is not a phone number that "
                                                                    "can be dialled from anywhere",
                                 "write + and the country's code, digits only: +442079460000");
            case Shape::email: {
                const std::size_t at = words.find('@');
                if (at != std::string::npos && at > 0 &&
                    words.find_first_of(" \t<>\"(),:;[]\\@", at + 1) == std::string::npos &&
                    words.find_first_of(" \t<>\"(),:;[]\\") == std::string::npos &&
                    words.find('.', at) != std::string::npos && words.back() != '.')
                    break;
                return malformed("malformed-email", quoted(words) + " is not an e-mail address",
                                 "write name@clinic.example");
            }
            case Shape::address: return address(value);
            case Shape::url:
                if ((words.starts_with("https://") || words.starts_with("http://")) &&
                    words.find_first_of(" \t<>\"") == std::string::npos && words.size() > 10)
                    break;
                return malformed("malformed-address",
                                 quoted(words) + " is not an address of a web page",
                                 words.find(' ') != std::string::npos && words.starts_with("http")
                                     ? "write it without blanks"
                                     : "write https://…");
            case Shape::alias:
                if (is_alias(words)) break;
                return malformed("malformed-alias", quoted(words) + " cannot be an old address",
                                 "begin with /, use letters, digits and . _ ~ -, no empty part and "
                                 "no . or ..");
            case Shape::language:
                if (is_language(words)) break;
                return malformed("malformed-language", quoted(words) + " is not a language tag",
                                 "write \"en-GB\", \"de\", \"pl\" …");
            case Shape::country:
                if (is_country(words)) break;
                return malformed("malformed-country", quoted(words) + " is not a country's code",
                                 country_meant(words));
            case Shape::colour:
                if (words.size() == 7 && words[0] == '#' &&
                    words.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos)
                    break;
                return malformed("malformed-colour", quoted(words) + " is not a colour",
                                 "write # and six digits or letters a–f: #0f766e");
            case Shape::question:
                if (trimmed(words).ends_with('?') || trimmed(words).ends_with("？") ||
                    trimmed(words).ends_with("؟"))
                    break;
                say("not-a-question", value.where, "this question does not end with ?")
                    .with_hint("end it with ?");
                break;  // links to it are right
            case Shape::hours:
            case Shape::reference:
            case Shape::file:
            case Shape::markdown: break;
            default:
                if (field.hi > 0 && character_count(words) > static_cast<std::size_t>(field.hi))
                    too_long(field, value);
                break;
        }
        return Located<std::string>{words, value.where};
    }

    static std::string country_meant(std::string_view words) {
        std::string capitals(trimmed(words));
        for (char& c : capitals)
            if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
        if (capitals == "UK") return "write GB, the code of the United Kingdom";
        if (is_country(capitals)) return "write " + capitals;
        return "write two capital letters: GB, IE, DE, US";
    }

    void too_long(const Field& field, const TomlValue& value) {
        const std::size_t count = character_count(value.text);
        const auto most = static_cast<std::size_t>(field.hi);
        say("summary-too-long", value.where,
            fmt::format("{} has {} characters; {} fit", quoted(field.key), count, most))
            .with_hint(fmt::format("shorten it by {}", count - most));
    }

    std::optional<FieldValue> address(const TomlValue& value) {
        const std::string& words = value.text;
        std::string fault = fault_of_address(words);
        const bool local = words.starts_with('/') && !words.starts_with("//");
        if (fault.empty() && !local && !words.starts_with("https://"))
            fault = quoted(words) + " is neither https nor an address on this site";
        if (fault.empty() && !local && host_of(words).empty())
            fault = quoted(words) + " names no site";
        if (fault.empty() && words.find_first_of(" \t<>\"\\") != std::string::npos)
            fault = quoted(words) + " has a character that an address cannot have";
        if (!fault.empty()) {
            say("unsafe-address", value.where, fault)
                .with_hint("write https://…, or an address on this site: /treatments/");
            return std::nullopt;
        }
        warn_of_credentials(words, Place::in(source_, value.where), diagnostics_);
        return Located<std::string>{words, value.where};
    }

    static bool is_alias(std::string_view words) {
        if (words.size() < 2 || words.size() > 1000 || words[0] != '/') return false;
        const auto allowed = [](char c) {
            return is_letter(c) || is_digit(c) || c == '.' || c == '_' || c == '~' || c == '-' ||
                   c == '/';
        };
        if (!std::all_of(words.begin(), words.end(), allowed)) return false;
        std::vector<std::string_view> parts = split(words.substr(1), '/');
        if (parts.back().empty()) parts.pop_back();
        return std::none_of(parts.begin(), parts.end(), [](std::string_view part) {
            return part.empty() || part == "." || part == ".." || part.size() > 255;
        });
    }

    // BCP 47 (RFC 5646, section 2.1): language, script, region, variants, extensions, in this
    // order.
    static bool is_language(std::string_view words) {
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
        if (!plain || parts[0].size() < 2 || parts[0].size() > 3 || !letters(parts[0]))
            return false;
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
    bool characters_allowed(const TomlValue& value) {
        int open_isolates = 0;
        for (std::size_t i = 0; i < value.text.size();) {
            const char32_t c = next_character(value.text, i);
            if (c >= 0x2066 && c <= 0x2068) ++open_isolates;
            if (c == 0x2069 && open_isolates > 0) --open_isolates;
            const bool control = (c < 0x20 && c != '\n' && c != '\t' && c != '\r') ||
                                 (c >= 0x7F && c <= 0x9F);
            const bool direction = (c >= 0x202A && c <= 0x202E);
            if (!control && !direction) continue;
            say(control ? "control-character" : "direction-override", value.where,
                fmt::format("this text has the invisible character U+{:04X} in it",
                            static_cast<std::uint32_t>(c)))
                .with_hint("delete it and type the words again");
            return false;
        }
        if (open_isolates > 0)
            say("unclosed-isolate", value.where,
                "a direction isolate is not closed in this text")
                .with_hint("delete it, or close it with U+2069");
        return open_isolates == 0;
    }

    const Source& source_;
    Diagnostics& diagnostics_;
    bool lost_ = false;  // something of the value that is being read could not be used
};

}  // namespace

void read_fields(const Source& source, const TomlValue& table, const Schema& schema, void* entry,
                 FieldPlaces* places, Diagnostics& diagnostics) {
    Reader(source, diagnostics).table(table, schema, entry, places, {});
}

void read_named_fields(const Source& source, const TomlEntry& table, const Schema& schema,
                       void* entry, FieldPlaces* places, Diagnostics& diagnostics) {
    Reader(source, diagnostics)
        .table(table.value, schema, entry, places, {"", " in [" + table.key + "]"});
}

}  // namespace praxis
