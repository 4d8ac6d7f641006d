// A finished page as a tree, for tests that ask what stands beside what.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace praxis {

struct PageNode {
    std::string name;                               // empty for a run of text
    std::string text;                               // of a run of text, with references resolved
    std::map<std::string, std::string> attributes;  // of an element
    std::vector<std::unique_ptr<PageNode>> children;
    PageNode* parent = nullptr;

    /// "" where there is no such attribute.
    std::string attribute(const std::string& called) const;
    bool has_class(std::string_view called) const;
    /// This element or the nearest around it that `fits`; null where none does.
    const PageNode* nearest(const std::function<bool(const PageNode&)>& fits) const;
    /// This element and all below it that `fit`, in reading order.
    std::vector<const PageNode*> all(const std::function<bool(const PageNode&)>& fits) const;
    std::vector<const PageNode*> all(std::string_view called) const;
    /// What a person reads, white space squeezed.
    std::string words() const;
};

/// Reads HTML as praxis writes it; `tags_of` is the judge of whether it is well formed. Scripts,
/// styles and comments are left out.
std::unique_ptr<PageNode> page_tree(std::string_view html);

}  // namespace praxis
