// Words of questions, articles, references, and of who stands behind a text.
#include <array>

#include "render/escape.h"
#include "render/shown.h"
#include "render/word.h"
#include "render/words.h"

namespace praxis {

using namespace word;

namespace {

std::string kind_in_words(ReferenceKind kind, View& view) {
    static constexpr std::array<std::string_view, 7> keys = {
        "review", "rct", "trial", "cohort", "label", "guideline", "opinion"};
    return view.wording().word("evidence." + std::string(keys[static_cast<std::size_t>(kind)]));
}

NounWords question() {
    using Q = Question;
    return {Noun::question,
            "a question and its answer",
            {
                text<Q>("question", "the question", [](const Q& q, View&) { return q.question; }),
                of_page(html<Q>("answer", "the answer",
                                [](const Q& q, View& v) {
                                    return q.answer ? v.html_of(*q.answer) : std::string();
                                })),
                of_page(text<Q>("id", "an id for it on this page",
                                [](const Q& q, View& v) {
                                    return v.page->kind == PageKind::faq ? q.anchor
                                                                         : "p-q-" + q.anchor;
                                })),
                url<Q>("address", "where it stands among all questions",
                       [](const Q& q, View& v) { return v.shared.href("/faq/#" + q.anchor); }),
            }};
}

NounWords topic() {
    using T = ShownTopic;
    return {Noun::topic,
            "questions that belong together",
            {
                text<T>("title", "what they are about", [](const T& t, View&) { return t.title; }),
                text<T>("id", "an id for it", [](const T& t, View&) { return t.id; }),
                url<T>("address", "the treatment that they are about",
                       [](const T& t, View& v) {
                           return t.treatment ? v.shared.href(t.treatment->address) : std::string();
                       }),
                list<T>("questions", Noun::question, "the questions",
                        [](const T& t, View&) { return each(t.questions); }),
            }};
}

NounWords paging() {
    using P = Page;
    std::vector<TemplateWord> words = {
        text<P>("place", "which page of how many",
                [](const P& p, View& v) {
                    return v.wording().phrase("paging.place", {{"number", std::to_string(p.part)},
                                                               {"count", std::to_string(p.parts)}});
                }),
        url<P>("newer", "the page before, if there is one",
               [](const P& p, View& v) {
                   return p.part > 1 ? v.shared.href(journal_address(p.part - 1)) : std::string();
               }),
        url<P>("older", "the page after, if there is one",
               [](const P& p, View& v) {
                   return p.part < p.parts ? v.shared.href(journal_address(p.part + 1))
                                           : std::string();
               }),
    };
    for (TemplateWord& word : words) word = of_page(std::move(word));
    return {Noun::paging, "the way through a list that stands on several pages", std::move(words)};
}

NounWords article() {
    using A = Article;
    return {Noun::article,
            "an article of the journal",
            {
                text<A>("title", "its title", [](const A& a, View&) { return a.title; }),
                text<A>("summary", "what it says, in a sentence",
                        [](const A& a, View&) { return a.summary; }),
                url<A>("address", "its page",
                       [](const A& a, View& v) { return v.shared.href(a.address); }),
                html<A>("date", "when it appeared",
                        [](const A& a, View& v) { return v.wording().time_element(a.date); }),
                html<A>("updated", "when it was changed",
                        [](const A& a, View& v) {
                            return a.updated ? v.wording().time_element(*a.updated) : std::string();
                        }),
                list<A>("treatments", Noun::treatment, "the treatments that it is about",
                        [](const A& a, View&) { return each(a.treatments); }),
                list<A>("authors", Noun::person, "who wrote it",
                        [](const A& a, View&) { return each(a.author); }),
            }};
}

NounWords reference() {
    using R = Reference;
    std::vector<TemplateWord> words = {
        of_page(text<R>("number", "its number on this page",
                        [](const R& r, View& v) { return std::to_string(v.number_of(r)); })),
        of_page(text<R>("id", "its id in the page's list",
                        [](const R& r, View& v) {
                            return "p-ref-" + std::to_string(v.number_of(r));
                        })),
        text<R>("title", "its title",
                [](const R& r, View&) { return r.title; }),
        text<R>("authors", "who wrote it", [](const R& r, View&) { return r.authors; }),
        text<R>("journal", "where it appeared", [](const R& r, View&) { return r.journal; }),
        text<R>("year", "when it appeared",
                [](const R& r, View&) { return r.year ? std::to_string(r.year) : std::string(); }),
        text<R>("kind", "what kind of evidence it is",
                [](const R& r, View& v) { return kind_in_words(r.kind, v); }),
        text<R>("participants", "how many people it studied",
                [](const R& r, View& v) {
                    return r.participants ? v.wording().count("people", *r.participants)
                                          : std::string();
                }),
        text<R>("doi", "its DOI", [](const R& r, View&) { return r.doi; }),
        url<R>("doi_address", "its DOI as a link",
               [](const R& r, View&) {
                   return r.doi.empty() ? std::string() : "https://doi.org/" + url_escaped(r.doi);
               }),
        text<R>("pmid", "its PubMed number", [](const R& r, View&) { return r.pmid; }),
        url<R>("pmid_address", "its PubMed number as a link",
               [](const R& r, View&) {
                   return r.pmid.empty()
                              ? std::string()
                              : "https://pubmed.ncbi.nlm.nih.gov/" + url_escaped(r.pmid) + "/";
               }),
        url<R>("address", "where it can be read",
               [](const R& r, View& v) {
                   return r.url.empty() ? std::string() : v.shared.href(r.url);
               }),
    };
    return {Noun::reference, "a source that the page cites", std::move(words)};
}

NounWords review() {
    using R = Review;
    return {Noun::review,
            "who stands behind the page's text",
            {
                list<R>("authors", Noun::person, "who wrote it",
                        [](const R& r, View&) { return each(r.entry->author); }),
                list<R>("reviewers", Noun::person, "who reviewed it",
                        [](const R& r, View&) { return each(r.entry->reviewed_by); }),
                html<R>("reviewed", "when it was reviewed",
                        [](const R& r, View& v) {
                            return r.entry->reviewed ? v.wording().time_element(*r.entry->reviewed)
                                                     : std::string();
                        }),
                html<R>("next", "when it is reviewed next",
                        [](const R& r, View& v) {
                            return r.entry->next_review
                                       ? v.wording().time_element(*r.entry->next_review)
                                       : std::string();
                        }),
            }};
}

}  // namespace

std::vector<NounWords> words_of_reading() {
    std::vector<NounWords> nouns;
    nouns.push_back(question());
    nouns.push_back(topic());
    nouns.push_back(article());
    nouns.push_back(paging());
    nouns.push_back(reference());
    nouns.push_back(review());
    return nouns;
}

}  // namespace praxis
