#include "render/template_binder.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/text.h"
#include "markup/html_context.h"
#include "model/addresses.h"

namespace praxis {

namespace {

using PieceKind = TemplatePiece::Kind;
using Where = HtmlContext::Where;

// An open section as names inside it see it.
struct Frame {
    std::optional<Noun> noun;  // nothing for a flag or a text
};

bool is_address_attribute(std::string_view name) {
    for (const std::string_view known : {"href", "src", "action", "formaction", "poster", "cite",
                                         "data", "srcset", "ping", "xlink:href"})
        if (name == known) return true;
    return false;
}

std::string_view kind_in_words(WordType type) {
    switch (type) {
        case WordType::text: return "a text";
        case WordType::url: return "an address";
        case WordType::html: return "html";
        case WordType::flag: return "yes or no";
        case WordType::list: return "a list";
        case WordType::object: return "a thing with words of its own";
    }
    return "";
}

class Binder {
public:
    Binder(const TemplateRole& role, const Theme& theme, const Shared& shared, JudgedTags& reported,
           Diagnostics& diagnostics)
        : role_(role),
          theme_(theme),
          shared_(shared),
          reported_(reported),
          diagnostics_(diagnostics) {}

    bool bind(BoundTemplate& bound) {
        bound.slots.assign(bound.pieces.size(), Slot{});
        const std::vector<HtmlContext> contexts = html_contexts(bound.pieces);
        frames_.assign(1, Frame{Noun::root});
        for (std::size_t i = 0; i < bound.pieces.size(); ++i) {
            const TemplatePiece& piece = bound.pieces[i];
            if (piece.kind == PieceKind::literal) continue;
            if (piece.kind == PieceKind::end) {
                if (bound.pieces[piece.partner].kind == PieceKind::section) frames_.pop_back();
                continue;
            }
            Slot& slot = bound.slots[i];
            find(piece, slot);
            if (role_.whole && slot.kind != Slot::Kind::none) {
                check_braces(piece, slot);
                check_context(piece, slot, contexts[i]);
            }
            if (piece.kind == PieceKind::section) frames_.push_back(frame_of(slot));
        }
        return !failed_;
    }

private:
    void say(std::string_view rule, const TemplatePiece& piece, std::string message,
             std::string hint = {}) {
        failed_ = true;
        // A partial is part of many layouts; what is wrong with it is said for the first.
        if (!reported_.insert({piece.source, piece.where.begin}).second) return;
        diagnostics_
            .error(rule, Place::in(*piece.source, piece.where),
                   std::move(message) + (role_.is_block ? " (in the block " : " (in the layout ") +
                       in_quotes(role_.name) +
                       (role_.made.empty() ? "" : ", which makes " + role_.made) + ")")
            .with_hint(std::move(hint));
    }

    static std::vector<std::string> words_of(Noun noun) {
        std::vector<std::string> names;
        for (const NounWords& row : vocabulary())
            if (row.noun == noun)
                for (const TemplateWord& word : row.words) names.emplace_back(word.name);
        return names;
    }

    std::vector<std::string> candidates() const {
        std::vector<std::string> names;
        for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame)
            if (frame->noun)
                for (std::string& name : words_of(*frame->noun)) names.push_back(std::move(name));
        return names;
    }

    // "page.title", for those who wrote {{pagetitle}}.
    std::vector<std::string> dotted_candidates() const {
        std::vector<std::string> names;
        for (const Frame& frame : frames_) {
            if (!frame.noun) continue;
            for (const NounWords& row : vocabulary()) {
                if (row.noun != *frame.noun) continue;
                for (const TemplateWord& word : row.words)
                    if (word.type == WordType::object)
                        for (const std::string& inner : words_of(word.of))
                            names.push_back(std::string(word.name) + "." + inner);
            }
        }
        return names;
    }

    /// Names that the table of words does not have: t.…, option.…, asset.… and block.….
    bool find_beside_the_table(const TemplatePiece& piece, Slot& slot) {
        const std::string_view name = piece.text;
        const std::size_t dot = name.find('.');
        if (dot == std::string_view::npos) return false;
        const std::string_view first = name.substr(0, dot);
        slot.key = name.substr(dot + 1);
        if (first == "t") return find_theme_word(piece, slot), true;
        if (first == "option") return find_option(piece, slot), true;
        if (first == "asset") return find_asset(piece, slot), true;
        if (first == "block") return find_block(piece, slot), true;
        slot.key.clear();
        return false;
    }

    void find_theme_word(const TemplatePiece& piece, Slot& slot) {
        if (theme_.words.contains(slot.key)) {
            slot.kind = Slot::Kind::theme_word;
            return;
        }
        std::vector<std::string> keys;
        for (const auto& [key, word] : theme_.words) keys.push_back(key);
        const std::optional<std::string> near = nearest(slot.key, keys);
        say("unknown-word", piece, "the theme's i18n files have no word " + in_quotes(slot.key),
            near ? "did you mean " + in_quotes("t." + *near) + "?" : "add it to i18n/en.toml");
    }

