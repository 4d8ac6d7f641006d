// Objects of JSON-LD, written as they grow.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace praxis {

/// One object with its type. What is empty is left out; text is escaped for a <script>, and words
/// that had no translation lose their mark.
class Node {
public:
    explicit Node(std::string_view type);
    /// The object that other objects of the graph point to.
    Node(std::string_view type, std::string_view id);
    /// Nothing but the id of an object that stands elsewhere in the graph.
    static Node pointer(std::string_view id);

    Node& add(std::string_view key, std::string_view value);
    Node& add(std::string_view key, const char* value) { return add(key, std::string_view(value)); }
    Node& add(std::string_view key, int value);
    Node& add(std::string_view key, const Node& value);
    Node& add(std::string_view key, const std::vector<Node>& values);
    Node& add(std::string_view key, const std::vector<std::string>& values);
    /// A number as it was written: digits, a sign, a point.
    Node& add_number(std::string_view key, std::string_view digits);

    void append_to(std::string& text) const { text.append(text_).append("}"); }

private:
    Node() = default;
    void key(std::string_view key);

    std::string text_;
};

}  // namespace praxis
