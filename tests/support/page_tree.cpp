#include "tests/support/page_tree.h"

#include <algorithm>
#include <array>
#include <set>
#include <sstream>
#include <stdexcept>

#include "base/text.h"

namespace praxis {

namespace {

const std::set<std::string, std::less<>> without_end = {"area", "br",     "circle", "col",  "hr",
                                                        "img",  "input",  "line",   "link", "meta",
                                                        "path", "source", "wbr"};

std::string resolved(std::string_view text) {
    constexpr std::array<std::array<const char*, 2>, 5> references = {
        {{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}}};
    std::string plain(text);
    for (const auto& [written, character] : references) plain = replaced(plain, written, character);
    return plain;
}

class Reader {
public:
    explicit Reader(std::string_view html) : html_(html), root_(std::make_unique<PageNode>()) {
        inside_ = root_.get();
    }

    std::unique_ptr<PageNode> read() {
        while (at_ < html_.size()) html_[at_] == '<' ? tag() : text();
        return std::move(root_);
    }

private:
    std::string_view up_to(std::string_view end) {
        const std::size_t found = html_.find(end, at_);
        if (found == std::string_view::npos) throw std::runtime_error("a page ends inside a tag");
        const std::string_view between = html_.substr(at_, found - at_);
        at_ = found + end.size();
        return between;
    }

    PageNode& add(std::string name) {
        auto& added = inside_->children.emplace_back(std::make_unique<PageNode>());
        added->name = std::move(name);
        added->parent = inside_;
        return *added;
    }

    void text() {
        const std::size_t end = std::min(html_.find('<', at_), html_.size());
        add("").text = resolved(html_.substr(at_, end - at_));
        at_ = end;
    }

    void tag() {
        if (html_.substr(at_).starts_with("<!--")) return void(up_to("-->"));
        if (html_.substr(at_).starts_with("<!")) return void(up_to(">"));
        ++at_;
        std::string_view written = up_to(">");
        if (written.starts_with('/')) return close(written.substr(1));
        const bool closes_itself = written.ends_with('/');
        if (closes_itself) written.remove_suffix(1);
        const std::string name(written.substr(0, written.find_first_of(" \n")));
        if (name == "script" || name == "style") return void(up_to("</" + name + ">"));
        PageNode& opened = add(name);
        read_attributes(opened, written.substr(name.size()));
        if (!closes_itself && !without_end.contains(name)) inside_ = &opened;
    }

    void close(std::string_view name) {
        if (inside_->name != name) throw std::runtime_error("a page closes what is not open");
        inside_ = inside_->parent;
    }

    static void read_attributes(PageNode& element, std::string_view written) {
        while (!(written = trimmed(written)).empty()) {
            const std::size_t end = std::min(written.find_first_of("= \n"), written.size());
            std::string& value = element.attributes[std::string(written.substr(0, end))];
            written.remove_prefix(end);
            if (!written.starts_with("=\"")) continue;
            const std::size_t quote = written.find('"', 2);
            value = resolved(written.substr(2, quote - 2));
            written.remove_prefix(quote + 1);
        }
    }

    std::string_view html_;
    std::size_t at_ = 0;
    std::unique_ptr<PageNode> root_;
    PageNode* inside_;
};

void gather_words(const PageNode& node, std::string& words) {
    words += node.name == "br" ? " " : node.text;
    for (const auto& child : node.children) gather_words(*child, words);
}

}  // namespace

std::string PageNode::attribute(const std::string& called) const {
    const auto found = attributes.find(called);
    return found == attributes.end() ? std::string() : found->second;
}

bool PageNode::has_class(std::string_view called) const {
    const std::string classes = " " + attribute("class") + " ";
    return classes.find(" " + std::string(called) + " ") != std::string::npos;
}

const PageNode* PageNode::nearest(const std::function<bool(const PageNode&)>& fits) const {
    const PageNode* node = this;
    while (node && !fits(*node)) node = node->parent;
    return node;
}

std::vector<const PageNode*> PageNode::all(const std::function<bool(const PageNode&)>& fits) const {
    std::vector<const PageNode*> found;
    if (fits(*this)) found.push_back(this);
    for (const auto& child : children)
        for (const PageNode* below : child->all(fits)) found.push_back(below);
    return found;
}

std::vector<const PageNode*> PageNode::all(std::string_view called) const {
    return all([&](const PageNode& node) { return node.name == called; });
}

std::string PageNode::words() const {
    std::string written;
    gather_words(*this, written);
    std::istringstream in(written);
    std::string squeezed;
    for (std::string word; in >> word;) squeezed += (squeezed.empty() ? "" : " ") + word;
    return squeezed;
}

std::unique_ptr<PageNode> page_tree(std::string_view html) {
    return Reader(html).read();
}

}  // namespace praxis
