#include <doctest/doctest.h>

#include "render/escape.h"
#include "render/palette.h"

using namespace praxis;

namespace {

std::string json_string(std::string_view text) {
    std::string json;
    append_json(json, text);
    return json;
}

}  // namespace

TEST_CASE("render: an address is percent-encoded and cannot leave its attribute") {
    CHECK(url_escaped("/a b/\"><script>'") == "/a%20b/%22%3E%3Cscript%3E'");
    CHECK(url_escaped("/é/{{x}}\\\n") == "/%C3%A9/%7B%7Bx%7D%7D%5C%0A");
    CHECK(url_escaped("https://x.example/?a=1&b=%20#c") == "https://x.example/?a=1&b=%20#c");
}

TEST_CASE("render: xml has no forbidden characters") {
    CHECK(xml_escaped("a<b>&\"'c\td") == "a&lt;b&gt;&amp;&quot;&#39;c\td");
    CHECK(xml_escaped(std::string("a\0b\x08" "c", 5)) == "a\xEF\xBF\xBD" "b\xEF\xBF\xBD" "c");
    CHECK(xml_escaped("a\xEF\xBF\xBE") == "a\xEF\xBF\xBD");
    CHECK(xml_escaped("é") == "é");
}

TEST_CASE("render: json cannot end the script that holds it") {
    CHECK(json_string("</script><!--&\"\\\n") ==
          "\"\\u003c/script\\u003e\\u003c!--\\u0026\\\"\\\\\\u000a\"");
    CHECK(json_string("\xE2\x80\xA8\xE2\x80\xA9") == "\"\\u2028\\u2029\"");
    CHECK(json_string("é") == "\"é\"");
}
