// Names that somebody may have meant by another one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace praxis {

/// Names prepared for many questions, so that thousands of each stay cheap. `nearest` and
/// `did_you_mean` of base/text.h take them too.
class KnownNames {
public:
    /// Which characters a word has, those of a kind as one: an edit brings at most one that was not
    /// there, so two words whose sets differ by more are not near. To compare them costs a hundredth
    /// of the distance.
    struct Characters {
        std::uint64_t bits = 0;
        std::size_t count = 0;
    };

    void add(std::string name);
    const std::vector<std::string>& all() const { return names_; }

    friend std::optional<std::string> nearest(std::string_view word, const KnownNames& names);

private:
    std::vector<std::string> names_;
    std::vector<Characters> characters_;
};

std::optional<std::string> nearest(std::string_view word, const KnownNames& names);
std::string did_you_mean(std::string_view word, const KnownNames& names);

}  // namespace praxis
