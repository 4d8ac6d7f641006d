#include "render/template_folder.h"

#include <algorithm>

namespace praxis {

namespace {

using PieceKind = TemplatePiece::Kind;

class Folder {
public:
    Folder(const BoundTemplate& from, const Shared& shared) : from_(from), shared_(shared) {
        std::size_t depth = 0;
        for (const TemplatePiece& piece : from_.pieces) {
            depths_.push_back(depth);
            if (piece.kind == PieceKind::section) ++depth;
            if (piece.kind == PieceKind::end &&
                from_.pieces[piece.partner].kind == PieceKind::section)
                --depth;
        }
    }

    BoundTemplate fold() {
        for (std::size_t i = 0; i < from_.pieces.size(); ++i) {
            const TemplatePiece& piece = from_.pieces[i];
            const std::size_t end = is_section(piece) ? piece.partner : i;
            if (piece.kind == PieceKind::literal) {
                add_literal(piece.text);
            } else if (piece.kind != PieceKind::end && is_constant(i, end)) {
                add_literal(rendered(i, end));
                i = end;
            } else {
                copy(i);
            }
        }
        for (std::size_t i = 0; i < to_.pieces.size(); ++i)
            if (is_section(to_.pieces[i])) to_.pieces[to_.pieces[i].partner].partner = i;
        return std::move(to_);
    }

private:
    static bool is_section(const TemplatePiece& piece) {
        return piece.kind == PieceKind::section || piece.kind == PieceKind::inverted;
    }

    // Whether the pieces from begin to end say the same on every page. Names may lead to the
    // outermost frame, which has words that do, or to frames opened in between.
    bool is_constant(std::size_t begin, std::size_t end) const {
        const std::size_t outside = depths_[begin];
        for (std::size_t i = begin; i <= end; ++i) {
            const Slot& slot = from_.slots[i];
            if (from_.pieces[i].kind == PieceKind::literal ||
                from_.pieces[i].kind == PieceKind::end)
                continue;
            if (slot.kind == Slot::Kind::block) return false;
            if (slot.kind != Slot::Kind::words) continue;
            if (slot.frame > 0 && slot.frame <= outside) return false;
            for (const TemplateWord* word : slot.words)
                if (word->of_page) return false;
        }
        return true;
    }

    std::string rendered(std::size_t begin, std::size_t end) const {
        const std::size_t outside = depths_[begin];
        BoundTemplate part;
        for (std::size_t i = begin; i <= end; ++i) {
            part.pieces.push_back(from_.pieces[i]);
            part.slots.push_back(from_.slots[i]);
            TemplatePiece& piece = part.pieces.back();
            if (piece.kind != PieceKind::literal) piece.partner -= std::min(piece.partner, begin);
            Slot& slot = part.slots.back();
            if (slot.frame > outside) slot.frame -= outside;
        }
        View view(shared_, nullptr, nullptr, nullptr);
        Answers answers(part, view);
        if (begin == end) return answers.text(0);
        std::string text;
        Template(part.pieces).render(answers, text);
        return text;
    }

    void add_literal(std::string_view text) {
        if (text.empty()) return;
        if (to_.pieces.empty() || to_.pieces.back().kind != PieceKind::literal) {
            to_.pieces.emplace_back();
            to_.slots.emplace_back();
        }
        to_.pieces.back().text += text;
    }

    void copy(std::size_t index) {
        to_.pieces.push_back(from_.pieces[index]);
        to_.slots.push_back(from_.slots[index]);
        if (is_section(from_.pieces[index])) open_.push_back(to_.pieces.size() - 1);
        if (from_.pieces[index].kind == PieceKind::end) {
            to_.pieces[open_.back()].partner = to_.pieces.size() - 1;
            open_.pop_back();
        }
    }

    const BoundTemplate& from_;
    const Shared& shared_;
    std::vector<std::size_t> depths_;  // how many sections are open at each piece
    BoundTemplate to_;
    std::vector<std::size_t> open_;
};

}  // namespace

BoundTemplate folded(const BoundTemplate& from, const Shared& shared) {
    return Folder(from, shared).fold();
}

}  // namespace praxis
