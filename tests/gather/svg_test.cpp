#include "gather/svg.h"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include "base/report.h"
#include "tests/gather/picture_samples.h"

using namespace praxis;
using namespace std::string_literals;

namespace {

/// Everything that is said about a file.
std::string said_of(const std::string& text) {
    const Source source("static/a.svg", text);
    Diagnostics diagnostics;
    check_svg(source, diagnostics);
    diagnostics.sort();
    return text_of(diagnostics.all());
}

/// "rule: message" of each finding, a line each, for what stands in an otherwise good picture.
std::string said_in(const std::string& inside) {
    const Source source("static/a.svg",
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:x=\"urn:x\" "
                        "xmlns:xlink=\"http://www.w3.org/1999/xlink\">" +
                            inside + "</svg>");
    Diagnostics diagnostics;
    check_svg(source, diagnostics);
    std::string lines;
    for (const Diagnostic& finding : diagnostics.all())
        lines += fmt::format("{}: {}\n", finding.rule, finding.message);
    return lines;
}

std::string size_of(const std::string& attributes) {
    const Source source("a.svg",
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" " + attributes + "/>");
    Diagnostics diagnostics;
    const auto size = check_svg(source, diagnostics);
    CHECK(text_of(diagnostics.all()) == "");
    return size ? fmt::format("{}x{}", size->first, size->second) : "none";
}

std::string base64(const std::string& bytes) {
    static const std::string alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string result;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : bytes) {
        bits = bits << 8 | static_cast<unsigned char>(c);
        for (count += 8; count >= 6;) result += alphabet[bits >> (count -= 6) & 63];
    }
    if (count > 0) result += alphabet[bits << (6 - count) & 63];
    while (result.size() % 4 != 0) result += '=';
    return result;
}

}  // namespace

