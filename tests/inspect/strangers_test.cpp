// The check "No contradictions" against articles by somebody who knew neither rules nor tests.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "tests/inspect/contradiction_score.h"
#include "tests/support/small_site.h"

using namespace praxis;

namespace {

using Place = std::pair<std::uint32_t, std::uint32_t>;  // line and column

struct Sentence {
    std::string words;
    char mark = '=';  // `!` contradicts, `=` is innocent, `?` may go either way
    Place begin;
    Place end;
    bool found = false;
};

struct Article {
    std::string name;
    std::string clinic;
    std::string path;
    std::string front_matter;
    bool raw = false;  // the body is the whole file
    std::string body;
    std::vector<Sentence> sentences;
};

std::vector<Article> articles_of(const std::string& name) {
    std::ifstream file = opened_sentences("strangers/" + name);
    std::vector<Article> articles;
    for (std::string line; std::getline(file, line);) {
        const std::string value = line.substr(std::min(line.find(' '), line.size() - 1) + 1);
        if (line.starts_with("#article "))
            articles.emplace_back().name = value;
        else if (articles.empty())
            continue;
        else if (line.starts_with("#site "))
            articles.back().clinic = value;
        else if (line.starts_with("#file "))
            articles.back().path = value;
        else if (line.starts_with("#fm "))
            articles.back().front_matter += value + "\n";
        else if (line.starts_with("#raw"))
            articles.back().raw = true;
        else
            articles.back().body += line + "\n";
    }
    return articles;
}

/// The clinic's data; `@ path` begins a file.
SmallSite clinic(const std::string& name) {
    SmallSite site;
    site.remove("content/treatments/peel/index.md").remove("content/team/anna-novak.md");
    std::ifstream file = opened_sentences("strangers/" + name + ".txt");
    std::string path;
    std::map<std::string, std::string> files;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("@ "))
            path = line.substr(2);
        else if (!path.empty())
            files[path] += line + "\n";
    }
    for (const auto& [file_path, bytes] : files) site.file(file_path, bytes);
    return site;
}

/// The text without its marks; where each marked sentence stands is noted.
std::string without_marks(const std::string& text, std::vector<Sentence>& sentences) {
    std::string words;
    Place at{1, 1};
    std::size_t begin = 0;
    bool open = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char next = i + 1 < text.size() ? text[i + 1] : '\0';
        if (!open && text[i] == '{' && (next == '!' || next == '=' || next == '?')) {
            sentences.push_back({"", next, at, at});
            begin = words.size();
            open = true;
            ++i;
        } else if (open && next == '}' && text[i] == sentences.back().mark) {
            sentences.back().end = at;
            sentences.back().words = words.substr(begin);
            open = false;
            ++i;
        } else {
            words += text[i];
            if (text[i] == '\n')
                at = {at.first + 1, 1};
            else if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80)
                ++at.second;
        }
    }
    return words;
}

std::string whole_file(const SmallSite& site, const Article& article) {
    if (article.raw) return article.body;
    if (!article.front_matter.empty())
        return "+++\n" + article.front_matter + "+++\n\n" + article.body;
    const std::string before = site.text(article.path);
    return before.substr(0, before.find("+++", 3) + 4) + "\n" + article.body;
}

/// Builds as many articles at once as have pages of their own.
void find(std::vector<Article*> articles, ContradictionScore& score) {
    while (!articles.empty()) {
        SmallSite site = clinic(articles.front()->clinic);
        std::map<std::string, Article*> on_page;
        std::vector<Article*> later;
        for (Article* article : articles) {
            if (article->clinic != articles.front()->clinic ||
                !on_page.emplace(article->path, article).second) {
                later.push_back(article);
                continue;
            }
            site.file(article->path,
                      without_marks(whole_file(site, *article), article->sentences));
        }
        site.build();
        for (const Diagnostic& said : site.findings()) {
            if (said.rule != "contradiction") continue;
            const auto article = on_page.find(said.path);
            if (article == on_page.end()) continue;
            bool marked = false;
            for (Sentence& sentence : article->second->sentences)
                if (const Place place{said.line, said.column};
                    sentence.begin <= place && place <= sentence.end)
                    sentence.found = marked = true;
            if (marked) continue;
            ++score.false_alarms;
            MESSAGE(fmt::format("false alarm: {}:{}: {}", article->second->name, said.line,
                                said.message));
        }
        articles = std::move(later);
    }
}

ContradictionScore score_of(const std::string& name) {
    std::vector<Article> articles = articles_of(name);
    std::vector<Article*> all;
    for (Article& article : articles) all.push_back(&article);
    ContradictionScore score;
    find(all, score);
    for (const Article& article : articles)
        for (const Sentence& sentence : article.sentences)
            if (sentence.mark != '?')
                score.count(sentence.mark == '!', sentence.found,
                            article.name + ": " + sentence.words);
    score.print(name);
    return score;
}

}  // namespace

TEST_CASE("inspect: contradictions in a stranger's articles") {
    const ContradictionScore score = score_of("articles.txt");
    CHECK(score.right + score.missed >= 290);
    CHECK(score.precision() >= 0.99);
    CHECK(score.recall() >= 0.93);
}

TEST_CASE("inspect: contradictions in a stranger's systematic variations") {
    const ContradictionScore score = score_of("probes.txt");
    CHECK(score.right + score.missed >= 330);
    CHECK(score.precision() >= 0.99);
    CHECK(score.recall() >= 0.97);
}

TEST_CASE("inspect: contradictions in articles written after the rules") {
    const ContradictionScore score = score_of("afterwards.txt");
    CHECK(score.precision() >= 0.99);
    CHECK(score.recall() >= 0.85);
}

TEST_CASE("inspect: contradictions in the manner of copywriters") {
    const ContradictionScore score = score_of("copywriters.txt");
    CHECK(score.precision() >= 0.99);
    CHECK(score.recall() >= 0.85);
}
