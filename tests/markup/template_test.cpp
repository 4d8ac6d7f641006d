#include <doctest/doctest.h>

#include <map>
#include <memory>

#include "base/report.h"
#include "markup/html_context.h"
#include "markup/template.h"

using namespace praxis;

namespace {

// A layout and its partials, read and shown with every name answering "<name>"; sections are shown
// as often as their name's last digit says.
class SmallTemplate {
public:
    explicit SmallTemplate(std::string layout, Margins margins = Margins::kept)
        : layout_("layout.mustache", std::move(layout)), margins_(margins) {}

    SmallTemplate& partial(const std::string& name, std::string text) {
        partials_[name] = std::make_unique<Source>(name + ".mustache", std::move(text));
        return *this;
    }

    std::string shown() {
        if (!read()) return "(not read)";
        Answers answers(pieces_);
        std::string text;
        Template(pieces_).render(answers, text);
        return text;
    }

    // One line a finding: place, rule, message.
    std::string said() {
        read();
        diagnostics_.sort();
        std::string text;
        for (const Diagnostic& diagnostic : diagnostics_.all()) {
            text += diagnostic.path + ":" + std::to_string(diagnostic.line) + ":" +
                    std::to_string(diagnostic.column) + ": [" + diagnostic.rule + "] " +
                    diagnostic.message + "\n";
        }
        return text;
    }

    const std::vector<TemplatePiece>& pieces() {
        read();
        return pieces_;
    }

private:
    class Answers final : public TemplateAnswers {
    public:
        explicit Answers(const std::vector<TemplatePiece>& pieces) : pieces_(pieces) {}
        std::string text(std::size_t piece) override {
            if (pieces_[piece].text == "item") return std::to_string(items_.back());
            return "<" + pieces_[piece].text + ">";
        }
        std::size_t times(std::size_t piece) override {
            return static_cast<std::size_t>(pieces_[piece].text.back() - '0');
        }
        void enter(std::size_t, std::size_t item) override { items_.push_back(item); }
        void leave() override { items_.pop_back(); }

    private:
        const std::vector<TemplatePiece>& pieces_;
        std::vector<std::size_t> items_;
    };

    bool read() {
        pieces_.clear();
        std::vector<std::string> names;
        for (const auto& [name, source] : partials_) names.push_back(name);
        return read_template(
            layout_,
            [&](std::string_view name) -> const Source* {
                const auto found = partials_.find(std::string(name));
                return found == partials_.end() ? nullptr : found->second.get();
            },
            names, margins_, pieces_, diagnostics_);
    }

    Source layout_;
    Margins margins_;
    std::map<std::string, std::unique_ptr<Source>> partials_;
    std::vector<TemplatePiece> pieces_;
    Diagnostics diagnostics_;
};

}  // namespace

TEST_CASE("markup: a template shows what its tags stand for") {
    const std::pair<const char*, const char*> table[] = {
        {"plain", "plain"},
        {"a {{b}} c", "a <b> c"},
        {"{{{b}}} {{&c}}", "<b> <c>"},
        {"{{ spaced }}", "<spaced>"},
        {"{{#s0}}no{{/s0}}{{^s0}}yes{{/s0}}", "yes"},
        {"{{#s1}}once{{/s1}}{{^s1}}no{{/s1}}", "once"},
        {"{{#s3}}{{item}},{{/s3}}", "0,1,2,"},
        {"{{#a2}}[{{item}}:{{#b2}}{{item}}{{/b2}}]{{/a2}}", "[0:01][1:01]"},
        {"{{#a2}}{{#b3}}{{#c2}}{{item}}{{/c2}}{{/b3}};{{/a2}}", "010101;010101;"},
        {"a{{! a note }}b", "ab"},
        {"{{=<% %>=}}<%b%> {{b}}", "<b> {{b}}"},
        {"", ""},
        {"   ", "   "},
        {"a\r\nb", "a\r\nb"},
    };
    for (const auto& [text, shown] : table) CHECK(SmallTemplate(text).shown() == shown);
}

TEST_CASE("markup: a tag alone on its line takes the line with it") {
    CHECK(SmallTemplate("a\n  {{#s1}}  \nb\n{{/s1}}\nc\n").shown() == "a\nb\nc\n");
    CHECK(SmallTemplate("a\n{{! note }}\nb\n").shown() == "a\nb\n");
    CHECK(SmallTemplate("a\r\n{{! note }}\r\nb").shown() == "a\r\nb");
    CHECK(SmallTemplate("a\n{{=| |=}}\n|b|").shown() == "a\n<b>");
    CHECK(SmallTemplate("a {{#s1}}\nb{{/s1}}").shown() == "a \nb");
    CHECK(SmallTemplate("{{#s0}}\nb\n{{/s0}}").shown() == "");
}

TEST_CASE("markup: dropped margins take the blanks from line beginnings, not from between words") {
    const auto shown = [](const char* text) {
        return SmallTemplate(text, Margins::dropped)
            .partial("p", "<p>\n\t{{b}} c\n</p>\n")
            .partial("verse", "  <pre>\n  {{b}}\n</pre>\n")
            .shown();
    };
    CHECK(shown("  a {{b}} c\n    {{b}}  d\n") == "a <b> c\n<b>  d\n");
    CHECK(shown("<ul>\n  {{#s2}}\n  <li> {{item}}</li>\n  {{/s2}}\n</ul>") ==
          "<ul>\n<li> 0</li>\n<li> 1</li>\n</ul>");
    CHECK(shown("<div>\n    {{> p}}\n  </div>") == "<div>\n<p>\n<b> c\n</p>\n</div>");
    CHECK(shown("<div>\n    {{> verse}}\n  </div>") == "<div>\n  <pre>\n  <b>\n</pre>\n</div>");
    CHECK(shown("  <textarea>\n  a</textarea>\n  b") == "  <textarea>\n  a</textarea>\n  b");
}

