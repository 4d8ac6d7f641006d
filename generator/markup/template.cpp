#include "markup/template.h"

#include <array>
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
const mustache::data written{std::string()};

bool is_section(const TemplatePiece& piece) {
    return piece.kind == TemplatePiece::Kind::section ||
           piece.kind == TemplatePiece::Kind::inverted || piece.kind == TemplatePiece::Kind::end;
}

// The library's view of our answers: it decides which sections are walked and how often. Every
// tag's name is the number of its piece, so a name is never looked up, and a partial is never asked
// for: they were spliced in. What stands between two section tags is one tag to it, and is written
// here in one go rather than through its copies and its buffer of lines.
class Context final : public mustache::basic_context<std::string> {
public:
    Context(const std::vector<TemplatePiece>& pieces, Placeholders& placeholders,
            TemplateAnswers& answers, std::string& to)
        : pieces_(pieces), placeholders_(placeholders), answers_(answers), to_(to) {}

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
        if (!is_section(pieces_[piece])) {
            write(piece);
            return &written;
        }
        const std::size_t count = answers_.times(piece);
        if (pieces_[piece].kind == TemplatePiece::Kind::inverted)
            // Null keeps the library from pushing anything for what is not there.
            return count == 0 ? nullptr : &shown;
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

    void write(std::size_t piece) const {
        for (; piece < pieces_.size() && !is_section(pieces_[piece]); ++piece) {
            if (pieces_[piece].kind == TemplatePiece::Kind::literal)
                to_ += pieces_[piece].text;
            else
                to_ += answers_.text(piece);
        }
    }

    const std::vector<TemplatePiece>& pieces_;
    Placeholders& placeholders_;
    TemplateAnswers& answers_;
    std::string& to_;
    std::size_t depth_ = 0;
    mutable std::vector<Open> open_;
};

// What the library reads: no text and no line of its own, only tags that are numbers.
std::string numbered(const std::vector<TemplatePiece>& pieces) {
    std::string text;
    const auto add = [&](char sigil, std::size_t number) {
        std::array<char, 20> digits{};
        const auto end = std::to_chars(digits.begin(), digits.end(), number).ptr;
        text.append("{{").append(1, sigil).append(digits.begin(), end).append("}}");
    };
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        switch (pieces[i].kind) {
            case TemplatePiece::Kind::literal:
            case TemplatePiece::Kind::text:
            case TemplatePiece::Kind::html:
                if (i == 0 || is_section(pieces[i - 1])) add('&', i);
                break;
            case TemplatePiece::Kind::section: add('#', i); break;
            case TemplatePiece::Kind::inverted: add('^', i); break;
            case TemplatePiece::Kind::end: add('/', pieces[i].partner); break;
        }
    }
    return text;
}

// Nothing is left for the library to write.
struct Sink {
    Sink& operator<<([[maybe_unused]] const std::string& text) {
        assert(text.empty());
        return *this;
    }
};

}  // namespace

struct Template::Parsed {
    const std::vector<TemplatePiece>& pieces;
    mustache::mustache program;
    Placeholders placeholders;

    explicit Parsed(const std::vector<TemplatePiece>& given)
        : pieces(given), program(numbered(given)) {
        assert(program.is_valid());
    }
};

Template::Template(const std::vector<TemplatePiece>& pieces)
    : parsed_(std::make_unique<Parsed>(pieces)) {}
Template::Template(Template&&) noexcept = default;
Template& Template::operator=(Template&&) noexcept = default;
Template::~Template() = default;

void Template::render(TemplateAnswers& answers, std::string& to) {
    Context context(parsed_->pieces, parsed_->placeholders, answers, to);
    Sink sink;
    parsed_->program.render(context, sink);
}

}  // namespace praxis
