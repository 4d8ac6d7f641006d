#include "render/question_data.h"

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "render/host.h"
#include "render/json_text.h"
#include "render/plain_text.h"
#include "render/view.h"

namespace praxis {

namespace {

std::vector<const Question*> questions_of(const Shared& shared, const Page& page) {
    if (page.treatment) return page.treatment->questions;
    std::vector<const Question*> all;
    for (const ShownTopic& topic : shared.topics)
        all.insert(all.end(), topic.questions.begin(), topic.questions.end());
    return all;
}

/// References are not listed beside an answer: their numbers lead to where it stands on the site.
std::string with_references_at(const std::string& address, std::string html) {
    constexpr std::string_view mark = "href=\"#p-ref-";
    for (std::size_t at = html.find(mark); at != std::string::npos; at = html.find(mark, at)) {
        const std::size_t end = html.find('"', at + mark.size());
        html.replace(at, end - at, "href=\"" + address);
    }
    return html;
}

std::string answer_of(const Question& question, View& view) {
    const std::string html = question.answer ? view.html_of(*question.answer) : std::string();
    return with_references_at(view.shared.href("/faq/#" + question.anchor),
                              "<div>\n" + html + "</div>\n");
}

}  // namespace

std::string question_data(const Shared& shared, const Page& page, Diagnostics& diagnostics) {
    View view(shared, &page, nullptr, &diagnostics);
    const Config& config = shared.config;
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const Question* question : questions_of(shared, page)) {
        const std::string answer = answer_of(*question, view);
        const std::string anchor = (shared.theme.embedded ? "praxis-" : "") + question->anchor;
        all.push_back({{"id", question->id},
                       {"question", question->question},
                       {"answer_html", as_part(answer, config.base_path, config.base_url)},
                       {"answer_text", trimmed(plain_text_of(answer))},
                       {"address", shared.canonical("/faq/#" + anchor)}});
    }
    return json_text(all);
}

}  // namespace praxis