TEST_CASE("gather: an svg that is only a picture passes") {
    CHECK(said_of(R"x(<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Generator: an editor -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">
  <title>Open &amp; closed &#x2014; "both"</title>
  <style><![CDATA[ .a > .b { fill: url(#g); background: url( 'b.png' ) } ]]></style>
  <defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs>
  <g style="fill:url(&quot;#g&quot;)" transform="translate(1 2)" aria-label="url(https://x)">
    <use xlink:href="#g"/><a href="/about/"><path d="M1 2h3"/></a>
    <animate attributeName="opacity" values="0;1"/>
  </g>
  <metadata><rdf:RDF xmlns:rdf="urn:r" xmlns:dc="urn:d"><dc:format>image/svg+xml</dc:format>
    <dc:title>Logo</dc:title><dc:creator> </dc:creator></rdf:RDF></metadata>
  <image href="data:image/png;base64,)x" +
                  base64(samples::png(4, 3)) + R"x("/>
</svg>
)x") == "");
}

TEST_CASE("gather: what an svg must not hold is said at its place, with what to do") {
    CHECK(said_of("<?xml version=\"1.0\"?>\n"
                  "<!DOCTYPE svg [<!ENTITY a \"<script/>\">]>\n"
                  "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\">\n"
                  "  <script>alert(1)</script>\n"
                  "  <a href=\"https://other.example/\">&a;</a>\n"
                  "</svg>\n") ==
          "static/a.svg:2:1: error[unsafe-svg]: the svg has a document type (<!DOCTYPE>)\n"
          "  2 | <!DOCTYPE svg [<!ENTITY a \"<script/>\">]>\n"
          "    | ^^^^^^^^^\n"
          "  hint: delete it, from <!DOCTYPE to its closing >\n"
          "static/a.svg:3:41: error[unsafe-svg]: the svg runs a script (onload)\n"
          "  3 | <svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\">\n"
          "    |                                         ^^^^^^\n"
          "  hint: remove the attribute\n"
          "static/a.svg:4:3: error[unsafe-svg]: the svg holds a script (<script>)\n"
          "  4 |   <script>alert(1)</script>\n"
          "    |   ^^^^^^^\n"
          "  hint: remove the element and all that is in it\n"
          "static/a.svg:5:12: error[unsafe-svg]: the svg leads to another site "
          "(\"https://other.example/\")\n"
          "  5 |   <a href=\"https://other.example/\">&a;</a>\n"
          "    |            ^^^^^^^^^^^^^^^^^^^^^^\n"
          "  hint: a picture must hold all it needs: embed what it loads, remove links\n");
}

TEST_CASE("gather: everything that makes an svg more than a picture is found") {
    const std::pair<std::string, std::string> cases[] = {
        {"<x:SCRIPT/>",
         "unsafe-svg: the svg holds a script (<x:SCRIPT>)\n"},
        {"<foreignObject/>",
         "unsafe-svg: the svg holds a part of a web page (<foreignObject>)\n"},
        {"<iframe/>",
         "unsafe-svg: the svg holds a part of a web page (<iframe>)\n"},
        {"<g x:OnClick='a()'/>",
         "unsafe-svg: the svg runs a script (x:OnClick)\n"},
        {"<g xmlns:h='http://www.w3.org/1999/xhtml'/>",
         "unsafe-svg: the svg holds a part of a web page (the namespace of HTML)\n"},
        {"<g xmlns='http://www.w3.org/1999/&#120;html'/>",
         "unsafe-svg: the svg holds a part of a web page (the namespace of HTML)\n"},
        {"<g xmlns:ev='http://www.w3.org/2001/xml-events'/>",
         "unsafe-svg: the svg runs scripts (the namespace of XML events)\n"},
        {"<?php echo 1 ?>",
         "unsafe-svg: the svg has an instruction for another program (<?php?>)\n"},
        {"<?xml-stylesheet href='a.css'?>",
         "unsafe-svg: the svg loads a style sheet from elsewhere (<?xml-stylesheet?>)\n"},
        {"<a href=' java&#10;script&#58;alert(1)'/>",
         "unsafe-svg: the svg runs a script (\"javascript:alert(1)\")\n"},
        {"<a xlink:href='&#x1;JavaScript:alert(1)'/>",
         "broken-svg: nothing is called \"&#x1;\"\n"},
        {"<image href='//other.example/a.png'/>",
         "unsafe-svg: the svg leads to another site (\"//other.example/a.png\")\n"},
        {"<image href='\\\\other.example/a.png'/>",
         "unsafe-svg: the svg leads to another site (\"\\\\other.example/a.png\")\n"},
        {"<image href='data:image/svg+xml,%3Csvg/%3E'/>",
         "unsafe-svg: the svg has data that is not a picture (data:image/svg+xml)\n"},
        {"<image href='data:text/html;base64,AAAA'/>",
         "unsafe-svg: the svg has data that is not a picture (data:text/html;base64)\n"},
        {"<image href='data:image/png;base64,AAAA'/>",
         "unsafe-svg: the svg has data that is not a picture but a file of another kind\n"},
        {"<use href='icons.svg#a'/>",
         "unsafe-svg: the svg uses a part of another file (\"icons.svg#a\")\n"},
        {"<use href='data:image/png,%89PNG%0D%0A%1A%0A'/>",
         "unsafe-svg: the svg uses a part of another file "
         "(\"data:image/png,%89PNG%0D%0A%1A%0A\")\n"},
        {"<set attributeName=' xlink:href ' to='javascript:alert(1)'/>",
         "unsafe-svg: the svg changes \"xlink:href\" while it is shown\n"},
        {"<animate attributeName='onclick'/>",
         "unsafe-svg: the svg changes \"onclick\" while it is shown\n"},
        {"<g xml:base='https://other.example/'/>",
         "unsafe-svg: the svg leads to another site (\"https://other.example/\")\n"},
        {"<g fill='url(https://other.example/a.svg#b)'/>",
         "unsafe-svg: the svg leads to another site (\"https://other.example/a.svg#b\")\n"},
        {"<g style='fill:u\\72l(//other.example)'/>",
         "unsafe-svg: the svg leads to another site (\"//other.example\")\n"},
        {"<g style='fill:URL(&quot;ht\\\ntps://other.example/&quot;)'/>",
         "unsafe-svg: the svg leads to another site (\"https://other.example/\")\n"},
        {"<animate values='url(#a);url(https://other.example)'/>",
         "unsafe-svg: the svg leads to another site (\"https://other.example\")\n"},
        {"<style>@import 'a.css';</style>",
         "unsafe-svg: the svg loads a style sheet from elsewhere (@import)\n"},
        {"<style>@\\69mport url(a.css);</style>",
         "unsafe-svg: the svg loads a style sheet from elsewhere (@import)\n"},
        {"<style>a{b:url(#a)}<![CDATA[c{d:url( \"https://other.example/\" )}]]></style>",
         "unsafe-svg: the svg leads to another site (\"https://other.example/\")\n"},
        {"<style>a{b:ur<!-- -->l(https://other.example)}</style>",
         "unsafe-svg: the svg leads to another site (\"https://other.example\")\n"},
        {"<style>a{b:image-set('https://other.example' 1x)}</style>",
         "unsafe-svg: the svg chooses among pictures from elsewhere (image-set)\n"},
        {"<style>@font-face{src:url(data:font/woff2;base64,AA)}</style>",
         "unsafe-svg: the svg has data that is not a picture (data:font/woff2;base64)\n"},
        // A string that begins with an address does not hide the address after it.
        {"<style>a{b:\"url(\";c:url(https://other.example);d:\"\"}</style>",
         "unsafe-svg: the svg has an address that is not closed (\";c:url\")\n"
         "unsafe-svg: the svg leads to another site (\"https://other.example\")\n"},
        {"<style>a{b:url(\"/\n}c{d:url(https://other.example)}</style>",
         "unsafe-svg: the svg has an address that is not closed (\"/\")\n"
         "unsafe-svg: the svg leads to another site (\"https://other.example\")\n"},
    };
    for (const auto& one : cases) {
        const auto& inside = one.first;
        const auto& said = one.second;
        CAPTURE(inside);
        CHECK(said_in(inside) == said);
    }
}

TEST_CASE("gather: what only looks dangerous passes") {
    for (const std::string inside :
         {"<g x:label='image(3)' id='url(https://other.example)' class='@import'/>",
          "<text>javascript:alert(1) url(https://other.example) &lt;script&gt;</text>",
          "<!-- <script> --><desc>onload=1</desc>", "<image href='a/b.png?c:d'/>",
          "<g style='marker:url(#a) url(#b)'/>", "<style/>", "<a href=''/>",
          "<rect rdf='' x:resource='https://other.example'/>"})
        CHECK(said_in(inside) == "");
}

TEST_CASE("gather: names, dates and places in an svg are told, and those of a photo in it") {
    const std::pair<std::string, std::string> cases[] = {
        {"<metadata><x:creator><x:Agent><x:title>Anna &amp; Bo</x:title></x:Agent></x:creator>"
         "</metadata>",
         "picture-metadata: the svg holds a name (x:creator \"Anna & Bo\")\n"},
        {"<metadata><creator>Anna</creator><x:date>2024-05-01</x:date></metadata>",
         "picture-metadata: the svg holds a name (creator \"Anna\")\n"
         "picture-metadata: the svg holds a date (x:date \"2024-05-01\")\n"},
        {"<x:Description x:CreateDate='2024-05-01'/>",
         "picture-metadata: the svg holds a date (x:CreateDate \"2024-05-01\")\n"},
        {"<metadata>Drawn by Anna</metadata>",
         "picture-metadata: the svg holds a text (metadata \"Drawn by Anna\")\n"},
        {"<g xmlns:inkscape='urn:i' inkscape:export-filename='/Users/anna/a.png'/>",
         "picture-metadata: the svg holds a name (inkscape:export-filename "
         "\"/Users/anna/a.png\")\n"},
        {"<image href='data:image/jpeg;base64," +
             base64(samples::jpeg(
                 4, 3, samples::exif_segment({.position = samples::position_in_london()}))) +
             "'/>",
         "picture-metadata: the svg has a photo inside that holds a position (EXIF GPS "
         "\"51.50100, -0.12500\")\n"},
    };
    for (const auto& one : cases) {
        const auto& inside = one.first;
        const auto& said = one.second;
        CAPTURE(inside);
        CHECK(said_in(inside) == said);
    }
}

TEST_CASE("gather: an svg that browsers would not show is broken") {
    const std::string begin = "<svg xmlns=\"http://www.w3.org/2000/svg\">";
    const std::pair<std::string, std::string> cases[] = {
        {"",
         "static/a.svg:1:1: error[broken-svg]: there is no element in this file\n"
         "  1 |\n"
         "    | ^\n"},
        {"<svg/>",
         "static/a.svg:1:1: error[broken-svg]: <svg> does not say that it is one, so browsers do "
         "not show it\n"
         "  1 | <svg/>\n"
         "    | ^^^^\n"
         "  hint: write <svg xmlns=\"http://www.w3.org/2000/svg\" …>\n"},
        {"<html xmlns='http://www.w3.org/2000/svg'/>",
         "static/a.svg:1:1: error[broken-svg]: the file begins with <html> rather than <svg>\n"
         "  1 | <html xmlns='http://www.w3.org/2000/svg'/>\n"
         "    | ^^^^^\n"
         "  hint: an svg picture is one <svg> element\n"
         "static/a.svg:1:1: error[unsafe-svg]: the svg holds a part of a web page (<html>)\n"
         "  1 | <html xmlns='http://www.w3.org/2000/svg'/>\n"
         "    | ^^^^^\n"
         "  hint: turn its text into svg text, or remove it\n"},
        {"<s:svg xmlns:s='urn:other'/>",
         "static/a.svg:1:1: error[broken-svg]: <svg> does not say that it is one, so browsers do "
         "not show it\n"
         "  1 | <s:svg xmlns:s='urn:other'/>\n"
         "    | ^^^^^^\n"
         "  hint: write <s:svg xmlns:s=\"http://www.w3.org/2000/svg\" …>\n"},
        {begin,
         "static/a.svg:1:1: error[broken-svg]: <svg> is never closed\n"
         "  1 | <svg xmlns=\"http://www.w3.org/2000/svg\">\n"
         "    | ^^^^\n"
         "  hint: close it with </svg>\n"},
        {begin + "<g></svg>",
         "static/a.svg:1:44: error[broken-svg]: </svg> stands where <g> should be closed\n"
         "  1 | <svg xmlns=\"http://www.w3.org/2000/svg\"><g></svg>\n"
         "    |                                            ^^^^^^\n"
         "  hint: write </g> before it\n"},
        {begin + "</svg></svg>",
         "static/a.svg:1:47: error[broken-svg]: </svg> closes nothing\n"
         "  1 | <svg xmlns=\"http://www.w3.org/2000/svg\"></svg></svg>\n"
         "    |                                               ^^^^^^\n"},
        {begin + "</svg>\n<svg/>",
         "static/a.svg:2:1: error[broken-svg]: there is a second picture in this file\n"
         "  2 | <svg/>\n"
         "    | ^^^^\n"},
        {begin + "</svg> more",
         "static/a.svg:1:48: error[broken-svg]: there is text after the picture\n"
         "  1 | <svg xmlns=\"http://www.w3.org/2000/svg\"></svg> more\n"
         "    |                                                ^^^^\n"},
        {"more " + begin + "</svg>",
         "static/a.svg:1:1: error[broken-svg]: there is text before the picture\n"
         "  1 | more <svg xmlns=\"http://www.w3.org/2000/svg\"></svg>\n"
         "    | ^^^^^\n"},
        {begin + "a & b</svg>",
         "static/a.svg:1:43: error[broken-svg]: \"&\" begins nothing\n"
         "  1 | <svg xmlns=\"http://www.w3.org/2000/svg\">a & b</svg>\n"
         "    |                                           ^\n"
         "  hint: write &amp; for the character\n"},
        {begin + "a&nbsp;b</svg>",
         "static/a.svg:1:42: error[broken-svg]: nothing is called \"&nbsp;\"\n"
         "  1 | <svg xmlns=\"http://www.w3.org/2000/svg\">a&nbsp;b</svg>\n"
         "    |                                          ^^^^^^\n"
         "  hint: write the character itself\n"},
        {begin + "&#0;</svg>",
         "static/a.svg:1:41: error[broken-svg]: nothing is called \"&#0;\"\n"
         "  1 | <svg xmlns=\"http://www.w3.org/2000/svg\">&#0;</svg>\n"
         "    |                                         ^^^^\n"
         "  hint: write the character itself\n"},
        {begin + "a ]]> b</svg>",
         "static/a.svg:1:43: error[broken-svg]: \"]]>\" closes nothing here\n"
         "  1 | <svg xmlns=\"http://www.w3.org/2000/svg\">a ]]> b</svg>\n"
         "    |                                           ^^^\n"},
        {begin + "<!-- a -- b --></svg>",
         "static/a.svg:1:41: error[broken-svg]: a comment has \"--\" inside\n"
         "  1 | <svg xmlns=\"http://www.w3.org/2000/svg\"><!-- a -- b --></svg>\n"
         "    |                                         ^^^^^^^^^^^^^^^\n"
         "  hint: write a single - there\n"},
        {begin + "<!-- a</svg>",
         "static/a.svg:1:41: error[broken-svg]: \"<!--\" is never closed\n"
         "  1 | <svg xmlns=\"http://www.w3.org/2000/svg\"><!-- a</svg>\n"
         "    |                                         ^^^^\n"
         "  hint: close it with -->\n"},
        {begin + "<![CDATA[ a</svg>",
         "static/a.svg:1:41: error[broken-svg]: \"<![CDATA[\" is never closed\n"
         "  1 | <svg xmlns=\"http://www.w3.org/2000/svg\"><![CDATA[ a</svg>\n"
         "    |                                         ^^^^^^^^^\n"
         "  hint: close it with ]]>\n"},
        {begin + "<!ELEMENT a></svg>",
         "static/a.svg:1:41: error[broken-svg]: \"<!\" stands where it may not\n"
         "  1 | <svg xmlns=\"http://www.w3.org/2000/svg\"><!ELEMENT a></svg>\n"
         "    |                                         ^^\n"},
        {begin + "\x01</svg>",
         "static/a.svg:1:41: error[broken-svg]: there is a control character\n"
         "  1 | <svg xmlns=\"http://www.w3.org/2000/svg\">\\u{1}</svg>\n"
         "    |                                         ^^^^^\n"
         "  hint: delete it\n"},
        {begin + "< g/></svg>",
         "static/a.svg:1:41: error[broken-svg]: \"<\" begins no element\n"
         "  1 | <svg xmlns=\"http://www.w3.org/2000/svg\">< g/></svg>\n"
         "    |                                         ^\n"
         "  hint: write &lt; for the character\n"},
        {begin + "<g a></svg>",
         "static/a.svg:1:44: error[broken-svg]: a has no value\n"
         "  1 | <svg xmlns=\"http://www.w3.org/2000/svg\"><g a></svg>\n"
         "    |                                            ^\n"
         "  hint: write a=\"…\"\n"},
        {begin + "<g a=b/></svg>",
         "static/a.svg:1:44: error[broken-svg]: the value of a is not in quotes\n"
         "  1 | <svg xmlns=\"http://www.w3.org/2000/svg\"><g a=b/></svg>\n"
         "    |                                            ^\n"
         "  hint: write a=\"…\"\n"},
        {begin + "<g a='b/></svg>",
         "static/a.svg:1:44: error[broken-svg]: the value of a is never closed\n"
         "  1 | <svg xmlns=\"http://www.w3.org/2000/svg\"><g a='b/></svg>\n"
         "    |                                            ^\n"
         "  hint: close it with '\n"},
        {begin + "<g a='<'/></svg>",
         "static/a.svg:1:47: error[broken-svg]: the value of a has a \"<\"\n"
         "  1 | <svg xmlns=\"http://www.w3.org/2000/svg\"><g a='<'/></svg>\n"
         "    |                                               ^\n"
         "  hint: write &lt; for the character\n"},
        {begin + "<g a='1'b='2'/></svg>",
         "static/a.svg:1:49: error[broken-svg]: a blank is missing between two attributes\n"
         "  1 | <svg xmlns=\"http://www.w3.org/2000/svg\"><g a='1'b='2'/></svg>\n"
         "    |                                                 ^\n"},
        {begin + "<g a='1' b='' a='2'/></svg>",
         "static/a.svg:1:55: error[broken-svg]: a stands here twice\n"
         "  1 | <svg xmlns=\"http://www.w3.org/2000/svg\"><g a='1' b='' a='2'/></svg>\n"
         "    |                                                       ^\n"
         "  hint: delete one of the two\n"},
        {begin + "<g =''/></svg>",
         "static/a.svg:1:44: error[broken-svg]: \"=\" stands where an attribute should\n"
         "  1 | <svg xmlns=\"http://www.w3.org/2000/svg\"><g =''/></svg>\n"
         "    |                                            ^\n"},
        {begin + "<g",
         "static/a.svg:1:41: error[broken-svg]: the tag of <g> is never closed\n"
         "  1 | <svg xmlns=\"http://www.w3.org/2000/svg\"><g\n"
         "    |                                         ^^\n"
         "  hint: close it with >\n"},
        {begin + "<use xlink:href='#a'/></svg>",
         "static/a.svg:1:46: error[broken-svg]: nothing says what \"xlink:\" means, so browsers "
         "do not show the picture\n"
         "  1 | <svg xmlns=\"http://www.w3.org/2000/svg\"><use xlink:href='#a'/></svg>\n"
         "    |                                              ^^^^^^^^^^\n"
         "  hint: add xmlns:xlink=\"…\" to <svg>\n"},
        {begin + "</svg",
         "static/a.svg:1:41: error[broken-svg]: a closing tag is not complete\n"
         "  1 | <svg xmlns=\"http://www.w3.org/2000/svg\"></svg\n"
         "    |                                         ^^^^^\n"
         "  hint: write </svg>\n"},
        {" <?xml version='1.0'?>" + begin + "</svg>",
         "static/a.svg:1:2: error[broken-svg]: <?xml?> stands where it may not\n"
         "  1 |  <?xml version='1.0'?><svg xmlns=\"http://www.w3.org/2000/svg\"></svg>\n"
         "    |  ^^^^^^^^^^^^^^^^^^^^^\n"
         "  hint: move it to the very beginning of the file\n"},
        {"<?xml version='1.0' encoding='ISO-8859-1'?>" + begin + "</svg>",
         "static/a.svg:1:1: error[broken-svg]: the file says that it is not UTF-8\n"
         "  1 | <?xml version='1.0' encoding='ISO-8859-1'?><svg xmlns=\"http://www.w3.org…\n"
         "    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
         "  hint: save it as UTF-8\n"},
        {begin + "<!DOCTYPE svg></svg>",
         "static/a.svg:1:41: error[broken-svg]: \"<!\" stands where it may not\n"
         "  1 | <svg xmlns=\"http://www.w3.org/2000/svg\"><!DOCTYPE svg></svg>\n"
         "    |                                         ^^\n"},
        {"<!DOCTYPE svg [ " + begin + "</svg>",
         "static/a.svg:1:1: error[broken-svg]: \"<!DOCTYPE\" is never closed\n"
         "  1 | <!DOCTYPE svg [ <svg xmlns=\"http://www.w3.org/2000/svg\"></svg>\n"
         "    | ^^^^^^^^^\n"
         "  hint: close it with >\n"},
        {begin + "\xFF</svg>",
         "static/a.svg: error[broken-svg]: the svg is not UTF-8 text\n"
         "  hint: save it again as plain svg\n"},
        {"\xFF\xFE<\0s\0v\0g\0"s,
         "static/a.svg: error[broken-svg]: the svg is not UTF-8 text\n"
         "  hint: save it again as plain svg\n"},
    };
    for (const auto& one : cases) {
        const auto& text = one.first;
        const auto& said = one.second;
        CAPTURE(text);
        CHECK(said_of(text) == said);
    }
}

TEST_CASE("gather: an svg may be deep, but not too deep") {
    const auto nested = [](std::size_t depth) {
        std::string text;
        for (std::size_t i = 1; i < depth; ++i) text += "<g>";
        for (std::size_t i = 1; i < depth; ++i) text += "</g>";
        return said_in(text);
    };
    CHECK(nested(256) == "");
    CHECK(nested(257) == "broken-svg: elements stand in each other more than 256 deep\n");
    CHECK(nested(200'000) == "broken-svg: elements stand in each other more than 256 deep\n");
}

TEST_CASE("gather: many mistakes in one svg are counted, a huge one is not read") {
    std::string text = "<svg xmlns=\"http://www.w3.org/2000/svg\">\n";
    std::string expected =
        "static/a.svg: error[unsafe-svg]: the svg has 4 more mistakes like the ones above\n";
    for (int i = 0; i < 20; ++i) {
        text += "<script/>\n";
        if (i < 16)
            expected += fmt::format(
                "static/a.svg:{0}:1: error[unsafe-svg]: the svg holds a script (<script>)\n"
                "{0:>{1}} | <script/>\n{2:>{1}} | ^^^^^^^\n"
                "  hint: remove the element and all that is in it\n",
                i + 2, i + 2 < 10 ? 3 : 4, "");
    }
    CHECK(said_of(text + "</svg>") == expected);
    CHECK(said_of("<svg>" + std::string(std::size_t{4} << 20, ' ') + "</svg>") ==
          "static/a.svg: error[large-svg]: the svg is larger than 4 MiB\n"
          "  hint: make the photos in it smaller, or export it as png or webp\n");
}

TEST_CASE("gather: an svg's size comes from its attributes, or from its viewBox") {
    CHECK(size_of("width=\"64\" height=\"32\"") == "64x32");
    CHECK(size_of("width=\"64px\" height=\"1in\"") == "64x96");
    CHECK(size_of("width=\"210mm\" height=\"72pt\"") == "794x96");
    CHECK(size_of("viewBox=\"0 0 24 12\"") == "24x12");
    CHECK(size_of("viewBox=\"-1,-1 , 24.4,12\" width=\"100%\"") == "24x12");
    CHECK(size_of("viewBox=\"0 0 24 12\" width=\"48\"") == "48x24");
    CHECK(size_of("viewBox=\"0 0 24 12\" height=\"48\"") == "96x48");
    CHECK(size_of("width=\"0.2\" height=\"0.2\"") == "1x1");
    CHECK(size_of("width=\"64\"") == "none");
    CHECK(size_of("width=\"-64\" height=\"nan\"") == "none");
    CHECK(size_of("width=\"1e300\" height=\"1e300\"") == "none");
    CHECK(size_of("viewBox=\"0 0 inf 1\"") == "none");
    CHECK(size_of("viewBox=\"0 0 0 1\"") == "none");
    CHECK(size_of("viewBox=\"0 0 1\"") == "none");
    CHECK(size_of("") == "none");
}

TEST_CASE("gather: no damaged svg is read outside its text, and every place lies in it") {
    const std::string svg =
        "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><?p q?>"
        "<svg xmlns='http://www.w3.org/2000/svg' onload='&#120;' viewBox='0 0 1 2'>"
        "<metadata><x:creator xmlns:x='u'>Anna</x:creator></metadata><!-- c -->"
        "<style>a{b:url(\"\\68ttps://c\")}<![CDATA[@import 'd';]]></style>"
        "<use href='data:image/png;base64,iVBORw0KGgo='/><script>&amp;</script></svg>";
    for (std::size_t i = 0; i < svg.size(); ++i) {
        for (const char change : {'\0', ' ', '<', '>', '&', '"', '\'', '(', '\\', '/', '\xC3'}) {
            std::string damaged = svg;
            damaged[i] = change;
            const Source source("a.svg", damaged);
            Diagnostics diagnostics;
            check_svg(source, diagnostics);
            for (const Diagnostic& finding : diagnostics.all())
                CHECK(finding.end_column <= svg.size() + 1);
        }
        CHECK(said_of(svg.substr(0, i)) != "");
    }
}
