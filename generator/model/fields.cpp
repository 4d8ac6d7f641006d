#include "model/fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.h"
#include "model/field_values.h"
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

Diagnostic& FieldReport::complain(std::string_view rule, Span where, std::string message) {
    lost = true;
    return diagnostics.error(rule, Place::in(source, where), std::move(message));
}

void FieldReport::wrong_type(const Field& field, const TomlValue& value) {
    complain("wrong-type", value.where,
             fmt::format("{} has to be {}, not {}", in_quotes(field.key), wanted_value(field),
                         value.type_in_words()))
        .with_hint(hint_to_change(field, value));
}

namespace {

class Reader {
public:
    Reader(const Source& source, Diagnostics& diagnostics) : report_{source, diagnostics} {}

    /// Which of the file's tables is read, in the words of messages.
    struct Within {
        std::string prefix;   // "clinic." inside [clinic]
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
                    report_
                        .complain("empty-key", given.key_where,
                                  in_quotes(within.prefix + given.key) + " is empty")
                        .with_hint(hint_to_add(*field, within.prefix, !within.element.empty()));
                continue;
            }
            const std::size_t place = places ? places->size() : 0;
            if (places) places->push_back({within.prefix + given.key, given.value.where});
            const bool before = std::exchange(report_.lost, false);
            read(*field, given, entry, within, places);
            if (places) (*places)[place].broken = report_.lost;
            report_.lost = report_.lost || before;
        }
        for (const Field& field : schema.fields)
            if (field.need == Need::required && !written.damaged && !written.find(field.key) &&
                !misspelt.contains(field.key))
                report_
                    .complain("missing-key", {0, 0},
                              in_quotes(within.prefix + std::string(field.key)) + " is missing" +
                                  within.element)
                    .with_hint(hint_to_add(field, within.prefix, !within.element.empty()));
    }

private:
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
        return std::to_string(number) + (digit == 1   ? "st"
                                         : digit == 2 ? "nd"
                                         : digit == 3 ? "rd"
                                                      : "th");
    }

    // ` in the 2nd of "fees", "Consultation"`: the number tells two of the same name apart.
    static std::string element_in_words(const Field& field, const TomlValue& item,
                                        std::size_t number, const Within& within) {
        std::string words = fmt::format(" in the {} of {}", ordinal(number),
                                        in_quotes(within.prefix + std::string(field.key)));
        for (const Field& naming : field.table->fields) {
            if (naming.need == Need::optional) continue;
            const TomlEntry* name = item.find(naming.key);
            if (!name || name->value.type != TomlValue::Type::text || is_left_empty(name->value))
                continue;
            words += ", " + in_quotes(name->value.text);
            break;
        }
        return words + within.element;
    }

    /// The key that was probably meant.
    std::optional<std::string> unknown_key(const TomlEntry& given, const Schema& schema) {
        const std::vector<std::string> keys = schema.keys();
        std::string hint = did_you_mean(given.key, keys);
        if (hint.empty()) hint = "there are: " + listed(keys);
        report_
            .complain("unknown-key", given.key_where,
                      fmt::format("{} has no field {}", schema.noun, in_quotes(given.key)))
            .with_hint(std::move(hint));
        return nearest(given.key, keys);
    }

    void wrong_item(const Field& field, const TomlValue& value) {
        report_
            .complain("wrong-type", value.where,
                      fmt::format("in {} there has to be {}, not {}", in_quotes(field.key),
                                  wanted_item(field), value.type_in_words()))
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
            return report_.wrong_type(field, value);
        }
        if (names_something(field.shape)) refuse_repeats(list);
        field.store(entry, std::move(list), value.where);
    }

    void read_tables(const Field& field, const TomlEntry& given, void* entry, const Within& within,
                     FieldPlaces* places) {
        const TomlValue& value = given.value;
        if (field.number == Number::one) {
            if (value.type != TomlValue::Type::table) return report_.wrong_type(field, value);
            return table(value, *field.table, field.open(entry, header_or(given, value)), places,
                         {within.prefix + given.key + ".", within.element});
        }
        if (value.type != TomlValue::Type::list) return report_.wrong_type(field, value);
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
            if (read_choice(report_, field, item)) list.push_back({item.text, item.where});
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
            report_.diagnostics
                .error("duplicate-id", Place::in(report_.source, named.where),
                       in_quotes(named.value) + " is in this list twice")
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
            case Shape::whole: return read_whole(report_, field, value);
            case Shape::decimal: return read_decimal(report_, field, value);
            case Shape::percent: return read_percent(report_, field, value);
            case Shape::money: return read_money(report_, field, value);
            case Shape::date: return read_date(report_, field, value);
            case Shape::range: return read_range(report_, field, value);
            case Shape::fraction: return read_fraction(report_, field, value);
            case Shape::amount: return read_amount(report_, field, value);
            case Shape::choice:
                if (value.type != Type::text) break;
                return read_choice(report_, field, value);
            case Shape::when: return read_when(report_, field, value);
            case Shape::week: return read_week(report_, field, value);
            case Shape::identifier:
                if (value.type == Type::integer)
                    return Located<std::string>{std::to_string(value.integer), value.where};
                if (value.type != Type::text) break;
                return read_text(report_, field, value);
            default:
                if (value.type != Type::text) break;
                return read_text(report_, field, value);
        }
        report_.wrong_type(field, value);
        return std::nullopt;
    }

    FieldReport report_;
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
