#include "render/plural.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace praxis {

namespace {

bool within(int n, int lo, int hi) {
    return n >= lo && n <= hi;
}

// Russian, Ukrainian, Belarusian; with `one` for 1 alone it is Polish.
std::string_view east_slavic(int n, bool one) {
    if (one) return "one";
    if (within(n % 10, 2, 4) && !within(n % 100, 12, 14)) return "few";
    return "many";
}

std::string_view arabic(int n) {
    if (n == 0) return "zero";
    if (n == 1) return "one";
    if (n == 2) return "two";
    if (within(n % 100, 3, 10)) return "few";
    if (within(n % 100, 11, 99)) return "many";
    return "other";
}

}  // namespace

std::string_view plural_form(std::string_view language, int n) {
    const std::string primary = lower_cased(language.substr(0, language.find('-')));
    constexpr std::array<std::string_view, 12> without = {"zh", "ja", "ko", "vi", "th", "id",
                                                          "ms", "lo", "my", "km", "jv", "yue"};
    if (is_one_of(primary, without)) return "other";
    if (primary == "ar") return arabic(n);
    if (primary == "pl") return east_slavic(n, n == 1);
    if (is_one_of(primary, std::array<std::string_view, 3>{"ru", "uk", "be"}))
        return east_slavic(n, n % 10 == 1 && n % 100 != 11);
    if (is_one_of(primary, std::array<std::string_view, 3>{"hr", "sr", "bs"})) {
        if (n % 10 == 1 && n % 100 != 11) return "one";
        return within(n % 10, 2, 4) && !within(n % 100, 12, 14) ? "few" : "other";
    }
    if (is_one_of(primary, std::array<std::string_view, 2>{"cs", "sk"}))
        return n == 1 ? "one" : within(n, 2, 4) ? "few" : "other";
    if (primary == "sl") {
        if (n % 100 == 1) return "one";
        if (n % 100 == 2) return "two";
        return within(n % 100, 3, 4) ? "few" : "other";
    }
    if (primary == "lt") {
        if (within(n % 100, 11, 19) || n % 10 == 0) return "other";
        return n % 10 == 1 ? "one" : "few";
    }
    if (primary == "lv") {
        if (n % 10 == 0 || within(n % 100, 11, 19)) return "zero";
        return n % 10 == 1 && n % 100 != 11 ? "one" : "other";
    }
    if (primary == "ro") {
        if (n == 1) return "one";
        return n == 0 || within(n % 100, 1, 19) ? "few" : "other";
    }
    if (primary == "cy") {
        if (n == 6) return "many";
        if (n == 3) return "few";
        return n == 0 ? "zero" : n == 1 ? "one" : n == 2 ? "two" : "other";
    }
    if (primary == "ga") {
        if (n == 1) return "one";
        if (n == 2) return "two";
        return within(n, 3, 6) ? "few" : within(n, 7, 10) ? "many" : "other";
    }
    if (primary == "he") return n == 1 ? "one" : n == 2 ? "two" : "other";
    if (is_one_of(primary, std::array<std::string_view, 4>{"fr", "pt", "hi", "fa"}))
        return n <= 1 ? "one" : "other";
    return n == 1 ? "one" : "other";
}

}  // namespace praxis
