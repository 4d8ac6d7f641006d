// The one table of fields: what an editor may write about each kind of entry, its bounds, what it
// refers to, a sentence that explains it, and where it is kept. The reader, the suggestions and the
// documents all come from it.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "base/date.h"
#include "clinic/entries.h"
#include "clinic/estimate.h"
#include "clinic/kinds.h"
#include "clinic/money.h"

namespace praxis {

/// What a value has to look like.
enum class Shape : std::uint8_t {
    text,             // plain; `hi` is the greatest number of characters, 0 for none
    markdown,         // a text that is read as markdown
    boolean,
    whole,            // a whole number from `lo` to `hi`
    fraction,         // a whole number, or a decimal or fraction in quotes
    amount,           // a fraction or a pair of them
    decimal,          // between `lo` and `hi`, kept as written
    percent,          // a decimal in quotes or a number, kept as written
    money,
    date,
    choice,           // one of `choices`
    id,               // letters a–z, digits, hyphens
    reference,        // an id of `refers_to`
    reference_or_words,  // an id of `refers_to`, or what is no id
    range,            // [lo, hi], or one whole number for both
    phone,            // E.164
    email,
    address,          // https, or an address on this site
    url,              // https or http
    alias,            // an old address of this site
    language,         // BCP 47
    country,          // ISO 3166-1 alpha-2
    question,         // a text that ends with a question mark
    table,            // `table` describes it
    week,             // mon … sun = ["09:00-17:00"]
    hours,            // "09:00-17:00"
    identifier,       // a text or a whole number, kept as a text
    when,             // factor = option or list of options
    file,             // a picture's file name
    colour,           // "#0f766e"
    rules,            // rule id = severity
};

/// How many of them.
enum class Number : std::uint8_t {
    one,
    list,
    one_or_list,
};

enum class Need : std::uint8_t { optional, required };

/// A week's hours, by weekday (Monday 0), as written.
using WrittenWeek = std::vector<std::pair<int, std::vector<Located<std::string>>>>;

/// One value, checked against its field. A choice comes as its number in `choices` where there is
/// one of them. Tables do not come this way (see Field::open).
using FieldValue = std::variant<bool, std::int64_t, Money, Date, Range, Amount, Rational,
                                Located<std::string>, std::vector<Located<std::string>>,
                                WrittenWeek, WrittenWhen>;

struct Schema;

/// What an `int` holds: the bound of a number that has none of its own.
inline constexpr std::int64_t unbounded = std::numeric_limits<int>::max();

struct Field {
    std::string_view key;
    Shape shape = Shape::text;
    std::string_view sentence;  // for the editor
    Number number = Number::one;
    Need need = Need::optional;
    std::int64_t lo = 0;
    std::int64_t hi = 0;
    Kind refers_to = Kind::site;
    std::span<const std::string_view> choices;
    const Schema* table = nullptr;

    /// Keeps a value in the entry that the schema is about.
    void (*store)(void* entry, FieldValue&& value, Span where) = nullptr;
    /// Of a table: the struct that its fields go to; of a list of tables, a new element each time.
    void* (*open)(void* entry, Span where) = nullptr;
    /// Of a list of tables that is to know where it was written; may be null.
    void (*found)(void* entry, Span where) = nullptr;

    Field required() const { return with(&Field::need, Need::required); }
    Field list() const { return with(&Field::number, Number::list); }
    Field one_or_list() const { return with(&Field::number, Number::one_or_list); }
    Field between(std::int64_t low, std::int64_t high) const {
        return with(&Field::lo, low).with(&Field::hi, high);
    }
    Field at_most(std::int64_t high) const { return with(&Field::hi, high); }
    Field of(Kind kind) const { return with(&Field::refers_to, kind); }
    Field one_of(std::span<const std::string_view> names) const {
        return with(&Field::choices, names);
    }
    Field described_by(const Schema& schema) const { return with(&Field::table, &schema); }
    Field found_at(void (*keep)(void*, Span)) const { return with(&Field::found, keep); }

private:
    template <class T>
    Field with(T Field::*member, T value) const {
        Field copy = *this;
        copy.*member = value;
        return copy;
    }
};

/// The fields of one kind of file or table.
struct Schema {
    std::string_view noun;  // "a treatment"
    std::vector<Field> fields;

    const Field* find(std::string_view key) const;
    std::vector<std::string> keys() const;
};

/// The schema of a kind of file; `Kind::site` is site.toml's and stands in configure.
const Schema& schema_of(Kind kind);

/// What a [booking] table says; also used by site.toml.
const Schema& booking_schema();
/// The names of the booking systems, in the order of BookingSystem.
std::span<const std::string_view> booking_system_names();

/// The regions of the body map, in the order of the contract.

// How a checked value reaches a member of a struct.

namespace fields {

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <class T>
struct IsRef : std::false_type {};
template <class T>
struct IsRef<RefTo<T>> : std::true_type {};
template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};

template <class T>
void assign(T& to, FieldValue&& value) {
    if constexpr (IsOptional<T>::value) {
        assign(to.emplace(), std::move(value));
    } else if constexpr (std::is_same_v<T, std::string>) {
        to = std::move(std::get<Located<std::string>>(value).value);
    } else if constexpr (IsRef<T>::value) {
        auto& written = std::get<Located<std::string>>(value);
        to.id = std::move(written.value);
        to.where = written.where;
    } else if constexpr (IsVector<T>::value && !std::is_same_v<T, WrittenWeek>) {
        if constexpr (std::is_same_v<T, std::vector<Located<std::string>>>) {
            to = std::move(std::get<std::vector<Located<std::string>>>(value));
        } else {
            for (auto& written : std::get<std::vector<Located<std::string>>>(value))
                assign(to.emplace_back(), FieldValue(std::move(written)));
        }
    } else if constexpr (std::is_enum_v<T>) {
        to = static_cast<T>(std::get<std::int64_t>(value));
    } else if constexpr (std::is_same_v<T, int>) {
        to = static_cast<int>(std::get<std::int64_t>(value));
    } else {
        to = std::get<T>(std::move(value));
    }
}

}  // namespace fields

/// A field kept in a member of T; `Wheres` are members that get the value's place.
template <class T, auto Member, auto... Wheres>
Field field(std::string_view key, Shape shape, std::string_view sentence) {
    Field result;
    result.key = key;
    result.shape = shape;
    result.sentence = sentence;
    result.store = [](void* entry, FieldValue&& value, [[maybe_unused]] Span where) {
        T& to = *static_cast<T*>(entry);
        fields::assign(to.*Member, std::move(value));
        ((to.*Wheres = where), ...);
    };
    return result;
}

/// A field that needs more than a member: `store` is given the struct, the value and its place.
template <class T, class Store>
Field field_by(std::string_view key, Shape shape, std::string_view sentence, Store) {
    Field result;
    result.key = key;
    result.shape = shape;
    result.sentence = sentence;
    result.store = [](void* entry, FieldValue&& value, Span where) {
        Store()(*static_cast<T*>(entry), std::move(value), where);
    };
    return result;
}

/// A table (or a list of tables) whose fields go to what `open` gives for the struct.
template <class T, class Open>
Field table_by(std::string_view key, const Schema& schema, std::string_view sentence, Open) {
    Field result;
    result.key = key;
    result.shape = Shape::table;
    result.sentence = sentence;
    result.table = &schema;
    result.open = [](void* entry, Span where) -> void* {
        return Open()(*static_cast<T*>(entry), where);
    };
    return result;
}

}  // namespace praxis
