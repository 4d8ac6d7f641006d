#include "tests/support/schema_org.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>

namespace praxis {

namespace {

using nlohmann::json;
using Names = std::set<std::string>;

struct Property {
    Names types;
    Names takes;
};

struct Vocabulary {
    std::map<std::string, Names> types;  // with themselves and their ancestors
    std::map<std::string, Property> properties;
    std::map<std::string, Names> enumerations;
};

Names names_in(const std::string& text) {
    std::istringstream words(text);
    Names names;
    for (std::string word; words >> word;) names.insert(word);
    return names;
}

const Vocabulary& vocabulary() {
    static const Vocabulary known = [] {
        std::ifstream file(PRAXIS_ROOT "/tests/render/schema_org.txt");
        if (!file) throw std::runtime_error("there is no tests/render/schema_org.txt");
        Vocabulary made;
        std::string part;
        for (std::string line; std::getline(file, line);) {
            if (line.empty() || line[0] == '#') continue;
            if (line[0] == '[') {
                part = line;
                continue;
            }
            const std::size_t colon = line.find(": ");
            const std::string name = line.substr(0, colon);
            const std::string rest = colon == std::string::npos ? "" : line.substr(colon + 2);
            if (part == "[types]") {
                made.types[name] = names_in(rest);
                made.types[name].insert(name);
            } else if (part == "[properties]") {
                const std::size_t arrow = rest.find(" -> ");
                made.properties[name] = {names_in(rest.substr(0, arrow)),
                                         names_in(rest.substr(arrow + 4))};
            } else {
                made.enumerations[name] = names_in(rest);
            }
        }
        return made;
    }();
    return known;
}

bool meet(const Names& a, const Names& b) {
    return std::any_of(a.begin(), a.end(),
                       [&](const std::string& name) { return b.contains(name); });
}

class Judge {
public:
    explicit Judge(const json& graph) : graph_(graph) { collect(graph_); }

    std::vector<std::string> faults() {
        for (const json& node : graph_) object(node, "", Names{"Thing"});
        return std::move(faults_);
    }

private:
    void collect(const json& value) {
        if (value.is_array())
            for (const json& item : value) collect(item);
        if (!value.is_object()) return;
        if (value.contains("@id") && value.contains("@type"))
            types_of_[value["@id"].get<std::string>()] = value["@type"].get<std::string>();
        for (const auto& [key, item] : value.items()) collect(item);
    }

    void fault(const std::string& path, const std::string& what) {
        faults_.push_back(path + ": " + what);
    }

    void object(const json& node, const std::string& path, const Names& wanted) {
        const auto& known = vocabulary();
        std::string type;
        if (node.contains("@type")) {
            type = node["@type"].get<std::string>();
        } else {
            const std::string id = node.value("@id", "");
            const auto there = types_of_.find(id);
            if (there == types_of_.end()) return fault(path, "nothing here is " + id);
            if (node.size() != 1) fault(path, "it has no type");
            type = there->second;
        }
        const std::string here = path.empty() ? type : path;
        const auto found = known.types.find(type);
        if (found == known.types.end()) return fault(here, "no type is called " + type);
        if (!meet(found->second, wanted)) fault(here, "it does not take a " + type);
        for (const auto& [key, value] : node.items()) {
            if (key.starts_with('@')) continue;
            const std::string to = here + "." + key;
            const auto property = known.properties.find(key);
            if (property == known.properties.end())
                fault(to, "no property is called " + key);
            else if (!meet(found->second, property->second.types))
                fault(to, "a " + type + " has no " + key);
            else if (value.is_array())
                for (const json& item : value) one(item, to, property->second.takes);
            else
                one(value, to, property->second.takes);
        }
    }

    void one(const json& value, const std::string& path, const Names& takes) {
        if (value.is_object()) return object(value, path, takes);
        if (value.is_number()) {
            if (!takes.contains("Number") && !takes.contains("Integer"))
                fault(path, "it does not take a number");
            return;
        }
        if (!value.is_string()) return fault(path, "it does not take this");
        const std::string text = value.get<std::string>();
        if (text.empty()) return fault(path, "it is empty");
        for (const auto& [name, members] : vocabulary().enumerations)
            if (takes.contains(name)) {
                const std::string prefix = "https://schema.org/";
                if (!text.starts_with(prefix) || !members.contains(text.substr(prefix.size())))
                    fault(path, text + " is no " + name);
                return;
            }
        const bool address = text.starts_with("https://") || text.starts_with("http://");
        // An address stands for the thing that is there.
        if (address && (takes.contains("URL") || takes.contains("Thing"))) return;
        if (takes.contains("Date") || takes.contains("Time")) {
            const std::string form = takes.contains("Date") ? "0000-00-00" : "00:00";
            if (!in_form(text, form) && !in_form(text, "0000"))
                fault(path, text + " is no " + form);
            return;
        }
        if (!takes.contains("Text")) fault(path, "it does not take a text");
    }

    static bool in_form(const std::string& text, const std::string& form) {
        return text.size() == form.size() &&
               std::equal(text.begin(), text.end(), form.begin(),
                          [](char c, char f) { return f == '0' ? c >= '0' && c <= '9' : c == f; });
    }

    const json& graph_;
    std::map<std::string, std::string> types_of_;
    std::vector<std::string> faults_;
};

}  // namespace

std::vector<json> json_ld_of(const std::string& html) {
    const std::string begins = "<script type=\"application/ld+json\">";
    std::vector<json> documents;
    for (std::size_t at = html.find(begins); at != std::string::npos;
         at = html.find(begins, at + 1)) {
        const std::size_t from = at + begins.size();
        const std::string data = html.substr(from, html.find("</script>", from) - from);
        documents.push_back(json::parse(data, nullptr, false));
    }
    return documents;
}

std::vector<std::string> vocabulary_faults(const json& document) {
    if (document.is_discarded()) return {"it is no JSON"};
    if (document.value("@context", "") != "https://schema.org")
        return {"its context is not schema.org"};
    return Judge(document.at("@graph")).faults();
}

}  // namespace praxis
