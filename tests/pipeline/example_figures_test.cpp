// Walks the example clinic's finished pages: every figure that a patient can read is taken from the
// estimate, names its source, or is said to be the clinic's experience.
#include <doctest/doctest.h>

#include <fmt/format.h>

#include <algorithm>
#include <regex>
#include <set>
#include <string>

#include "base/text.h"
#include "tests/support/example_site.h"
#include "tests/support/page_tree.h"

namespace praxis {

namespace {

using Nodes = std::vector<const PageNode*>;

const std::set<std::string, std::less<>> blocks = {
    "p",  "li", "td", "th",      "dt",         "dd",      "h1",     "h2",
    "h3", "h4", "h5", "caption", "figcaption", "summary", "legend", "label"};

bool is_block(const PageNode& node) {
    return blocks.contains(node.name);
}
bool is_row(const PageNode& node) {
    return node.name == "tr";
}
bool is_table(const PageNode& node) {
    return node.name == "table";
}
bool is_picture(const PageNode& node) {
    return node.name == "figure";
}
bool is_card(const PageNode& node) {
    return node.has_class("card") || node.has_class("entry");
}
bool is_estimate(const PageNode& node) {
    return node.name == "section" && node.has_class("estimate");
}

bool found(const std::string& text, const char* pattern) {
    return std::regex_search(text, std::regex(pattern, std::regex::icase));
}

const char* const a_share = R"(\d ?%)";
const char* const some_people =
    R"((\d|ten|twenty) (people|patients|participants|women|men|courses of)\b)";
const char* const some_sessions =
    R"((\d|\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)) ((weekly|monthly) )?sessions?\b)";
const char* const experience = R"(\bour (own |clinic's )?experience\b)";

/// One finished page and what was found wanting on it.
class FiguresOfPage {
public:
    struct Seen {
        int bases = 0;       // figures of an estimate with what they rest on
        int studied = 0;     // of these, those that rest on a reference
        int in_prose = 0;    // shares, groups of people and sessions anywhere else
        int references = 0;  // entries of a reference list
    };

    /// `pages` are those of the whole site, for what a page only leads to.
    FiguresOfPage(std::string path, const std::string& html, const FilesOnDisk& pages)
        : path_(std::move(path)), page_(page_tree(html)), pages_(pages) {
        for (const PageNode* entry : page_->all("li"))
            if (entry->attribute("id").starts_with("p-ref-")) reference(*entry);
        for (const PageNode* link : page_->all("a")) citation(*link);
        for (const PageNode* table : page_->all("table")) estimate_table(*table);
        for (const PageNode* line : page_->all("p")) line_of_estimate(*line);
        for (const PageNode* block : page_->all(is_block)) prose(*block);
    }

    const std::string& faults() const { return faults_; }
    const Seen& seen() const { return seen_; }

private:
    void fault(const std::string& what, const PageNode& where) {
        faults_ += fmt::format("{}: {}: {}\n", path_, what, where.words());
    }

    void reference(const PageNode& entry) {
        ++seen_.references;
        reference_ids_.insert(entry.attribute("id"));
        if (!cites_publication(entry)) fault("a reference that leads nowhere", entry);
    }

    void citation(const PageNode& link) {
        const std::string to = link.attribute("href");
        if (to.starts_with("#p-ref-") && !reference_ids_.contains(to.substr(1)))
            fault("a citation of nothing", *link.nearest(is_block));
        const PageNode* raised = link.parent;
        if (raised->name != "sup" || raised == raised->parent->children.front().get()) return;
        const auto& beside = raised->parent->children;
        const auto at = std::find_if(beside.begin(), beside.end(),
                                     [&](const auto& child) { return child.get() == raised; });
        if (found((*std::prev(at))->words(), R"([\d%]$)"))
            fault("a citation that reads as a power", *link.nearest(is_block));
    }

