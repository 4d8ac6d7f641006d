// TOML: where everything stands, and what is said when it cannot be read.
#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "base/report.h"
#include "markup/toml.h"
#include "markup/toml_mistakes.h"

namespace praxis {

namespace {

struct Written {
    std::string_view lines;
    std::string_view said;
};

/// All that is printed about a file, after a line end.
std::string about(std::string_view text) {
    const Source source("site.toml", std::string(text));
    Diagnostics diagnostics;
    const auto size = static_cast<std::uint32_t>(text.size());
    const auto read = parse_toml(source, {0, size}, diagnostics);
    CHECK((read && !read->damaged) != diagnostics.has_errors());
    return "\n" + text_of(diagnostics.all());
}

template <std::size_t N>
void check_all(const Written (&cases)[N]) {
    for (const Written& each : cases) {
        INFO(each.lines);
        CHECK(about(each.lines) == each.said);
    }
}

/// Every key and value with the words that stand at its place, a line each.
void list(const Source& source, const TomlValue& value, std::string& lines) {
    const auto at = [&](Span span) { return source.text().substr(span.begin, span.end - span.begin); };
    for (const TomlEntry& entry : value.entries) {
        lines += at(entry.key_where) + " <- " + entry.key + ": " +
                 std::string(entry.value.type_in_words()) + " " + at(entry.value.where) + "\n";
        list(source, entry.value, lines);
    }
    for (const TomlValue& item : value.items) list(source, item, lines);
}

}  // namespace

TEST_CASE("markup: every key and value of TOML knows its place") {
    const Source source("site.toml",
                        "\xEF\xBB\xBF# ü\r\ntitle = \"Nä“\\u00e4\"\r\n"
                        "a.b = [1, 2.50, true]\r\n"
                        "\"q k\" = { day = 2026-05-01, time = 10:30:00 }\r\n"
                        "[[rule]]\r\nn = '''x y'''\r\n[table.inner]\r\nz = -31\r\n");
    Diagnostics diagnostics;
    const auto size = static_cast<std::uint32_t>(source.text().size());
    const auto read = parse_toml(source, {0, size}, diagnostics);
    REQUIRE(read);
    std::string lines;
    list(source, *read, lines);
    CHECK("\n" + lines == R"(
title <- title: a text "Nä“\u00e4"
a <- a: a table a
b <- b: a list [1, 2.50, true]
"q k" <- q k: a table { day = 2026-05-01, time = 10:30:00 }
day <- day: a date 2026-05-01
time <- time: a time 10:30:00
rule <- rule: a list [[rule]]
n <- n: a text '''x y'''
table <- table: a table [table.inner]
inner <- inner: a table [table.inner]
z <- z: a whole number -31
)");
}

TEST_CASE("markup: a text in TOML that has no escapes is known character by character") {
    const Source source("x.toml", "a = \"\"\"\nb\"\"\"\nc = \"d\\n\"\ne = '''\r\nf'''\ng = 'h'\n");
    Diagnostics diagnostics;
    const auto read = parse_toml(source, {0, static_cast<std::uint32_t>(source.text().size())},
                                 diagnostics);
    REQUIRE(read);
    std::string lines;
    for (const TomlEntry& entry : read->entries)
        lines += entry.key + (entry.value.verbatim
                                  ? " stands as " + source.text().substr(entry.value.text_begin, 1)
                                  : " is written otherwise") + "\n";
    CHECK(lines == "a stands as b\nc is written otherwise\ne stands as f\ng stands as h\n");
}

TEST_CASE("markup: texts need quotes, straight ones, at both ends") {
    check_all({
        {"title = Harbour Skin Clinic\n", R"(
site.toml:1:9: error[toml-syntax]: a text needs quotes
  1 | title = Harbour Skin Clinic
    |         ^^^^^^^^^^^^^^^^^^^
  hint: write title = "Harbour Skin Clinic"
)"},
        {"a = 1\ntitle = “Harbour Skin Clinic”\n", R"(
site.toml:2:9: error[toml-syntax]: the quotes are curly ones
  2 | title = “Harbour Skin Clinic”
    |         ^^^^^^^^^^^^^^^^^^^^^
  hint: write title = "Harbour Skin Clinic"
)"},
        {"title = ‘Harbour’\n", R"(
site.toml:1:9: error[toml-syntax]: the quotes are curly ones
  1 | title = ‘Harbour’
    |         ^^^^^^^^^
  hint: write title = "Harbour"
)"},
        {"title = \"Harbour\nurl = \"x\"\n", R"(
site.toml:1:9: error[toml-syntax]: the quote is not closed
  1 | title = "Harbour
    |         ^^^^^^^^
  hint: write the quote at the end of the text
)"},
        {"title = 'Harbour\n", R"(
site.toml:1:9: error[toml-syntax]: the quote is not closed
  1 | title = 'Harbour
    |         ^^^^^^^^
  hint: write the quote at the end of the text
)"},
        {"title = Harbour\"\n", R"(
site.toml:1:9: error[toml-syntax]: a text needs quotes
  1 | title = Harbour"
    |         ^^^^^^^^
  hint: write title = "Harbour"
)"},
        {"title = \"The \"best\" clinic\"\n", R"(
site.toml:1:15: error[toml-syntax]: there is something after the text's closing quote
  1 | title = "The "best" clinic"
    |               ^^^^^^^^^^^^^
  hint: inside a text write \" for a quote
)"},
        {"title = \"C:\\Users\\anna\"\n", R"(
site.toml:1:12: error[toml-syntax]: a backslash is followed by something unknown
  1 | title = "C:\Users\anna"
    |            ^^
  hint: write \\ for a backslash
)"},
        {"title = \"\"\"Harbour\n\nurl = 1\n", R"(
site.toml:1:9: error[toml-syntax]: the text that begins here has no end
  1 | title = """Harbour
    |         ^^^
  hint: write """ after its last word
)"},
        {"title = \"Harbour\" # fine\nname = \"Quay\", \n", R"(
site.toml:2:14: error[toml-syntax]: there is `,` after the value
  2 | name = "Quay", 
    |              ^
  hint: remove it
)"},
        {"phone = +44 20 7946 0000\n", R"(
site.toml:1:9: error[toml-syntax]: a text needs quotes
  1 | phone = +44 20 7946 0000
    |         ^^^^^^^^^^^^^^^^
  hint: write phone = "+44 20 7946 0000"
)"},
        {"title = yes\n", R"(
site.toml:1:9: error[toml-syntax]: yes is written true
  1 | title = yes
    |         ^^^
  hint: write title = true, or title = "yes" if it is a text
)"},
        {"title = True\n", R"(
site.toml:1:9: error[toml-syntax]: yes is written true
  1 | title = True
    |         ^^^^
  hint: write title = true, or title = "True" if it is a text
)"},
        {"accent = #0f766e\n", R"(
site.toml:1:10: error[toml-syntax]: a text needs quotes
  1 | accent = #0f766e
    |          ^^^^^^^
  hint: write accent = "#0f766e"
)"},
    });
}

TEST_CASE("markup: names, = and values stand on one line") {
    check_all({
        {"title\n", R"(
site.toml:1:1: error[toml-syntax]: there is no `=` on this line
  1 | title
    | ^^^^^
  hint: write the name, then `=`, then the value
)"},
        {"a = 1\ntitle \"Harbour\"\n", R"(
site.toml:2:1: error[toml-syntax]: there is no `=` on this line
  2 | title "Harbour"
    | ^^^^^^^^^^^^^^^
  hint: write the name, then `=`, then the value
)"},
        {"title: \"Harbour\"\n", R"(
site.toml:1:6: error[toml-syntax]: here is `:` in place of `=`
  1 | title: "Harbour"
    |      ^
  hint: write title = …
)"},
        {"title =\nurl = \"x\"\n", R"(
site.toml:1:7: error[toml-syntax]: there is no value after `=`
  1 | title =
    |       ^
  hint: write the value, or remove the line
)"},
        {"title = \n", R"(
site.toml:1:7: error[toml-syntax]: there is no value after `=`
  1 | title = 
    |       ^
  hint: write the value, or remove the line
)"},
        {"title =", R"(
site.toml:1:7: error[toml-syntax]: there is no value after `=`
  1 | title =
    |       ^
  hint: write the value, or remove the line
)"},
        {"= \"Harbour\"\n", R"(
site.toml:1:1: error[toml-syntax]: there is no name before `=`
  1 | = "Harbour"
    | ^
  hint: write the name of the field
)"},
        {"legal name = \"Harbour Ltd\"\n", R"(
site.toml:1:1: error[toml-syntax]: the name before `=` has a blank in it
  1 | legal name = "Harbour Ltd"
    | ^^^^^^^^^^
  hint: write legal_name
)"},
        {"title == \"Harbour\"\n", R"(
site.toml:1:8: error[toml-syntax]: there is a second `=`
  1 | title == "Harbour"
    |        ^
  hint: write it once
)"},
        {"title = \"Harbour\" url = \"x\"\n", R"(
site.toml:1:19: error[toml-syntax]: another field begins on the same line
  1 | title = "Harbour" url = "x"
    |                   ^^^^^^^^^
  hint: begin a new line before it
)"},
        {"größe = 1\n", R"(
site.toml:1:1: error[toml-syntax]: the name before `=` has a character that names do not have
  1 | größe = 1
    | ^^^^^
  hint: names have letters a–z, digits, `_` and `-`
)"},
        {"just words\nand more\n", R"(
site.toml:1:1: error[toml-syntax]: there is no `=` on this line
  1 | just words
    | ^^^^^^^^^^
  hint: write the name, then `=`, then the value
site.toml:2:1: error[toml-syntax]: there is no `=` on this line
  2 | and more
    | ^^^^^^^^
  hint: write the name, then `=`, then the value
)"},
    });
}

TEST_CASE("markup: brackets are closed, and parts have commas between them") {
    check_all({
        {"areas = [\"face\", \"neck\"\ntitle = \"Peel\"\n", R"(
site.toml:1:9: error[toml-syntax]: the list that begins here is not closed
  1 | areas = ["face", "neck"
    |         ^^^^^^^^^^^^^^^
  hint: write `]` after its last part
)"},
        {"areas = [\"face\" \"neck\"]\n", R"(
site.toml:1:17: error[toml-syntax]: there is no comma before this
  1 | areas = ["face" "neck"]
    |                 ^^^^^^
  hint: write `,` between the parts
)"},
        {"areas = [face, neck]\n", R"(
site.toml:1:10: error[toml-syntax]: a text needs quotes
  1 | areas = [face, neck]
    |          ^^^^
  hint: write "face"
)"},
        {"areas = [“face”]\n", R"(
site.toml:1:10: error[toml-syntax]: the quotes are curly ones
  1 | areas = [“face”]
    |          ^^^^^^
  hint: write "face"
)"},
        {"areas = [\n  \"face\",\n  neck,\n]\n", R"(
site.toml:3:3: error[toml-syntax]: a text needs quotes
  3 |   neck,
    |   ^^^^
  hint: write "neck"
)"},
        {"areas = [\n  \"face\"\n  \"neck\"\n]\n", R"(
site.toml:3:3: error[toml-syntax]: there is no comma before this
  3 |   "neck"
    |   ^^^^^^
  hint: write `,` between the parts
)"},
        {"booking = { label = \"Book\", url = \"x\"\n", R"(
site.toml:1:11: error[toml-syntax]: the table that begins here is not closed
  1 | booking = { label = "Book", url = "x"
    |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: write `}` after its last part
)"},
        {"booking = { label = \"Book\" url = \"x\" }\n", R"(
site.toml:1:28: error[toml-syntax]: there is no comma before this
  1 | booking = { label = "Book" url = "x" }
    |                            ^^^^^^^^^
  hint: write `,` between the parts
)"},
        {"booking = { label = \"Book\",\n  url = \"x\" }\n", R"(
site.toml:1:11: error[toml-syntax]: a table in { } has to stay on one line
  1 | booking = { label = "Book",
    |           ^^^^^^^^^^^^^^^^^
  hint: write it on one line, or give it a heading in [ ] and a line for each field
)"},
        {"booking = { label: \"Book\" }\n", R"(
site.toml:1:18: error[toml-syntax]: here is `:` in place of `=`
  1 | booking = { label: "Book" }
    |                  ^
  hint: write label = …
)"},
        {"[clinic\nname = \"Harbour\"\n", R"(
site.toml:1:1: error[toml-syntax]: the bracket is not closed
  1 | [clinic
    | ^^^^^^^
  hint: write `]` at the end
)"},
        {"[[menu]\nlabel = \"Home\"\n", R"(
site.toml:1:1: error[toml-syntax]: the bracket is not closed
  1 | [[menu]
    | ^^^^^^^
  hint: write `]]` at the end
)"},
        {"[menu]]\nlabel = \"Home\"\n", R"(
site.toml:1:7: error[toml-syntax]: there is one bracket too many
  1 | [menu]]
    |       ^
  hint: write [menu], or [[menu]] for one of several
)"},
        {"[]\n", R"(
site.toml:1:1: error[toml-syntax]: there is no name between the brackets
  1 | []
    | ^^
  hint: write the name of a table: [clinic]
)"},
        {"areas = [, \"face\"]\n", R"(
site.toml:1:10: error[toml-syntax]: there is nothing before this comma
  1 | areas = [, "face"]
    |          ^
  hint: remove it
)"},
        {"booking = { url = \"x\", }\n", R"(
site.toml:1:22: error[toml-syntax]: there is nothing after this comma
  1 | booking = { url = "x", }
    |                      ^
  hint: remove it
)"},
        {"areas = \"face\"]\n", R"(
site.toml:1:15: error[toml-syntax]: this `]` closes nothing
  1 | areas = "face"]
    |               ^
  hint: remove it
)"},
    });
}

TEST_CASE("markup: nothing is given twice") {
    check_all({
        {"title = \"A\"\nurl = \"x\"\ntitle = \"B\"\n", R"(
site.toml:3:1: error[toml-syntax]: "title" is given twice, first in line 1
  3 | title = "B"
    | ^^^^^
  hint: keep one of the two
)"},
        {"[clinic]\nname = \"A\"\n[booking]\nurl = \"x\"\n[clinic]\nphone = \"1\"\n", R"(
site.toml:5:1: error[toml-syntax]: "[clinic]" is given twice, first in line 1
  5 | [clinic]
    | ^^^^^^^^
  hint: give one another name, or put both below one [clinic]
)"},
        {"booking = { url = \"x\", url = \"y\" }\n", R"(
site.toml:1:24: error[toml-syntax]: "url" is given twice, first in line 1
  1 | booking = { url = "x", url = "y" }
    |                        ^^^
  hint: keep one of the two
)"},
        {"clinic = \"A\"\n[clinic]\nname = \"B\"\n", R"(
site.toml:2:1: error[toml-syntax]: "[clinic]" is given in two ways
  2 | [clinic]
    | ^^^^^^^^
  hint: keep one of the two
)"},
        {"[[menu]]\nlabel = \"A\"\n[menu]\nlabel = \"B\"\n", R"(
site.toml:3:1: error[toml-syntax]: "[menu]" is given in two ways
  3 | [menu]
    | ^^^^^^
  hint: keep one of the two
)"},
        {"a.b = 1\na.b.c = 2\n", R"(
site.toml:2:1: error[toml-syntax]: "a.b.c" is given in two ways
  2 | a.b.c = 2
    | ^^^^^
  hint: keep one of the two
)"},
    });
}

TEST_CASE("markup: numbers and dates are ones that there are") {
    check_all({
        {"reviewed = 2026-02-30\n", R"(
site.toml:1:12: error[toml-syntax]: there is no such day or time
  1 | reviewed = 2026-02-30
    |            ^^^^^^^^^^
  hint: write an existing date, for example 2026-05-01
)"},
        {"reviewed = 2026-13-01\n", R"(
site.toml:1:12: error[toml-syntax]: there is no such day or time
  1 | reviewed = 2026-13-01
    |            ^^^^^^^^^^
  hint: write an existing date, for example 2026-05-01
)"},
        {"reviewed = 2026-5-1\n", R"(
site.toml:1:12: error[toml-syntax]: a date is written year-month-day
  1 | reviewed = 2026-5-1
    |            ^^^^^^^^
  hint: write reviewed = 2026-05-01
)"},
        {"reviewed = 01.05.2026\n", R"(
site.toml:1:12: error[toml-syntax]: a date is written year-month-day
  1 | reviewed = 01.05.2026
    |            ^^^^^^^^^^
  hint: write year, month and day: 2026-05-01
)"},
        {"reviewed = 24 December 2026\n", R"(
site.toml:1:12: error[toml-syntax]: a date is written year-month-day
  1 | reviewed = 24 December 2026
    |            ^^^^^^^^^^^^^^^^
  hint: write year, month and day: 2026-05-01
)"},
        {"reviewed = 2026/6/1\n", R"(
site.toml:1:12: error[toml-syntax]: a date is written year-month-day
  1 | reviewed = 2026/6/1
    |            ^^^^^^^^
  hint: write reviewed = 2026-06-01
)"},
        {"price = 1,500\n", R"(
site.toml:1:9: error[toml-syntax]: a number has no comma in it
  1 | price = 1,500
    |         ^^^^^
  hint: write digits only, and a point before decimals: 1500 or 179.50
)"},
        {"price = 179,50\n", R"(
site.toml:1:9: error[toml-syntax]: a number has no comma in it
  1 | price = 179,50
    |         ^^^^^^
  hint: write price = 179.50
)"},
        {"add = 9223372036854775808\n", R"(
site.toml:1:7: error[toml-syntax]: this number is too large
  1 | add = 9223372036854775808
    |       ^^^^^^^^^^^^^^^^^^^
  hint: write a number of up to 18 digits
)"},
        {"price = £180\n", R"(
site.toml:1:9: error[toml-syntax]: an amount is written without its currency
  1 | price = £180
    |         ^^^^
  hint: write price = 180
)"},
        {"price = 180 GBP\n", R"(
site.toml:1:9: error[toml-syntax]: this is neither a number nor a text in quotes
  1 | price = 180 GBP
    |         ^^^^^^^
  hint: write price = 180, or price = "180 GBP"
)"},
        {"price = 180.\n", R"(
site.toml:1:9: error[toml-syntax]: this number cannot be read
  1 | price = 180.
    |         ^^^^
  hint: write digits, with a point for decimals: 180 or 179.50
)"},
        {"price = 007\n", R"(
site.toml:1:9: error[toml-syntax]: a number does not begin with 0
  1 | price = 007
    |         ^^^
  hint: write price = "007" if it is a text, or leave the 0 out
)"},
        {"price = 99999999999999999999\n", R"(
site.toml:1:9: error[toml-syntax]: this number is too large
  1 | price = 99999999999999999999
    |         ^^^^^^^^^^^^^^^^^^^^
  hint: write a number of up to 18 digits
)"},
        {"dates = [2026-5-1, 2026-06-01]\n", R"(
site.toml:1:10: error[toml-syntax]: a date is written year-month-day
  1 | dates = [2026-5-1, 2026-06-01]
    |          ^^^^^^^^
  hint: write 2026-05-01
)"},
        {"hours = 25:00:00\n", R"(
site.toml:1:9: error[toml-syntax]: there is no such time
  1 | hours = 25:00:00
    |         ^^^^^^^^
  hint: times go from 00:00:00 to 23:59:59
)"},
    });
}

TEST_CASE("markup: no mistake is seen in TOML that has none") {
    const Source source("site.toml",
                        "# a comment = [\n"
                        "a = \"x # \\\"y\\\" \\u00e4\"  # note\n"
                        "'b c' = '\\n'\n\"d\".e . f = \"\"\"\none \"two\" \\\n  three\"\"\"\"\n"
                        "g = '''it's'''\nh = [ # a list\n  1, -2.5e3, +0, 1_000, 0xFF, inf, # more\n"
                        "  [true, false], { i = 1, j.k = \"}\" }, {},\n]\n"
                        "l = 2026-05-01\nm = 2026-05-01T10:30:00Z\nn = 10:30:00.5\n"
                        "[o.\"p.q\"]\na = 1\n[[r]]\na = 1\n[[r]]\na = 2\n [s] # last");
    const Span whole{0, static_cast<std::uint32_t>(source.text().size())};
    CHECK(toml_mistakes(source, whole).empty());
    Diagnostics diagnostics;
    CHECK(parse_toml(source, whole, diagnostics));
}

TEST_CASE("markup: a key of TOML may have 32 dots, one more is an error at that dot") {
    std::string key = "a";
    for (int i = 0; i < 32; ++i) key += ".a";
    CHECK(about(key + " = 1\n") == "\n");
    CHECK(about("# a comment" + std::string(40, '.') + "\ntitle = \"" + std::string(40, '.') +
                "\"\nname = '" + std::string(40, '.') + "'\n") == "\n");
    CHECK(about("\n" + key + ".a = 1\n") == R"(
site.toml:2:66: error[too-many-dots]: a key has more than 32 dots
  2 | a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a = 1
    |                                                                  ^
  hint: write a key of fewer parts, or quotes around a text
)");
    CHECK(about("[" + key + ".a]\n") == R"(
site.toml:1:67: error[too-many-dots]: a key has more than 32 dots
  1 | [a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a]
    |                                                                   ^
  hint: write a key of fewer parts, or quotes around a text
)");
    CHECK(about("x = { " + key + " . a = 1 }\n") == R"(
site.toml:1:73: error[too-many-dots]: a key has more than 32 dots
  1 | ….a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a . a = 1 }
    |                                                                 ^
  hint: write a key of fewer parts, or quotes around a text
)");
    std::string deep = "a";
    for (int i = 0; i < 50'000; ++i) deep += ".a";
    CHECK(about(deep + " = 1\n").starts_with("\nsite.toml:1:66: error[too-many-dots]"));
}

TEST_CASE("markup: dots count in keys alone, wherever texts and comments begin and end") {
    std::string dots = "b";
    for (int i = 0; i < 40'000; ++i) dots += ".b";
    const std::string rule = "error[too-many-dots]: a key has more than 32 dots";
    // A quote in a text over several lines once hid what came after it.
    for (const char* const before :
         {"x = { a = \"\"\"\n' \"\"\", ", "x = { a = '''\n\" ''', ", "x = { a = \"\\\"\", ",
          "x = { a = \"\"\"\\\"\"\" \"\"\", "})
        CHECK(about(before + (dots + " = 1 }\n")).find(rule) != std::string::npos);
    CHECK(about("x = [[{ " + dots + " = 1 }]]\n").find(rule) != std::string::npos);
    CHECK(about("x = 1 # \"\"\"\n" + dots + " = 1 # \"\"\"\n").find(rule) != std::string::npos);
    CHECK(about("[a]\nx = ''''''\n[" + dots + "]\n").find(rule) != std::string::npos);
    // And lines of a text are no keys.
    CHECK(about("x = \"\"\"\n" + dots + " = 1\n\"\"\"\n") == "\n");
    CHECK(about("x = '''\n[" + dots + "]\n''' # " + dots + "\n") == "\n");
    CHECK(about("\"" + dots + "\" = 1\n") == "\n");
}

TEST_CASE("markup: a place in TOML counts characters, also on a long line") {
    std::string wide;
    for (int i = 0; i < 200; ++i) wide += "ü";
    CHECK(about("a = { b = \"" + wide + "\", c = d }\n").starts_with(
        "\nsite.toml:1:219: error[toml-syntax]: "));
}

TEST_CASE("markup: TOML of a hostile depth or length is refused or read, and never takes long") {
    CHECK(about("a = " + std::string(100'000, '[') + "\n").starts_with("\nsite.toml:1:"));
    std::string lists = "a = ";
    for (int i = 0; i < 20'000; ++i) lists += "{a=";
    CHECK(about(lists).starts_with("\nsite.toml:1:"));
}

}  // namespace praxis
