// What an editor may write to be read: home, journal, pages, questions, references.
#include <array>

#include "clinic/schema_parts.h"

namespace praxis {

namespace {

constexpr std::array<std::string_view, 7> reference_kinds = {
    "review", "rct", "trial", "cohort", "label", "guideline", "opinion"};

const Schema& question_schema() {
    using T = Question;
    static const Schema schema{
        "a question",
        {field<T, &T::id, &T::id_where>("id", Shape::id,
                                        "Its name in addresses; from the text if left out."),
         field<T, &T::question, &T::where>("q", Shape::question, "The question.").required(),
         field<T, &T::written_answer>("a", Shape::markdown, "The answer.").required(),
         field<T, &T::treatments>("treatments", Shape::reference, "Treatments it is about.")
             .list()
             .of(Kind::treatment),
         field<T, &T::areas>("areas", Shape::reference, "Body areas it is about.")
             .list()
             .of(Kind::area),
         field<T, &T::concerns>("concerns", Shape::reference, "Concerns it is about.")
             .list()
             .of(Kind::concern)}};
    return schema;
}

const Schema& studied_schema() {
    using T = Reference;
    static const Schema schema{
        "what was studied",
        {field<T, &T::studied_treatments>("treatments", Shape::reference, "Treatments.")
             .list()
             .of(Kind::treatment),
         field<T, &T::studied_areas>("areas", Shape::reference, "Body areas.").list().of(Kind::area),
         field<T, &T::studied_concerns>("concerns", Shape::reference, "Concerns.")
             .list()
             .of(Kind::concern),
         field<T, &T::participants>("participants", Shape::whole, "How many people took part.")
             .between(1, 100'000'000),
         field<T, &T::sessions>("sessions", Shape::whole, "How many sessions each was given.")
             .between(1, 1000)}};
    return schema;
}

}  // namespace

Schema journal_schema() {
    using T = Article;
    return {"a journal article",
            page_fields<T>("title", Need::required, Need::required) +
                Fields{field<T, &T::date>("date", Shape::date, "The day of the article.")
                           .required(),
                       field<T, &T::updated>("updated", Shape::date, "When it was changed last."),
                       field<T, &T::treatments>("treatments", Shape::reference,
                                                "Treatments that it is about.")
                           .list()
                           .of(Kind::treatment)}};
}

Schema home_schema() {
    using T = Home;
    return {"the home page",
            page_fields<T>("title", Need::required, Need::optional) +
                Fields{field<T, &T::lead>("lead", Shape::text, "The first sentence people read."),
                       field<T, &T::featured>("featured", Shape::reference,
                                              "Treatments that stand out there.")
                           .list()
                           .of(Kind::treatment)}};
}

Schema page_schema() {
    return {"a page", page_fields<PlainPage>("title", Need::required, Need::optional)};
}

Schema faq_schema() {
    using T = FaqTopic;
    return {"questions",
            {field<T, &T::title>("title", Shape::text, "The topic; from the file's name if left "
                                                       "out."),
             table_by<T>("question", question_schema(), "A question and its answer.",
                         [](T& to, Span where) -> void* {
                             Question& question = to.questions.emplace_back();
                             question.where = where;
                             return &question;
                         })
                 .list()}};
}

Schema reference_schema() {
    using T = Reference;
    return {"a reference",
            {field<T, &T::kind>("kind", Shape::choice, "What sort of evidence it is.")
                 .one_of(reference_kinds)
                 .required(),
             field<T, &T::title>("title", Shape::text,
                                 "Its title; not needed where there is a doi or pmid."),
             field_by<T>("authors", Shape::text, "Who wrote it.",
                         [](T& to, FieldValue&& value, Span) {
                             for (const auto& author :
                                  std::get<std::vector<Located<std::string>>>(value)) {
                                 if (!to.authors.empty()) to.authors += ", ";
                                 to.authors += author.value;
                             }
                         })
                 .one_or_list(),
             field<T, &T::journal>("journal", Shape::text, "Where it appeared."),
             field<T, &T::year>("year", Shape::whole, "When it appeared.")
                 .between(1800, 2200)
                 .required(),
             field<T, &T::doi>("doi", Shape::text, "Its DOI: 10.…/…"),
             field<T, &T::pmid>("pmid", Shape::identifier, "Its number in PubMed."),
             field<T, &T::url>("url", Shape::url, "Where it can be read."),
             table_by<T>("studied", studied_schema(), "What and whom it studied.",
                         [](T& to, Span) -> void* { return &to; })}};
}

}  // namespace praxis