    static bool cites_publication(const PageNode& node) {
        const Nodes links = node.all("a");
        return std::any_of(links.begin(), links.end(), [](const PageNode* link) {
            return found(
                link->attribute("href"),
                R"(^https://(doi\.org/10\.|pubmed\.ncbi\.nlm\.nih\.gov/\d|www\.ncbi\.nlm\.nih\.gov/pmc/articles/PMC\d))");
        });
    }

    bool cites_reference(const PageNode& node) const {
        const Nodes links = node.all("a");
        return std::any_of(links.begin(), links.end(), [&](const PageNode* link) {
            const std::string to = link->attribute("href");
            return to.starts_with("#p-ref-") && reference_ids_.contains(to.substr(1));
        });
    }

    /// What a cell or line says a figure rests on. A summary has several, parted by semicolons.
    void basis(const PageNode& where) {
        std::size_t studies = 0;
        const std::string words = where.words();
        for (const std::string_view part : split(words, ';')) {
            ++seen_.bases;
            if (!found(std::string(part), experience)) ++studies;
        }
        seen_.studied += static_cast<int>(studies);
        if (studies > 0 && !cites_reference(where)) fault("a basis without a reference", where);
    }

    void estimate_table(const PageNode& table) {
        if (!table.has_class("estimate-table") && !table.has_class("compared")) return;
        const Nodes heads = table.all([](const PageNode& node) {
            return node.name == "th" && node.attribute("scope") == "col";
        });
        if (heads.empty() || heads.back()->words() != "What it rests on") {
            const Nodes lines = table.nearest(is_estimate)->all("p");
            if (std::none_of(lines.begin(), lines.end(), [](const PageNode* line) {
                    return line->words().starts_with("What it rests on: ");
                }))
                fault("a table without a basis", *table.all("caption").front());
            return;
        }
        for (const PageNode* row : table.all("tr")) {
            const Nodes cells = row->all("td");
            if (cells.empty() || cells.front()->attributes.contains("colspan")) continue;
            basis(*cells.back());
        }
    }

    void line_of_estimate(const PageNode& line) {
        const std::string words = line.words();
        if (!line.nearest(is_estimate)) return;
        if (line.has_class("result"))
            result(line, words);
        else if (found(words, "(what it|what that) rests on: "))
            basis(line);
        else if (!line.nearest(is_picture) && found(words, R"(\bone session every \d)"))
            fault("top-ups without a basis", line);
    }

    /// The sentence has no links, so that it can be read out; the row beside it has them.
    void result(const PageNode& line, const std::string& words) {
        const std::size_t at = words.find("Rests on: ");
        if (at == std::string::npos) {
            if (found(words, R"(\d sessions?\b)")) fault("a result without a basis", line);
            return;
        }
        const std::size_t begin = at + 10;
        const std::string said = lower_cased(words.substr(begin, words.find('.', begin) - begin));
        const Nodes cells = line.nearest(is_estimate)->all("td");
        if (std::none_of(cells.begin(), cells.end(), [&](const PageNode* cell) {
                return lower_cased(cell->words()).starts_with(said);
            }))
            fault("a result that rests on something else than its row", line);
    }

    void prose(const PageNode& block) {
        const bool holds_blocks = block.all(is_block).size() > 1;
        if (holds_blocks) return;
        const std::string words = block.words();
        if (words.find(" %") != std::string::npos) fault("a space before the sign", block);
        const bool of_a_study = found(words, a_share) || found(words, some_people);
        if (!of_a_study && !found(words, some_sessions)) return;
        if (of_a_study ? block.has_class("result") : comes_from_estimate(block)) return;
        ++seen_.in_prose;
        const PageNode* row = block.nearest(is_row);
        const PageNode& around = row ? *row : block;
        if (names_study(around) || (row && names_study(*title_of(*row)))) return;
        if (!of_a_study && found(words, experience)) return;
        fault("a figure without a source", block);
    }

