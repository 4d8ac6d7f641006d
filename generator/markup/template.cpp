#include "markup/template.h"

#include <fmt/format.h>

#include <cassert>
#include <charconv>
#include <deque>
#include <kainjow/mustache.hpp>
#include <unordered_map>

namespace praxis {

namespace mustache = kainjow::mustache;

namespace {

// Lists whose items say nothing but their number: the library walks them, we look at the address
// of the item it pushes. Lists of different nesting depth must not share items, so the depth is
// part of the key.
class Placeholders {
public:
    const mustache::data& list(std::size_t depth, std::size_t count) {
        auto& made = lists_[{depth, count}];
        if (!made) {
            mustache::list items;
            items.reserve(count);
            for (std::size_t i = 0; i < count; ++i) items.emplace_back(true);
            made = std::make_unique<mustache::data>(items);
        }
        return *made;
    }

private:
    struct Hash {
        std::size_t operator()(const std::pair<std::size_t, std::size_t>& key) const {
            return key.first * 1'000'003U + key.second;
        }
    };
    std::unordered_map<std::pair<std::size_t, std::size_t>, std::unique_ptr<mustache::data>, Hash>
        lists_;
};

const mustache::data shown{true};
const mustache::data hidden{false};

// The library's view of our answers. Every tag's name is the number of its piece, so a name is
// never looked up, and a partial is never asked for: they were spliced in.
class Context final : public mustache::basic_context<std::string> {
public:
    Context(const std::vector<TemplatePiece>& pieces, const std::vector<mustache::data>& literals,
            Placeholders& placeholders, TemplateAnswers& answers)
        : pieces_(pieces), literals_(literals), placeholders_(placeholders), answers_(answers) {}

    void push(const mustache::data* item) override {
        const Open& open = open_[depth_];
        const std::size_t index =
            open.list ? static_cast<std::size_t>(item - open.list->list_value().data()) : 0;
        ++depth_;
        answers_.enter(open.piece, index);
    }

    void pop() override {
        --depth_;
        answers_.leave();
    }

    const mustache::data* get(const std::string& name) const override {
        std::size_t piece = 0;
        std::from_chars(name.data(), name.data() + name.size(), piece);
        switch (pieces_[piece].kind) {
            case TemplatePiece::Kind::literal: return &literals_[piece];
            case TemplatePiece::Kind::text:
            case TemplatePiece::Kind::html:
                value_ = mustache::data(answers_.text(piece));
                return &value_;
            case TemplatePiece::Kind::inverted:
                // Null keeps the library from pushing anything for what is not there.
                return answers_.times(piece) == 0 ? nullptr : &shown;
            case TemplatePiece::Kind::section: break;
            case TemplatePiece::Kind::end: assert(false); return nullptr;
        }
        const std::size_t count = answers_.times(piece);
        if (count == 0) return &hidden;
        if (open_.size() <= depth_) open_.resize(depth_ + 1);
        open_[depth_].piece = piece;
        open_[depth_].list = count == 1 ? nullptr : &placeholders_.list(depth_, count);
        return count == 1 ? &shown : open_[depth_].list;
    }

    const mustache::data* get_partial(const std::string&) const override { return nullptr; }

private:
    // The section that is being shown at each depth.
    struct Open {
        std::size_t piece = 0;
        const mustache::data* list = nullptr;
    };

    const std::vector<TemplatePiece>& pieces_;
    const std::vector<mustache::data>& literals_;
    Placeholders& placeholders_;
    TemplateAnswers& answers_;
    std::size_t depth_ = 0;
    mutable std::vector<Open> open_;
    mutable mustache::data value_;
};

// What the library reads: no text and no line of its own, only tags that are numbers.
std::string numbered(const std::vector<TemplatePiece>& pieces) {
    std::string text;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        switch (pieces[i].kind) {
            case TemplatePiece::Kind::literal:
            case TemplatePiece::Kind::text:
            case TemplatePiece::Kind::html: text += fmt::format("{{{{&{}}}}}", i); break;
            case TemplatePiece::Kind::section: text += fmt::format("{{{{#{}}}}}", i); break;
            case TemplatePiece::Kind::inverted: text += fmt::format("{{{{^{}}}}}", i); break;
            case TemplatePiece::Kind::end:
                text += fmt::format("{{{{/{}}}}}", pieces[i].partner);
                break;
        }
    }
    return text;
}

struct Sink {
    std::string& to;
    Sink& operator<<(const std::string& text) {
        to += text;
        return *this;
    }
};

}  // namespace

struct Template::Parsed {
    const std::vector<TemplatePiece>& pieces;
    std::vector<mustache::data> literals;
    mustache::mustache program;
    Placeholders placeholders;

    explicit Parsed(const std::vector<TemplatePiece>& given)
        : pieces(given), program(numbered(given)) {
        assert(program.is_valid());
        literals.reserve(pieces.size());
        for (const TemplatePiece& piece : pieces)
            literals.emplace_back(piece.kind == TemplatePiece::Kind::literal ? piece.text
                                                                             : std::string());
    }
};

Template::Template(const std::vector<TemplatePiece>& pieces)
    : parsed_(std::make_unique<Parsed>(pieces)) {}
Template::Template(Template&&) noexcept = default;
Template& Template::operator=(Template&&) noexcept = default;
Template::~Template() = default;

void Template::render(TemplateAnswers& answers, std::string& to) {
    Context context(parsed_->pieces, parsed_->literals, parsed_->placeholders, answers);
    Sink sink{to};
    parsed_->program.render(context, sink);
}

}  // namespace praxis
