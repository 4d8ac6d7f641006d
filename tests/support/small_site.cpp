#include "tests/support/small_site.h"

#include <fmt/format.h>

#include <ostream>
#include <stdexcept>
#include <utility>

#include "base/report.h"

namespace praxis {

namespace {

constexpr std::string_view small_clinic = R"(title = "Small Clinic"
base_url = "https://small.example/"
language = "en-GB"

[clinic]
name = "Small Clinic"
legal_name = "Small Clinic Ltd"
jurisdiction = "uk"
currency = "GBP"
timezone = "Europe/London"
phone = "+442079460000"
email = "hello@small.example"
)";

std::string quoted_value(std::string_view text) {
    std::string value = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') value += '\\';
        value += c;
    }
    return value + '"';
}

std::string with_front_matter(std::string_view fields, std::string_view more,
                              std::string_view text) {
    return fmt::format("+++\n{}{}+++\n{}{}", fields, more, text,
                       text.empty() || text.ends_with('\n') ? "" : "\n");
}

std::string titled(std::string_view title) {
    return fmt::format("title = {}\n", quoted_value(title));
}

std::string summarised(std::string_view title) {
    return titled(title) + fmt::format("summary = {}\n",
                                       quoted_value(fmt::format("All about {}.", title)));
}

}  // namespace

SmallSite::SmallSite() : owned_disk_(std::make_unique<FakeDisk>()), disk(*owned_disk_) {
    options.site = "/site";
    options.clock = Date{2026, 6, 1};
    file("site.toml", std::string(small_clinic));
    home("Welcome to our clinic.");
    area("face", "Face");
    concern("fine-lines", "Fine lines");
    treatment("peel", "Peel", {}, "A peel renews the skin.");
    person("anna-novak", "Anna Novak", "performs = [\"peel\"]\n");
    location("quay", "Quay");
}

SmallSite& SmallSite::file(const std::string& path, std::string bytes) {
    disk.add("/site/" + path, std::move(bytes));
    return *this;
}

SmallSite& SmallSite::remove(const std::string& path) {
    disk.take_away("/site/" + path);
    return *this;
}

SmallSite& SmallSite::edit(const std::string& path, std::string_view from, std::string_view to) {
    std::string bytes = text(path);
    const std::size_t at = bytes.find(from);
    if (at == std::string::npos)
        throw std::logic_error(fmt::format("{} does not have the words {}", path, from));
    return file(path, bytes.replace(at, from.size(), to));
}

SmallSite& SmallSite::setting(std::string_view lines, std::string_view table) {
    const std::string end = lines.ends_with('\n') ? "" : "\n";
    if (table.empty())
        return file("site.toml", fmt::format("{}{}{}", lines, end, text("site.toml")));
    if (text("site.toml").find(table) != std::string::npos)
        return edit("site.toml", fmt::format("{}\n", table),
                    fmt::format("{}\n{}{}", table, lines, end));
    return file("site.toml", fmt::format("{}\n{}\n{}{}", text("site.toml"), table, lines, end));
}

SmallSite& SmallSite::home(std::string_view words) {
    return file("content/index.md", with_front_matter(titled("Small Clinic"), {}, words));
}

SmallSite& SmallSite::treatment(const std::string& id, std::string_view title,
                                std::string_view more, std::string_view words) {
    std::string fields = summarised(title);
    const auto unless_given = [&](std::string_view key, std::string_view line) {
        if (!more.starts_with(key) && more.find(fmt::format("\n{}", key)) == std::string_view::npos)
            fields += line;
    };
    unless_given("kind =", "kind = \"peel\"\n");
    unless_given("areas =", "areas = [\"face\"]\n");
    unless_given("concerns =", "concerns = [\"fine-lines\"]\n");
    return file("content/treatments/" + id + "/index.md", with_front_matter(fields, more, words));
}

SmallSite& SmallSite::area(const std::string& id, std::string_view title, std::string_view more,
                           std::string_view words) {
    return file("content/areas/" + id + ".md", with_front_matter(summarised(title), more, words));
}

SmallSite& SmallSite::concern(const std::string& id, std::string_view title, std::string_view more,
                              std::string_view words) {
    return file("content/concerns/" + id + ".md",
                with_front_matter(summarised(title), more, words));
}

SmallSite& SmallSite::person(const std::string& id, std::string_view name, std::string_view more,
                             std::string_view words) {
    const std::string fields = fmt::format(
        "name = {}\nrole = \"Nurse\"\nregister = \"NMC\"\nregister_number = \"00A0000A\"\n",
        quoted_value(name));
    return file("content/team/" + id + ".md", with_front_matter(fields, more, words));
}

SmallSite& SmallSite::location(const std::string& id, std::string_view name, std::string_view more,
                               std::string_view words) {
    const std::string fields = fmt::format(
        "name = {}\nstreet = \"1 Quay Street\"\nlocality = \"London\"\npostcode = \"E1 1AA\"\n"
        "country = \"GB\"\nhours = {{ mon = [\"09:00-17:00\"] }}\n",
        quoted_value(name));
    return file("content/locations/" + id + ".md", with_front_matter(fields, more, words));
}

SmallSite& SmallSite::article(const std::string& slug, std::string_view title,
                              std::string_view date, std::string_view more,
                              std::string_view words) {
    const std::string fields = summarised(title) + fmt::format("date = {}\n", date);
    return file("content/journal/" + slug + ".md", with_front_matter(fields, more, words));
}

SmallSite& SmallSite::plain_page(const std::string& slug, std::string_view title,
                                 std::string_view more, std::string_view words) {
    return file("content/pages/" + slug + ".md", with_front_matter(titled(title), more, words));
}

SmallSite& SmallSite::estimate(const std::string& treatment_id, std::string bytes) {
    return file("content/treatments/" + treatment_id + "/estimate.toml", std::move(bytes));
}

BuildResult SmallSite::build() {
    diagnostics_ = {};
    disk.forget();
    outcome_ = build_site(options, disk, diagnostics_);
    return outcome_.result;
}

std::string SmallSite::said() const { return text_of(diagnostics_.all()); }

std::string SmallSite::page(std::string_view address) const {
    const std::string folder = options.output ? *options.output : std::string("/site/public");
    return disk.text(fmt::format("{}{}{}", folder, address,
                                 address.ends_with('/') ? "index.html" : ""));
}

bool SmallSite::has_page(std::string_view address) const { return page(address) != "(nothing)"; }

std::string SmallSite::part(std::string_view address, std::string_view from,
                            std::string_view to) const {
    const std::string html = page(address);
    const std::size_t begin = html.find(from);
    if (begin == std::string::npos) return "(nothing)";
    const std::size_t end = html.find(to, begin + from.size());
    if (end == std::string::npos) return "(nothing)";
    return html.substr(begin + from.size(), end - begin - from.size());
}

std::string SmallSite::text(const std::string& path) const { return disk.text("/site/" + path); }

std::ostream& operator<<(std::ostream& to, BuildResult result) {
    switch (result) {
        case BuildResult::published: return to << "published";
        case BuildResult::rejected: return to << "rejected";
        case BuildResult::unwritten: return to << "unwritten";
        case BuildResult::interrupted: return to << "interrupted";
        case BuildResult::unconfigured: break;
    }
    return to << "unconfigured";
}

}  // namespace praxis
