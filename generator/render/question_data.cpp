#include "render/question_data.h"

#include "base/text.h"
#include "render/escape.h"
#include "render/host.h"
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

void append_key(std::string& to, std::string_view key, std::string_view value) {
    to.append("    \"").append(key).append("\": ");
    append_json(to, value);
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
    std::string json = "[";
    for (const Question* question : questions_of(shared, page)) {
        const std::string answer = answer_of(*question, view);
        const std::string anchor = (shared.theme.embedded ? "praxis-" : "") + question->anchor;
        json += json.size() == 1 ? "\n  {\n" : ",\n  {\n";
        append_key(json, "id", question->id);
        json += ",\n";
        append_key(json, "question", question->question);
        json += ",\n";
        append_key(json, "answer_html", as_part(answer, config.base_path, config.base_url));
        json += ",\n";
        append_key(json, "answer_text", trimmed(plain_text_of(answer)));
        json += ",\n";
        append_key(json, "address", shared.canonical("/faq/#" + anchor));
        json += "\n  }";
    }
    return json + (json.size() == 1 ? "]\n" : "\n]\n");
}

}  // namespace praxis
