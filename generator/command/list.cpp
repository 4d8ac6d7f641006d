#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/report.h"
#include "base/text.h"
#include "command/columns.h"
#include "command/listing.h"
#include "command/printing.h"
#include "command/verbs.h"
#include "pipeline/build_site.h"

namespace praxis {

namespace {

std::string_view name_of(Visibility status) {
    switch (status) {
        case Visibility::live: return "live";
        case Visibility::draft: return "draft";
        case Visibility::scheduled: return "scheduled";
        case Visibility::expired: break;
    }
    return "expired";
}

std::string json_text(const std::vector<ListedEntry>& entries) {
    const auto date = [](const std::optional<Date>& day) -> nlohmann::ordered_json {
        if (!day) return nullptr;
        return day->iso();
    };
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const ListedEntry& entry : entries)
        list.push_back({{"kind", entry.kind},
                        {"id", entry.id},
                        {"path", entry.path},
                        {"url", entry.url.empty() ? nlohmann::ordered_json(nullptr)
                                                  : nlohmann::ordered_json(entry.url)},
                        {"title", entry.title},
                        {"status", name_of(entry.status)},
                        {"publish", date(entry.publish)},
                        {"expires", date(entry.expires)},
                        {"next_review", date(entry.next_review)},
                        {"due", entry.due},
                        {"thin", entry.thin}});
    const nlohmann::ordered_json json = {{"version", 1}, {"entries", std::move(list)}};
    return line_of(json);
}

std::string status_in_words(const ListedEntry& entry) {
    std::string words(name_of(entry.status));
    if (entry.status == Visibility::scheduled && entry.publish)
        words = "from " + entry.publish->iso();
    if (entry.status == Visibility::expired && entry.expires)
        words = "until " + entry.expires->iso();
    return words;
}

std::string review_in_words(const ListedEntry& entry) {
    if (!entry.next_review) return {};
    return entry.next_review->iso() + (entry.due ? " due" : "");
}

/// Where a table has no room: an entry, and under it what else is known.
std::string stacked(const std::vector<ListedEntry>& entries, std::size_t width) {
    std::string text;
    for (const ListedEntry& entry : entries) {
        const std::string review = review_in_words(entry);
        text += wrapped(printable(fmt::format("{} {}", entry.kind, entry.id)), width);
        text += wrapped(status_in_words(entry) + (review.empty() ? "" : ", review " + review) +
                            (entry.thin ? ", no text of its own" : ""),
                        width, 2);
        text += wrapped(printable(entry.title), width, 2);
    }
    return text;
}

std::string table_text(const std::vector<ListedEntry>& entries, std::size_t width) {
    constexpr std::size_t least_for_a_title = 12;
    std::vector<WrappedRow> rows = {{{"kind", "id", "status", "review", "text"}, {"title"}}};
    for (const ListedEntry& entry : entries)
        rows.push_back({{std::string(entry.kind), entry.id, status_in_words(entry),
                         review_in_words(entry), entry.thin ? "thin" : ""},
                        {entry.title}});
    const auto table = in_columns(rows, width, least_for_a_title);
    return table ? *table : stacked(entries, width);
}

}  // namespace

ExitStatus list(const Request& request, const Surroundings& surroundings) {
    if (!those_of({}, request.what)) {
        const std::string near = did_you_mean(request.what, listable());
        print_refusal(surroundings,
                      fmt::format("there is nothing called {} to list", in_quotes(request.what)),
                      near.empty() ? "write one of " + listed(listable(), "or") : near);
        return ExitStatus::misused;
    }
    const EntriesAsRead read =
        read_entries(request.options, files_behind(request.what), *surroundings.disk);
    if (!read.site || read.machine_fault || count_of(read.findings, Severity::error) > 0) {
        print_findings(read.findings, request, surroundings);
        print_remark(request, surroundings, "nothing can be listed until this is right");
        return read.machine_fault ? ExitStatus::machine : ExitStatus::errors;
    }
    const std::vector<ListedEntry> entries = *those_of(list_of(*read.site), request.what);
    if (request.format == Format::json)
        surroundings.console->out(json_text(entries));
    else if (entries.empty())
        print_remark(request, surroundings, "there is nothing to list");
    else
        surroundings.console->out(table_text(entries, columns_for(surroundings)));
    return ExitStatus::fine;
}

}  // namespace praxis
