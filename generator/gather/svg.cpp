#include "gather/svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <string>
#include <vector>

#include "base/text.h"
#include "gather/picture_facts.h"
#include "gather/picture_metadata.h"
#include "gather/svg_address.h"
#include "gather/xml.h"

namespace praxis {

namespace {

constexpr std::string_view svg_namespace = "http://www.w3.org/2000/svg";

// A drawing with a photo inside may be large; nothing that a visitor should load is larger.
constexpr std::size_t largest_svg = std::size_t{4} << 20;

// Each keeps the line that it is about, and an exported SVG is often a single line.
constexpr std::size_t most_findings = 16;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Elements that bring scripts, or HTML with all it can do, into a picture.
std::optional<SvgProblem> judge_element(std::string_view name) {
    const std::string lower = lower_cased(local_name(name));
    if (is_one_of(lower, {"script", "handler", "listener"}))
        return SvgProblem{fmt::format("holds a script (<{}>)", printable(name)),
                          "remove the element and all that is in it"};
    const bool page =
        lower == "foreignobject" ||
        (lower == name && is_one_of(lower, {"html", "body", "iframe", "embed", "object", "audio",
                                            "video", "img", "link", "meta", "base", "form"}));
    if (!page) return std::nullopt;
    return SvgProblem{fmt::format("holds a part of a web page (<{}>)", printable(name)),
                      "turn its text into svg text, or remove it"};
}

bool is_animation(std::string_view name) {
    return is_one_of(local_name(name),
                     {"set", "animate", "animateMotion", "animateTransform", "animateColor"});
}

bool is_handler(std::string_view attribute) {
    return lower_cased(local_name(attribute).substr(0, 2)) == "on" && local_name(attribute) != "on";
}

bool holds_address(std::string_view attribute) {
    return is_one_of(lower_cased(local_name(attribute)),
                     {"href", "src", "srcset", "poster", "data", "action", "formaction", "ping",
                      "background", "base"});
}

/// Any attribute of SVG itself can be a property of CSS, but for those that are words of people.
bool may_be_style(std::string_view attribute) {
    return local_name(attribute).size() == attribute.size() &&
           !is_one_of(attribute, {"id", "class", "title", "d", "points", "viewBox"}) &&
           !attribute.starts_with("data-") && !attribute.starts_with("aria-");
}

/// CSS units in pixels; nullopt for those that depend on the page.
std::optional<double> pixels_of(std::string_view length) {
    length = trimmed(length);
    double number = 0;
    const auto [stop, failure] =
        std::from_chars(length.data(), length.data() + length.size(), number);
    if (failure != std::errc()) return std::nullopt;
    const std::string_view unit = length.substr(static_cast<std::size_t>(stop - length.data()));
    static constexpr std::pair<std::string_view, double> units[] = {
        {"", 1.0},         {"px", 1.0},       {"in", 96.0}, {"cm", 96.0 / 2.54},
        {"mm", 96 / 25.4}, {"pt", 96.0 / 72}, {"pc", 16.0}, {"Q", 96 / 101.6}};
    for (const auto& [name, factor] : units)
        if (unit == name && std::isfinite(number) && number > 0) return number * factor;
    return std::nullopt;
}

std::optional<std::pair<double, double>> size_of_view_box(std::string_view value) {
    std::vector<double> numbers;
    while (numbers.size() < 4) {
        value.remove_prefix(std::min(value.find_first_not_of(" \t\r\n,"), value.size()));
        double number = 0;
        const auto [stop, failure] =
            std::from_chars(value.data(), value.data() + value.size(), number);
        if (failure != std::errc()) return std::nullopt;
        numbers.push_back(number);
        value.remove_prefix(static_cast<std::size_t>(stop - value.data()));
    }
    if (!(numbers[2] > 0 && numbers[3] > 0)) return std::nullopt;
    return std::pair(numbers[2], numbers[3]);
}

class SvgChecker {
public:
    SvgChecker(const Source& svg, Diagnostics& diagnostics)
        : svg_(svg), text_(svg.text()), diagnostics_(diagnostics) {}

    std::optional<std::pair<int, int>> check() {
        if (!is_readable()) return std::nullopt;
        XmlScanner scanner(text_);
        XmlToken token;
        while (scanner.next(token)) check_token(token);
        if (const auto& mistake = scanner.mistake())
            diagnostics_.error("broken-svg", Place::in(svg_, mistake->where), mistake->message)
                .with_hint(mistake->hint);
        if (unsaid_ > 0)
            diagnostics_.error("unsafe-svg", Place::file(svg_.path()),
                               fmt::format("the svg has {} like the ones above",
                                           counted(unsaid_, "more mistake")));
        return size();
    }

private:
    bool is_readable() {
        const Place file = Place::file(svg_.path());
        if (text_.size() > largest_svg) {
            diagnostics_
                .error("large-svg", file,
                       fmt::format("the svg is larger than {} MiB", largest_svg >> 20))
                .with_hint("make the photos in it smaller, or export it as png or webp");
            return false;
        }
        if (first_invalid_utf8(text_)) {
            diagnostics_.error("broken-svg", file, "the svg is not UTF-8 text")
                .with_hint("save it again as plain svg");
            return false;
        }
        return true;
    }

