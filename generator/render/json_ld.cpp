#include "render/json_ld.h"

#include "model/english.h"
#include "render/escape.h"

namespace praxis {

namespace {

void append_plain(std::string& to, std::string_view value) {
    if (has_english_marks(value))
        append_json(to, without_english_marks(std::string(value)));
    else
        append_json(to, value);
}

}  // namespace

Node::Node(std::string_view type) {
    text_.reserve(400);  // most have less
    text_ = "{\"@type\":";
    append_json(text_, type);
}

Node::Node(std::string_view type, std::string_view id) : Node(type) {
    add("@id", id);
}

Node Node::pointer(std::string_view id) {
    Node node;
    node.text_ = "{\"@id\":";
    append_json(node.text_, id);
    return node;
}

void Node::key(std::string_view key) {
    text_.append(",\"").append(key).append("\":");  // a word of the vocabulary: nothing to escape
}

Node& Node::add(std::string_view name, std::string_view value) {
    if (value.empty()) return *this;
    key(name);
    append_plain(text_, value);
    return *this;
}

Node& Node::add(std::string_view name, int value) {
    key(name);
    text_ += std::to_string(value);
    return *this;
}

Node& Node::add(std::string_view name, const Node& value) {
    key(name);
    value.append_to(text_);
    return *this;
}

Node& Node::add(std::string_view name, const std::vector<Node>& values) {
    if (values.empty()) return *this;
    if (values.size() == 1) return add(name, values.front());
    key(name);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i].append_to(text_ += i == 0 ? '[' : ',');
    text_ += ']';
    return *this;
}

Node& Node::add(std::string_view name, const std::vector<std::string>& values) {
    if (values.empty()) return *this;
    if (values.size() == 1) return add(name, values.front());
    key(name);
    for (std::size_t i = 0; i < values.size(); ++i) {
        text_ += i == 0 ? '[' : ',';
        append_plain(text_, values[i]);
    }
    text_ += ']';
    return *this;
}

Node& Node::add_number(std::string_view name, std::string_view digits) {
    key(name);
    text_ += digits;
    return *this;
}

}  // namespace praxis