    void find_option(const TemplatePiece& piece, Slot& slot) {
        std::vector<std::string> names;
        for (const ThemeOption& option : theme_.options) names.push_back(option.name);
        if (std::find(names.begin(), names.end(), slot.key) != names.end())
            slot.kind = Slot::Kind::option;
        else
            say("unknown-word", piece, "the theme has no option " + in_quotes(slot.key),
                did_you_mean(slot.key, names));
    }

    void find_asset(const TemplatePiece& piece, Slot& slot) {
        if (!shared_.asset(slot.key).empty()) {
            slot.kind = Slot::Kind::asset;
            return;
        }
        std::vector<std::string> names;
        for (const ThemeAsset& asset : theme_.assets) names.push_back(asset.name);
        say("unknown-asset", piece, "the theme has no file " + in_quotes("assets/" + slot.key),
            did_you_mean(slot.key, names));
    }

    void find_block(const TemplatePiece& piece, Slot& slot) {
        const auto names = block_names();
        const auto found = std::find(names.begin(), names.end(), slot.key);
        if (found == names.end()) {
            const std::vector<std::string> known(names.begin(), names.end());
            say("unknown-word", piece, "there is no block " + in_quotes(slot.key),
                did_you_mean(slot.key, known));
            return;
        }
        if (role_.is_block) say("block-in-block", piece, "a block cannot show another block");
        slot.kind = Slot::Kind::block;
        slot.block = static_cast<std::size_t>(found - names.begin());
    }

    // "page.title" for those who wrote {{title}}, {{titel}} or {{pagetitle}}; else a word near by.
    std::string word_meant(std::string_view name) const {
        const std::vector<std::string> dotted = dotted_candidates();
        for (const std::string& word : dotted)
            if (word.ends_with("." + std::string(name))) return "did you mean " + in_quotes(word) + "?";
        const auto whole = nearest(name, dotted);
        if (whole && replaced(*whole, ".", "") == replaced(name, "_", ""))
            return "did you mean " + in_quotes(*whole) + "?";
        const std::vector<std::string> own = candidates();
        std::vector<std::string> known = own;
        for (const std::string& word : dotted) known.push_back(word.substr(word.find('.') + 1));
        const auto near = nearest(name.substr(0, name.find('.')), known);
        if (!near) return did_you_mean(name, dotted);
        const auto found = std::find(known.begin(), known.end(), *near);
        const auto at = static_cast<std::size_t>(found - known.begin());
        return "did you mean " + in_quotes(at < own.size() ? *near : dotted[at - own.size()]) + "?";
    }

    void find(const TemplatePiece& piece, Slot& slot) {
        if (find_beside_the_table(piece, slot)) return;
        const std::string_view name = piece.text;
        if (role_.is_block && name == "content") {
            say("block-in-block", piece, "a block cannot show the page's text, which may hold it");
            return;
        }
        const std::vector<std::string_view> parts =
            name == "." ? std::vector<std::string_view>{name} : split(name, '.');
        if (!find_first(parts.front(), slot)) {
            say("unknown-word", piece,
                in_quotes(parts.front()) + " is not a word that a template knows",
                word_meant(name));
            return;
        }
        if (follow(parts, piece, slot)) slot.kind = Slot::Kind::words;
    }

    /// The innermost open section whose thing has the word.
    bool find_first(std::string_view name, Slot& slot) const {
        for (std::size_t frame = frames_.size(); frame-- > 0;) {
            if (!frames_[frame].noun) continue;
            const TemplateWord* word = word_of(*frames_[frame].noun, name);
            if (!word) continue;
            slot.frame = frame;
            slot.words.push_back(word);
            return true;
        }
        return false;
    }

    /// From the first word of `parts` to the last.
    bool follow(const std::vector<std::string_view>& parts, const TemplatePiece& piece,
                Slot& slot) {
        for (std::size_t i = 1; i < parts.size(); ++i) {
            const TemplateWord& before = *slot.words.back();
            if (before.type == WordType::list && parts[i] == "any" && i + 1 == parts.size()) {
                slot.any = true;
                return true;
            }
            const TemplateWord* word =
                before.type == WordType::object ? word_of(before.of, parts[i]) : nullptr;
            if (!word) {
                say_no_word(before, parts[i], piece);
                return false;
            }
            slot.words.push_back(word);
        }
        return true;
    }