    void say(std::string_view rule, Span where, std::string message, std::string hint) {
        if (++said_ > most_findings)
            ++unsaid_;
        else
            diagnostics_.error(rule, Place::in(svg_, where), std::move(message))
                .with_hint(std::move(hint));
    }

    void say_unsafe(Span where, const SvgProblem& problem) {
        say(problem.rule, where, "the svg " + problem.says, problem.hint);
    }

    void check_token(const XmlToken& token) {
        switch (token.kind) {
            case XmlKind::document_type:
                return say_unsafe({token.span.begin, token.span.begin + 9},
                                  {"has a document type (<!DOCTYPE>)",
                                   "delete it, from <!DOCTYPE to its closing >"});
            case XmlKind::instruction: return check_instruction(token);
            case XmlKind::start: return check_start(token);
            case XmlKind::end: return check_end();
            case XmlKind::text:
            case XmlKind::cdata: return check_text(token);
            case XmlKind::comment:
            case XmlKind::declaration: return;
        }
    }

    void check_instruction(const XmlToken& token) {
        const std::string shown = fmt::format("(<?{}?>)", shown_value(token.name));
        const std::string says = token.name == "xml-stylesheet"
                                     ? "loads a style sheet from elsewhere " + shown
                                     : "has an instruction for another program " + shown;
        say_unsafe(token.span, {says, "delete it"});
    }

    void check_start(const XmlToken& token) {
        if (open_.empty()) check_root(token);
        if (const auto problem = judge_element(token.name)) say_unsafe(token.content, *problem);
        for (const XmlAttribute& attribute : token.attributes) check_attribute(token, attribute);

        Open element = open_.empty() ? Open{} : open_.back();
        element.name = token.name;
        element.in_metadata = element.in_metadata || local_name(token.name) == "metadata";
        const bool foreign = local_name(token.name).size() < token.name.size();
        const auto kind = personal_kind(token.name);
        if (!element.tells && kind && (element.in_metadata || foreign)) {
            element.tells = kind;
            element.teller = token.name;
        }
        if (local_name(token.name) == "style") style_ = MappedText{};
        open_.push_back(element);
    }

    void check_root(const XmlToken& token) {
        const std::string_view prefix =
            token.name.substr(0, token.name.size() - local_name(token.name).size());
        const std::string declares =
            prefix.empty() ? "xmlns" : fmt::format("xmlns:{}", prefix.substr(0, prefix.size() - 1));
        bool declared = false;
        for (const XmlAttribute& attribute : token.attributes) {
            const std::string value = decoded(attribute.value_span).text;
            if (attribute.name == declares) declared = value == svg_namespace;
            if (attribute.name == "width") width_ = pixels_of(value);
            if (attribute.name == "height") height_ = pixels_of(value);
            if (attribute.name == "viewBox") view_box_ = size_of_view_box(value);
        }
        if (local_name(token.name) != "svg")
            say("broken-svg", token.content,
                fmt::format("the file begins with <{}> rather than <svg>", shown_value(token.name)),
                "an svg picture is one <svg> element");
        else if (!declared)
            say("broken-svg", token.content,
                "<svg> does not say that it is one, so browsers do not show it",
                fmt::format("write <{} {}=\"{}\" …>", token.name, declares, svg_namespace));
    }

    void check_attribute(const XmlToken& token, const XmlAttribute& attribute) {
        const MappedText value = decoded(attribute.value_span);
        const std::string_view name = attribute.name;
        if (name == "xmlns" || name.starts_with("xmlns:"))
            return check_namespace(attribute, value.text);
        if (is_handler(name))
            return say_unsafe(
                attribute.name_span,
                {fmt::format("runs a script ({})", printable(name)), "remove the attribute"});
        if (name == "attributeName" && is_animation(token.name)) {
            const std::string changed = lower_cased(trimmed(value.text));
            if (holds_address(changed) || is_handler(changed) || changed == "style")
                return say_unsafe(
                    attribute.value_span,
                    {fmt::format("changes {} while it is shown", in_quotes(trimmed(value.text))),
                     "remove the animation"});
        }
        if (holds_address(name)) return check_address(token, attribute, value);
        check_attribute_metadata(attribute, value.text);
        if (may_be_style(name) && value.text.find_first_of("(\\@") != std::string::npos)
            check_style(value);
    }

    void check_namespace(const XmlAttribute& attribute, std::string_view value) {
        const std::string lower = lower_cased(trimmed(value));
        if (lower == "http://www.w3.org/1999/xhtml")
            say_unsafe(attribute.value_span, {"holds a part of a web page (the namespace of HTML)",
                                              "remove the elements that need it"});
        if (lower == "http://www.w3.org/2001/xml-events")
            say_unsafe(attribute.value_span, {"runs scripts (the namespace of XML events)",
                                              "remove the elements that need it"});
    }

