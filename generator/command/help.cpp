#include "command/help.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace praxis {

namespace {

constexpr std::size_t page_width = 80;

/// Words set in lines, the first after `lead`, the others indented as far as `lead` reaches.
std::string paragraph(std::string_view lead, std::string_view words) {
    std::string text(lead);
    const std::string indent(lead.size(), ' ');
    std::size_t column = lead.size();
    bool first = true;
    for (const std::string_view word : split(words, ' ')) {
        if (!first && column + 1 + word.size() > page_width) {
            text += '\n' + indent;
            column = indent.size();
        } else if (!first) {
            text += ' ';
            ++column;
        }
        text += word;
        column += character_count(word);
        first = false;
    }
    return text + '\n';
}

using Lines = std::vector<std::pair<std::string, std::string>>;

/// Two columns, the left one as wide as its longest entry.
std::string table(const Lines& lines) {
    std::size_t widest = 0;
    for (const auto& [left, right] : lines) widest = std::max(widest, left.size());
    std::string text;
    for (const auto& [left, right] : lines)
        text += paragraph(fmt::format("  {:<{}}  ", left, widest), right);
    return text;
}

std::string flag_as_typed(const FlagRow& row) {
    const std::string value = !row.is_switch()        ? fmt::format(" {}", row.value)
                              : !row.choices.empty() ? fmt::format("[={}]", row.choices)
                                                     : std::string();
    return fmt::format("{}--{}{}", row.letter ? fmt::format("-{}, ", row.letter) : "    ",
                       row.name, value);
}

std::size_t widest_of(const std::vector<const FlagRow*>& rows) {
    std::size_t widest = 0;
    for (const FlagRow* row : rows) widest = std::max(widest, flag_as_typed(*row).size());
    return widest;
}

/// A group of flags; `widest` keeps the sentences of all groups under each other.
std::string flags_under(std::string_view title, const std::vector<const FlagRow*>& rows,
                        std::size_t widest) {
    if (rows.empty()) return {};
    Lines lines;
    for (const FlagRow* row : rows)
        lines.emplace_back(fmt::format("{:<{}}", flag_as_typed(*row), widest), row->sentence);
    return fmt::format("\n{}\n{}", title, table(lines));
}

std::vector<const FlagRow*> in_group(std::vector<const FlagRow*> rows, FlagGroup group) {
    std::erase_if(rows, [&](const FlagRow* row) { return row->group != group; });
    return rows;
}

std::string all_groups(std::vector<const FlagRow*> rows) {
    std::erase_if(rows, [](const FlagRow* row) { return row->group == FlagGroup::unlisted; });
    const std::size_t widest = widest_of(rows);
    return flags_under("What is shown", in_group(rows, FlagGroup::shows), widest) +
           flags_under("How it is made", in_group(rows, FlagGroup::makes), widest) +
           flags_under("What is said", in_group(rows, FlagGroup::says), widest) +
           flags_under("With every verb", in_group(rows, FlagGroup::everywhere), widest);
}

std::string help_of(Verb verb) {
    const VerbRow& row = row_of(verb);
    std::string text = fmt::format("praxis {}: {}\n\n  praxis {}{}{} [flags]\n", row.name,
                                   row.sentence, row.name, row.words.empty() ? "" : " ", row.words);
    if (!row.more.empty()) text += '\n' + paragraph("", row.more);
    text += all_groups(flags_of(verb));
    text += "\nExamples\n";
    for (const std::string_view line : split(row.examples, '\n'))
        text += fmt::format("  {}\n", line);
    text += '\n' + paragraph("", "Each flag can also be set in the environment (PRAXIS_BASE_URL for "
                                 "--base-url); a flag beats the environment, which beats "
                                 "site.toml.");
    return text;
}

std::string list_of_verbs() {
    Lines verbs;
    for (const VerbRow& row : all_verbs()) verbs.emplace_back(row.name, row.sentence);
    std::vector<const FlagRow*> flags;
    for (const FlagRow& row : all_flags())
        if (row.group == FlagGroup::everywhere || row.flag == Flag::version) flags.push_back(&row);
    return "praxis: a clinic's website from markdown and TOML\n\n"
           "  praxis <verb> [flags]\n\n"
           "Verbs\n" +
           table(verbs) + flags_under("With every verb", flags, widest_of(flags)) +
           "\nExamples\n"
           "  praxis build\n"
           "  praxis build --help\n";
}

}  // namespace

std::string help_text(std::optional<Verb> verb) { return verb ? help_of(*verb) : list_of_verbs(); }

}  // namespace praxis