    void say_no_word(const TemplateWord& of, std::string_view wanted, const TemplatePiece& piece) {
        if (of.type == WordType::object)
            say("unknown-word", piece, in_quotes(of.name) + " has no word " + in_quotes(wanted),
                did_you_mean(wanted, words_of(of.of)));
        else
            say("unknown-word", piece,
                in_quotes(of.name) + " is " + std::string(kind_in_words(of.type)) +
                    " and has no words of its own");
    }

    static WordType type_of(const Slot& slot) {
        switch (slot.kind) {
            case Slot::Kind::asset: return WordType::url;
            case Slot::Kind::block: return WordType::html;
            case Slot::Kind::words: return slot.any ? WordType::flag : slot.words.back()->type;
            default: return WordType::text;
        }
    }

    void check_braces(const TemplatePiece& piece, const Slot& slot) {
        if (piece.kind != PieceKind::text && piece.kind != PieceKind::html) return;
        const WordType type = type_of(slot);
        const bool printable =
            type == WordType::text || type == WordType::url || type == WordType::html;
        if (!printable)
            say("not-printable", piece,
                in_quotes(piece.text) + " is " + std::string(kind_in_words(type)) +
                    " and cannot be printed",
                "open it as a section: {{#" + piece.text + "}}…{{/" + piece.text + "}}");
        else if (piece.kind == PieceKind::html && type != WordType::html)
            say("wrong-braces", piece,
                in_quotes(piece.text) + " is " + std::string(kind_in_words(type)) +
                    ", so three braces would let it break out of the page",
                "write {{" + piece.text + "}}");
        else if (piece.kind == PieceKind::text && type == WordType::html)
            say("wrong-braces", piece,
                in_quotes(piece.text) + " is html, which two braces would print as text",
                "write {{{" + piece.text + "}}}");
    }

    void check_context(const TemplatePiece& piece, Slot& slot, const HtmlContext& context) {
        if (piece.kind != PieceKind::text && piece.kind != PieceKind::html) return;
        switch (context.where) {
            case Where::content: slot.marks_english = !context.in_drawing; return;
            case Where::raw_text:
                if (piece.kind == PieceKind::html)
                    say("html-in-attribute", piece, "html cannot stand inside an element of text");
                return;
            case Where::comment:
                say("word-in-comment", piece, "a word inside an HTML comment is published",
                    "use {{! … }} for notes");
                return;
            case Where::code:
                say("word-in-code", piece, "a word cannot stand inside a script or a style");
                return;
            case Where::tag:
                say("unquoted-word", piece, "a word inside a tag must stand in quotes",
                    "write attribute=\"{{" + piece.text + "}}\"");
                return;
            case Where::attribute: check_attribute(piece, slot, context); return;
        }
    }

    void check_attribute(const TemplatePiece& piece, const Slot& slot, const HtmlContext& context) {
        const std::string& attribute = context.attribute;
        if (piece.kind == PieceKind::html)
            say("html-in-attribute", piece, "html cannot stand inside an attribute");
        else if (attribute.starts_with("on") || attribute == "style" || attribute == "srcdoc")
            say("word-in-code", piece,
                "a word cannot stand inside " + in_quotes(attribute) + ", which is code");
        else if (is_address_attribute(attribute))
            check_address(piece, slot, context);
    }

    void check_address(const TemplatePiece& piece, const Slot& slot, const HtmlContext& context) {
        const std::string& before = context.value_before;
        if (context.begins_value && type_of(slot) != WordType::url)
            say("not-an-address", piece,
                in_quotes(piece.text) + " is not an address and cannot begin " +
                    in_quotes(context.attribute));
        else if (!before.empty() && !leads_somewhere_safe(before))
            say("not-an-address", piece,
                in_quotes(context.attribute) + " begins with " + in_quotes(before) +
                    ", of which a word could make any address",
                "begin it with /, #, https:, mailto: or tel:");
    }

    // What is appended cannot change where it leads: its scheme is known, or it has none.
    static bool leads_somewhere_safe(std::string_view beginning) {
        return beginning.find_first_of("/?#:") != std::string_view::npos &&
               fault_of_address(beginning).empty();
    }

    Frame frame_of(const Slot& slot) const {
        if (slot.kind != Slot::Kind::words || slot.any) return Frame{};
        const TemplateWord& word = *slot.words.back();
        if (word.type == WordType::list || word.type == WordType::object) return Frame{word.of};
        return Frame{};
    }

    const TemplateRole& role_;
    const Theme& theme_;
    const Shared& shared_;
    JudgedTags& reported_;
    Diagnostics& diagnostics_;
    std::vector<Frame> frames_;
    bool failed_ = false;
};

}  // namespace

bool bind_template(BoundTemplate& bound, const TemplateRole& role, const Theme& theme,
                   const Shared& shared, JudgedTags& reported, Diagnostics& diagnostics) {
    return Binder(role, theme, shared, reported, diagnostics).bind(bound);
}

}  // namespace praxis
