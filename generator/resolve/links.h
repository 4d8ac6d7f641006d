// What an address in a text means on the finished site.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/known_names.h"
#include "resolve/resolver.h"

namespace praxis {

/// Addresses of the site and the headings behind them, ready to be asked by many threads.
class LinkTargets {
public:
    /// `then`: what becomes of a link that leads to something hidden, for its warning.
    explicit LinkTargets(const Resolver& resolver,
                         std::string_view then = "the words stay, the link goes");

    struct Answer {
        std::string address;  // on this site (without base_url's path) or whole; empty: no link
        bool hidden = false;  // leads to a hidden entry: the words stay, the link goes
        std::string own_heading = {};  // its id, where a text links to a heading of its own
        // A part of a page that its theme names, which only the finished page can confirm.
        struct Part {
            std::string page;  // its address; empty: no page shows the text today
            std::string id;    // empty: there is no such part to confirm
        } part = {};
    };

    /// Judges an address as a text has it. What is wrong is said at `where`, the address's place,
    /// and gives nullopt. `text` is the text that has the link, null outside texts.
    std::optional<Answer> find(const std::string& written, const Source& source, Span where,
                               const Text* text, Diagnostics& diagnostics) const;

    /// The same for a field: an address on this site, a file relative to content/, or https.
    std::optional<Answer> find_named(const std::string& written, const Source& source, Span where,
                                     Diagnostics& diagnostics) const;

private:
    struct Target {
        const Page* page = nullptr;  // null for copied files
        const Text* text = nullptr;
    };

    /// Names for suggestions, prepared when the first link is broken: seldom.
    class NamesOnDemand {
    public:
        template <class Add>
        const KnownNames& get(const Add& add) const {
            std::call_once(once_, [&] { add(names_); });
            return names_;
        }

    private:
        mutable std::once_flag once_;
        mutable KnownNames names_;
    };

    /// Null where the site has nothing at an address ("/areas/face/").
    const Target* target_at(std::string_view address) const;

    const KnownNames& known_addresses() const;
    const KnownNames& known_files() const;

    std::optional<Answer> own_fragment(const std::string& written, const Text* text,
                                       const Place& place, Diagnostics& diagnostics) const;

    std::optional<Answer> short_name(const std::string& written, std::size_t colon,
                                     const Place& place, Diagnostics& diagnostics) const;
    std::optional<Answer> site_address(const std::string& written, const Place& place,
                                       Diagnostics& diagnostics) const;
    std::optional<Answer> file(const std::string& written, const Source& source,
                               const Place& place, Diagnostics& diagnostics) const;
    std::optional<Answer> entry_page(const Entry& entry, const std::string& fragment,
                                     const std::string& named, const Place& place,
                                     Diagnostics& diagnostics) const;
    bool heading_exists(const Text* text, const std::string& fragment, const std::string& where,
                        const Place& place, Diagnostics& diagnostics) const;
    std::optional<Answer> question(const std::string& name, const Place& place,
                                   Diagnostics& diagnostics) const;
    Answer hidden_question(const std::string& named, const Place& place,
                           Diagnostics& diagnostics) const;
    /// A question by its anchor on /faq/.
    std::optional<Answer> anchored(const std::string& fragment, const Place& place,
                                   Diagnostics& diagnostics) const;
    /// The hint for a file that is not there: the one that was meant, as it is written in `from`.
    std::string file_meant(const std::string& name, const std::optional<std::string>& path,
                           const std::string& from) const;

    const Resolver& resolver_;
    std::string_view then_;
    std::unordered_map<std::string_view, Target> by_address_;  // without the slash it begins with
    std::unordered_map<const Text*, std::string_view> address_of_;  // where a text is shown
    NamesOnDemand addresses_;
    NamesOnDemand files_;
    std::unordered_map<std::string, std::vector<std::pair<const Question*, bool>>> questions_;
    KnownNames question_names_;
    std::map<std::string, bool> anchors_;  // on /faq/, and whether the question is shown
    std::unordered_map<std::string, std::pair<const FaqTopic*, bool>> faq_files_;
};

}  // namespace praxis
