// Tables that are one value: a rule's conditions, a place's week.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "model/field_values.h"
#include "model/fields.h"

namespace praxis {

namespace {

constexpr std::array<std::string_view, 7> weekdays = {"mon", "tue", "wed", "thu",
                                                      "fri", "sat", "sun"};

}  // namespace

std::optional<FieldValue> read_when(FieldReport& report, const Field& field,
                                    const TomlValue& value) {
    if (value.type != TomlValue::Type::table) {
        report.wrong_type(field, value);
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
                report
                    .complain("wrong-type", option->where,
                              fmt::format("an option's id is wanted here, not {}",
                                          option->type_in_words()))
                    .with_hint(fmt::format("write {} = \"…\", with the option's id", entry.key));
            else
                key.options.push_back({option->text, option->where});
        }
    }
    return written;
}

std::optional<FieldValue> read_week(FieldReport& report, const Field& field,
                                    const TomlValue& value) {
    if (value.type != TomlValue::Type::table) {
        report.wrong_type(field, value);
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
            std::string hint =
                meant != names.end() ? "write " + *meant : did_you_mean(entry.key, names);
            if (hint.empty()) hint = "days are " + listed(names);
            report
                .complain("unknown-day", entry.key_where, "there is no day " + in_quotes(entry.key))
                .with_hint(std::move(hint));
            continue;
        }
        if (is_left_empty(entry.value)) continue;  // closed
        auto& periods = written.emplace_back(static_cast<int>(day - weekdays.begin()),
                                             std::vector<Located<std::string>>());
        if (entry.value.type != TomlValue::Type::list) {
            report
                .complain("wrong-type", entry.value.where,
                          fmt::format("the hours of a day are a list, not {}",
                                      entry.value.type_in_words()))
                .with_hint(fmt::format("write {} = [\"09:00-17:00\"]", entry.key));
            continue;
        }
        for (const TomlValue& item : entry.value.items) {
            if (item.type != TomlValue::Type::text)
                report
                    .complain("wrong-type", item.where,
                              fmt::format("hours are a text, not {}", item.type_in_words()))
                    .with_hint("write \"09:00-17:00\"");
            else if (!trimmed(item.text).empty())
                periods.second.push_back({item.text, item.where});
        }
    }
    return written;
}

}  // namespace praxis
