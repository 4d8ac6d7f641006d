#include "markup/template.h"

namespace praxis {

namespace {

using Kind = TemplatePiece::Kind;

class Rendering {
public:
    Rendering(const std::vector<TemplatePiece>& pieces, TemplateAnswers& answers, std::string& to)
        : pieces_(pieces), answers_(answers), to_(to) {}

    void show(std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const TemplatePiece& piece = pieces_[i];
            switch (piece.kind) {
                case Kind::literal: to_ += piece.text; break;
                case Kind::text:
                case Kind::html: to_ += answers_.text(i); break;
                case Kind::section:
                    show_section(i, piece.partner);
                    i = piece.partner;
                    break;
                case Kind::inverted:
                    if (answers_.times(i) == 0) show(i + 1, piece.partner);
                    i = piece.partner;
                    break;
                case Kind::end: break;
            }
        }
    }

private:
    void show_section(std::size_t begin, std::size_t end) {
        const std::size_t times = answers_.times(begin);
        for (std::size_t item = 0; item < times; ++item) {
            answers_.enter(begin, item);
            show(begin + 1, end);
            answers_.leave();
        }
    }

    const std::vector<TemplatePiece>& pieces_;
    TemplateAnswers& answers_;
    std::string& to_;
};

}  // namespace

void render_template(const std::vector<TemplatePiece>& pieces, TemplateAnswers& answers,
                     std::string& to) {
    Rendering(pieces, answers, to).show(0, pieces.size());
}

}  // namespace praxis