    void check_address(const XmlToken& token, const XmlAttribute& attribute,
                       const MappedText& value) {
        if (const auto problem = judge_svg_address(value.text))
            return say_unsafe(attribute.value_span, *problem);
        if (local_name(token.name) == "use" && !trimmed(value.text).starts_with('#'))
            say_unsafe(
                attribute.value_span,
                {fmt::format("uses a part of another file (\"{}\")", shown_value(value.text)),
                 "copy the part into this file and name it as \"#id\""});
    }

    void check_style(const MappedText& style) {
        judge_svg_style(
            style, [this](Span where, const SvgProblem& problem) { say_unsafe(where, problem); });
    }

    // A title or a description belongs to a drawing; a photo's may be about a patient.
    static std::optional<MetadataKind> personal_kind(std::string_view name) {
        const auto kind = kind_of_property(local_name(name));
        return kind == MetadataKind::words ? std::nullopt : kind;
    }

    void check_attribute_metadata(const XmlAttribute& attribute, std::string_view value) {
        const std::string_view name = attribute.name;
        std::optional<MetadataKind> kind;
        if (local_name(name).size() < name.size()) kind = personal_kind(name);
        // Drawing programs note where on somebody's computer the file was.
        const bool path = is_one_of(name, {"inkscape:export-filename", "sodipodi:absref"}) &&
                          value.find_first_of("/\\") != std::string_view::npos;
        if (path || name == "sodipodi:docname") kind = MetadataKind::name;
        if (kind) note(*kind, name, value, attribute.value_span, "delete the attribute");
    }

    void note(MetadataKind kind, std::string_view field, std::string_view value, Span where,
              std::string hint) {
        PictureFacts facts;
        note_metadata(facts, kind, shown_value(field), value);
        if (facts.metadata.empty()) return;
        say("picture-metadata", where,
            fmt::format("the svg holds {}", describe_metadata(facts.metadata)), std::move(hint));
    }

    void check_text(const XmlToken& token) {
        if (open_.empty()) return;
        if (style_) {
            if (token.kind == XmlKind::cdata)
                style_->add(
                    text_.substr(token.content.begin, token.content.end - token.content.begin),
                    token.content.begin);
            else
                add_decoded(*style_, text_, token.content);
        }
        check_text_metadata(token.content);
    }

    void check_text_metadata(Span content) {
        const Open& element = open_.back();
        if (!element.in_metadata && !element.tells) return;
        const std::string_view written = text_.substr(content.begin, content.end - content.begin);
        const std::string_view inside = trimmed(written);
        if (inside.empty()) return;
        const auto begin = static_cast<std::uint32_t>(inside.data() - text_.data());
        const Span where{begin, begin + static_cast<std::uint32_t>(inside.size())};
        const std::string value = decoded(where).text;
        if (element.tells)
            note(*element.tells, element.teller, value, where,
                 "delete it, or the whole <metadata> element");
        else if (local_name(element.name) == "metadata")
            note(MetadataKind::words, element.name, value, where, "delete it");
    }

    void check_end() {
        if (local_name(open_.back().name) == "style" && style_) {
            check_style(*style_);
            style_.reset();
        }
        open_.pop_back();
    }

    MappedText decoded(Span span) const {
        MappedText result;
        add_decoded(result, text_, span);
        return result;
    }

    std::optional<std::pair<int, int>> size() const {
        std::optional<double> width = width_;
        std::optional<double> height = height_;
        if (view_box_) {
            const double ratio = view_box_->first / view_box_->second;
            if (!width) width = height ? *height * ratio : view_box_->first;
            if (!height) height = *width / ratio;
        }
        constexpr double most = 1e6;  // so that it fits an int, and no page is wider
        if (!width || !height || !(*width <= most) || !(*height <= most)) return std::nullopt;
        const auto rounded = [](double length) {
            return std::max(1, static_cast<int>(std::lround(length)));
        };
        return std::pair(rounded(*width), rounded(*height));
    }

    struct Open {
        std::string_view name;
        bool in_metadata = false;
        std::optional<MetadataKind> tells;  // what text in it is, by the outermost that says so
        std::string_view teller;            // that element's name
    };

    const Source& svg_;
    std::string_view text_;
    Diagnostics& diagnostics_;
    std::size_t said_ = 0;
    std::size_t unsaid_ = 0;
    std::vector<Open> open_;
    std::optional<MappedText> style_;  // of the <style> that is open
    std::optional<double> width_;
    std::optional<double> height_;
    std::optional<std::pair<double, double>> view_box_;
};

}  // namespace

std::optional<std::pair<int, int>> check_svg(const Source& svg, Diagnostics& diagnostics) {
    return SvgChecker(svg, diagnostics).check();
}

}  // namespace praxis