    static const PageNode* title_of(const PageNode& row) {
        const PageNode* table = row.nearest(is_table);
        const Nodes captions = table->all("caption");
        return captions.empty() ? table : captions.front();
    }

    /// A reference, an address, or a journal in italics and a year.
    bool names_study(const PageNode& around) const {
        const std::string words = around.words();
        return cites_reference(around) || cites_publication(around) ||
               found(words, R"(\bdoi 10\.\d)") ||
               (!around.all("em").empty() && found(words, R"(\b(19|20)\d\d\b)"));
    }

    /// Numbers of sessions that stand in an estimate or lead to one, whose rows are seen to in
    /// their place; and packages, which are what is sold.
    bool comes_from_estimate(const PageNode& block) const {
        const auto is_glance = [](const PageNode& node) { return node.has_class("glance"); };
        const auto is_comparison = [](const PageNode& node) { return node.has_class("compared"); };
        if (block.nearest(is_estimate) || block.nearest(is_comparison)) return true;
        if (block.nearest(is_glance)) return !page_->all(is_estimate).empty();
        const PageNode* row = block.nearest(is_row);
        if (row && row->words().find("£") != std::string::npos) return true;
        const PageNode* card = block.nearest(is_card);
        const Nodes links = (card ? *card : row ? *row : block).all("a");
        return std::any_of(links.begin(), links.end(),
                           [&](const PageNode* link) { return leads_to_estimate(*link); });
    }

    bool leads_to_estimate(const PageNode& link) const {
        const std::string to = link.attribute("href");
        const std::string address = to.substr(0, to.find('#'));
        if (!address.starts_with('/')) return to == "#p-estimate";
        const auto page = pages_.find(address.substr(1) + "index.html");
        return page != pages_.end() && !page_tree(page->second)->all(is_estimate).empty();
    }

