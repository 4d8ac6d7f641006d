// Answers the tags of a bound template with what a view sees.
#pragma once

#include <string>
#include <vector>

#include "markup/template.h"
#include "render/templates.h"

namespace praxis {

class Answers final : public TemplateAnswers {
public:
    /// `root` is what the outermost frame is about (the view itself).
    Answers(const BoundTemplate& bound, View& view) : bound_(bound), view_(view) {
        frames_.push_back(&view);
    }

    std::string text(std::size_t piece) override;
    std::size_t times(std::size_t piece) override;
    void enter(std::size_t piece, std::size_t item) override;
    void leave() override { frames_.pop_back(); }

private:
    const void* follow(const Slot& slot) const;
    const std::string& option(std::string_view name) const;
    static std::string escaped(const Slot& slot, std::string text);
    bool has_text(const TemplateWord& word, const void* thing);
    std::string text_of(const TemplateWord& word, const void* thing);

    const BoundTemplate& bound_;
    View& view_;
    std::vector<const void*> frames_;
    std::vector<ListView> lists_;  // the list that is being shown at each depth

    // What a section asked for last: most print it at once, {{#price}}<p>{{price}}</p>{{/price}}.
    struct Asked {
        const TemplateWord* word = nullptr;
        const void* thing = nullptr;
        std::string text;
    };
    Asked asked_;
};

}  // namespace praxis
