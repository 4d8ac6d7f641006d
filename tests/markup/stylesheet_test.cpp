#include "markup/stylesheet.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace praxis;

namespace {

std::vector<std::string> addresses_in(const std::string& css) {
    std::vector<std::string> found;
    for (const Span where : relative_addresses_of_css(css))
        found.push_back(css.substr(where.begin, where.end - where.begin));
    return found;
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("markup: relative addresses of a stylesheet are found, with and without quotes") {
    CHECK(addresses_in("a{b:url(x.svg)}") == List{"x.svg"});
    CHECK(addresses_in("a{b:url( \"f/x.woff2\" ) format(\"woff2\"), url('y.png')}") ==
          List{"f/x.woff2", "y.png"});
    CHECK(addresses_in("a{b:url( ../x.svg )}") == List{"../x.svg"});
}

TEST_CASE("markup: addresses that are not relative, or not addresses, are left alone") {
    for (const char* css : {"a{b:url(/x.svg)}", "a{b:url(data:image/png;base64,AA==)}",
                            "a{b:url(#mask)}", "a{b:url(https://x.example/y)}", "/* url(x.svg) */",
                            "a{content:\"url(x.svg)\"}", "a{b:url()}", ""}) {
        CAPTURE(css);
        CHECK(addresses_in(css).empty());
    }
}

TEST_CASE("markup: a stylesheet that ends in the middle of an address does no harm") {
    CHECK(addresses_in("a{b:url(") == List{});
    CHECK(addresses_in("a{b:url(x") == List{"x"});
    CHECK(addresses_in("a{b:url(\"x") == List{"x"});
    CHECK(addresses_in("a{b:url(\"x\\") == List{"x\\"});
    CHECK(addresses_in("/* url(x") == List{});
}

TEST_CASE("markup: a stylesheet is published without its comments and margins") {
    CHECK(compact_css("/* why */\n\n@layer a {\n  /* because */ b,\n  c { d: e; }\r\n}\n") ==
          "@layer a{b,c{d:e}}\n");
    CHECK(compact_css("a > b :hover, c { --d: 1, 2 ; e: f(1px + 2px); }\n") ==
          "a>b :hover,c{--d:1,2;e:f(1px + 2px)}\n");
    CHECK(compact_css("/*! OFL */a{}/* x */b{}") == "/*! OFL */a{}b{}\n");
    CHECK(compact_css("") == "");
    CHECK(compact_css("/* only words */") == "");
}

TEST_CASE("markup: what a stylesheet says is the same without comments") {
    for (const std::string css : {"a{content:\"/* no  comment */\"}\n", "a{content:'\\'  /* */'}\n",
                                  "a{b:url(/*x*/)}\n", "a{b:url( \"a)  b\" )}\n", "a\\/*b{}\n",
                                  "a\\: b\\, c{}\n", "a{b:c\\;}\n", "a{b:url(\n", "a{b:\"  /*\n"}) {
        CAPTURE(css);
        CHECK(compact_css(css) == css);
    }
    CHECK(compact_css("a/* */b{margin:1px/**/2px}") == "a b{margin:1px 2px}\n");
    CHECK(compact_css("a{}/* never closed") == "a{}\n");
}