    std::string path_;
    std::unique_ptr<PageNode> page_;
    const FilesOnDisk& pages_;
    std::set<std::string> reference_ids_;
    std::string faults_;
    Seen seen_;
};

std::string faults_of(const std::string& html) {
    const FilesOnDisk pages = {
        {"sessions/peel/index.html", "<section class=\"part estimate\"></section>"}};
    return FiguresOfPage("page", "<main>" + html + "</main>", pages).faults();
}

const std::string references =
    R"(<ol><li id="p-ref-1">A trial. <a href="https://doi.org/10.1/x">doi</a></li></ol>)";

std::string row_resting_on(const std::string& basis) {
    return R"(<section class="part estimate"><table class="estimate-table"><tr><th scope="col">Area</th><th scope="col">What it rests on</th></tr><tr><th scope="row">Face</th><td>)" +
           basis + "</td></tr></table></section>" + references;
}

}  // namespace

TEST_CASE("pipeline: every figure of the example names its source or is the clinic's experience") {
    std::string faults;
    FiguresOfPage::Seen seen;
    for (const auto& [path, html] : example_pages()) {
        const FiguresOfPage page(path, html, example_pages());
        faults += page.faults();
        seen.bases += page.seen().bases;
        seen.studied += page.seen().studied;
        seen.in_prose += page.seen().in_prose;
        seen.references += page.seen().references;
    }

    CHECK(faults == "");
    // Far fewer would mean that the walk no longer recognises what it walks past.
    CHECK(seen.bases >= 150);
    CHECK(seen.studied >= 5);
    CHECK(seen.in_prose >= 50);
    CHECK(seen.references >= 20);
}

TEST_CASE("pipeline: the walk stops at a figure in prose that nothing stands behind") {
    CHECK(faults_of("<p>It works for 90% of us.</p>") ==
          "page: a figure without a source: It works for 90% of us.\n");
    CHECK(faults_of("<ul><li>Our own experience with 40 people.</li></ul>") ==
          "page: a figure without a source: Our own experience with 40 people.\n");
    CHECK(faults_of("<p>You need three sessions.</p>") ==
          "page: a figure without a source: You need three sessions.\n");
    CHECK(faults_of("<p>We plan <a href=\"/sessions/tan/\">3–5</a> sessions.</p>") ==
          "page: a figure without a source: We plan 3–5 sessions.\n");
    CHECK(faults_of("<table><caption>Cleared</caption><tr><td>47%</td></tr></table>") ==
          "page: a figure without a source: 47%\n");
    CHECK(faults_of("<p>In a trial<sup><a href=\"#p-ref-2\">2</a></sup>.</p>" + references) ==
          "page: a citation of nothing: In a trial2.\n");
    CHECK(faults_of("<p>Gone in 15<sup><a href=\"#p-ref-1\">1</a></sup>.</p>" + references) ==
          "page: a citation that reads as a power: Gone in 151.\n");
    CHECK(faults_of(row_resting_on("Our clinic&#39;s experience. 20 people had five.")) ==
          "page: a figure without a source: Our clinic's experience. 20 people had five.\n");
    CHECK(faults_of("<ol><li id=\"p-ref-1\">A trial.</li></ol>") ==
          "page: a reference that leads nowhere: A trial.\n");
    CHECK(faults_of("<p>Our own experience: 90 %.</p>") ==
          "page: a space before the sign: Our own experience: 90 %.\n"
          "page: a figure without a source: Our own experience: 90 %.\n");
    for (const std::string honest : {
             "<p>Gone in 47% of them<sup><a href=\"#p-ref-1\">1</a></sup>.</p>",
             "<p>In 40 people (<em>A Journal</em> 2015;1:77).</p>",
             "<p>In 40 people (<a href=\"https://doi.org/10.1/x\">doi</a>).</p>",
             "<p>We plan three sessions, which is our own experience.</p>",
             "<p>We plan <a href=\"/sessions/peel/#p-rows-face\">3–5</a> sessions.</p>",
             "<li class=\"card\"><a href=\"/sessions/peel/\">Peel</a><p>3 to 5 sessions</p></li>",
             "<table><tr><th>3 sessions</th><td>£300</td></tr></table>",
             "<p>It lasts 40 minutes.</p>",
         }) {
        CAPTURE(honest);
        CHECK(faults_of(honest + references) == "");
    }
}

TEST_CASE("pipeline: the walk stops at a figure of an estimate that rests on nothing") {
    CHECK(faults_of(row_resting_on("")) == "page: a basis without a reference: \n");
    CHECK(faults_of(row_resting_on("A trial of many")) ==
          "page: a basis without a reference: A trial of many\n");
    CHECK(faults_of(row_resting_on("A trial <a href=\"#p-ref-1\">[1]</a>")) == "");
    CHECK(faults_of(row_resting_on("Our clinic&#39;s experience")) == "");
    const std::string estimate = "<section class=\"part estimate\">";
    CHECK(faults_of(estimate + "<table class=\"estimate-table\"><caption>Totals</caption>"
                               "<tr><th scope=\"col\">Sessions</th></tr></table></section>") ==
          "page: a table without a basis: Totals\n");
    CHECK(faults_of(estimate + "<p class=\"result\">Face: 4 to 6 sessions.</p></section>") ==
          "page: a result without a basis: Face: 4 to 6 sessions.\n");
    CHECK(faults_of(estimate + "<p class=\"result\">Face: 4 sessions. Rests on: a trial. Ask.</p>"
                               "<table><tr><td>Our clinic&#39;s experience</td></tr></table>"
                               "</section>") ==
          "page: a result that rests on something else than its row: "
          "Face: 4 sessions. Rests on: a trial. Ask.\n");
    CHECK(faults_of(estimate + "<p>Afterwards, one session every 26 weeks.</p></section>") ==
          "page: top-ups without a basis: Afterwards, one session every 26 weeks.\n");
}

}  // namespace praxis