TEST_CASE("markup: a partial is spliced in with its line's indentation") {
    CHECK(SmallTemplate("a{{> p}}c").partial("p", "{{b}}").shown() == "a<b>c");
    CHECK(SmallTemplate("<ul>\n  {{> p}}\n</ul>\n").partial("p", "<li>\n{{b}}\n\n</li>\n").shown() ==
          "<ul>\n  <li>\n  <b>\n\n  </li>\n</ul>\n");
    CHECK(SmallTemplate("{{=| |=}}|>p||b|").partial("p", "{{b}}").shown() == "<b><b>");
}

TEST_CASE("markup: what is wrong with a template is said at its place") {
    const std::pair<const char*, const char*> table[] = {
        {"a\n  {{title", "layout.mustache:2:3: [template-unclosed-tag] this tag is not closed\n"},
        {"{{title <p>{{name}}",
         "layout.mustache:1:1: [template-unclosed-tag] this tag is not closed\n"},
        {"{{#a}}\n{{b", "layout.mustache:2:1: [template-unclosed-tag] this tag is not closed\n"},
        {"é{{#a}}", "layout.mustache:1:5: [template-unclosed-section] the section \"a\" is not closed\n"},
        {"{{/a}}",
         "layout.mustache:1:4: [template-unopened-section] the section \"a\" is closed and was not "
         "opened\n"},
        {"{{#a}}{{#b}}{{/a}}{{/b}}",
         "layout.mustache:1:16: [template-crossed-sections] the section \"a\" is closed before \"b\", "
         "which was opened inside it\n"
         "layout.mustache:1:22: [template-unopened-section] the section \"b\" is closed and was not "
         "opened\n"},
        {"{{}}", "layout.mustache:1:1: [template-empty-tag] a tag has no name\n"},
        {"{{a b}}", "layout.mustache:1:3: [template-bad-name] \"a b\" is not a name\n"},
        {"{{a}}}",
         "layout.mustache:1:1: [template-braces] a tag has more closing braces than opening ones\n"},
        {"{{$a}}",
         "layout.mustache:1:1: [template-inheritance] templates cannot inherit from each other\n"},
        {"{{=x=}}", "layout.mustache:1:1: [template-delimiters] a change of delimiters names no pair\n"},
        {"{{> q}}", "layout.mustache:1:5: [unknown-partial] the theme has no partial \"q\"\n"},
    };
    for (const auto& [text, said] : table) CHECK(SmallTemplate(text).said() == said);
}

TEST_CASE("markup: partials that include each other are an error that names the circle") {
    SmallTemplate small("{{> a}}");
    small.partial("a", "x\n{{> b}}").partial("b", "{{> a}}");
    CHECK(small.said() ==
          "b.mustache:1:5: [partial-cycle] partials include each other in a circle: a.mustache → "
          "b.mustache → a.mustache\n");
}

TEST_CASE("markup: sections nested too deeply are an error and not a crash") {
    std::string text;
    for (int i = 0; i < 20000; ++i) text += "{{#a1}}";
    for (int i = 0; i < 20000; ++i) text += "{{/a1}}";
    CHECK(SmallTemplate(text).said() ==
          "layout.mustache:1:452: [template-too-deep] sections are nested more than 64 deep\n");
}

TEST_CASE("markup: what a tag stands for is never read as a template") {
    CHECK(SmallTemplate("{{#s1}}{{{x}}}{{/s1}}").partial("x", "no").shown() == "<x>");
}

TEST_CASE("markup: a template knows where in the HTML its tags stand") {
    const auto at = [](const char* text) {
        std::string places;
        SmallTemplate small(text);
        const std::vector<HtmlContext> contexts = html_contexts(small.pieces());
        for (std::size_t i = 0; i < contexts.size(); ++i) {
            if (small.pieces()[i].kind != TemplatePiece::Kind::text) continue;
            static const char* const names[] = {"content", "raw", "code", "tag", "attribute", "comment"};
            places += names[static_cast<std::size_t>(contexts[i].where)];
            if (!contexts[i].attribute.empty()) places += "=" + contexts[i].attribute;
            if (contexts[i].begins_value) places += "^";
            places += " ";
        }
        return places;
    };
    CHECK(at("{{a}}<p>{{b}}</p>{{c}}") == "content content content ");
    CHECK(at("<a href=\"{{a}}{{b}}\" title='{{c}}'>{{d}}") ==
          "attribute=href^ attribute=href attribute=title^ content ");
    CHECK(at("<a href=\"#{{a}}\">") == "attribute=href ");
    CHECK(at("<a href={{a}}>") == "tag=href ");
    CHECK(at("<a {{a}}>") == "tag ");
    CHECK(at("<p\nclass = \"x\"\nid=\"{{a}}\">") == "attribute=id^ ");
    CHECK(at("<title>{{a}}</title>{{b}}") == "raw content ");
    CHECK(at("<script>{{a}}</script>{{b}}<STYLE>{{c}}</STYLE >{{d}}") ==
          "code content code content ");
    CHECK(at("<!-- <p title=\" {{a}} -->{{b}}") == "comment content ");
    CHECK(at("a < b {{a}} <3 {{b}}") == "content content ");
    CHECK(at("<{{a}}> </{{b}}>") == "tag tag ");
}
