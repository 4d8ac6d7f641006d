#include "model/phone.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

namespace praxis {
namespace {

// Of ITU-T E.164: codes of one digit begin with 1 or 7, those of two are these, the others have three.
constexpr std::array<std::string_view, 43> codes_of_two_digits = {
    "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46",
    "47", "48", "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63",
    "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "98"};

std::size_t digits_of_code(std::string_view digits) {
    if (digits.starts_with('1') || digits.starts_with('7')) return 1;
    const bool two = std::find(codes_of_two_digits.begin(), codes_of_two_digits.end(),
                               digits.substr(0, 2)) != codes_of_two_digits.end();
    return two ? 2 : 3;
}

std::vector<std::size_t> british_groups(std::string_view digits) {
    if (digits.starts_with('2')) return {2, 4, 4};
    const bool threes = digits.starts_with('3') || digits.starts_with('8') ||
                        digits.starts_with("11") || (digits.starts_with('1') && digits[2] == '1');
    return threes ? std::vector<std::size_t>{3, 3, 4} : std::vector<std::size_t>{4, 6};
}

std::vector<std::size_t> groups_of(std::string_view code, std::string_view digits) {
    if (code == "1" && digits.size() == 10) return {3, 3, 4};
    if (code == "44" && digits.size() == 10) return british_groups(digits);
    if (code == "33" && digits.size() == 9) return {1, 2, 2, 2, 2};
    std::vector<std::size_t> groups(digits.size() / 3, 3);
    const std::size_t rest = digits.size() % 3;
    if (rest == 1 && !groups.empty()) groups.back() = 4;
    else if (rest > 0) groups.push_back(rest);
    return groups;
}

}  // namespace

std::string spaced_phone(std::string_view phone) {
    const bool dialled = phone.size() > 4 && phone.starts_with('+') &&
                         std::all_of(phone.begin() + 1, phone.end(),
                                     [](char c) { return c >= '0' && c <= '9'; });
    if (!dialled) return std::string(phone);
    const std::size_t code = digits_of_code(phone.substr(1));
    std::string shown(phone.substr(0, code + 1));
    std::string_view rest = phone.substr(code + 1);
    for (const std::size_t size : groups_of(phone.substr(1, code), rest)) {
        shown += ' ';
        shown += rest.substr(0, size);
        rest.remove_prefix(size);
    }
    return shown;
}

}  // namespace praxis
