// A small strict reader of XML, for pictures that are text. It knows no document types, so nothing
// in a file can expand, and it loads nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/source.h"

namespace praxis {

enum class XmlKind : std::uint8_t {
    declaration,    // <?xml …?>
    instruction,    // any other <?…?>
    document_type,  // <!DOCTYPE …>, passed over without being read
    comment,
    start,
    end,   // also after a start that ends with `/>`
    text,  // with references as written
    cdata,
};

struct XmlAttribute {
    std::string_view name;
    Span name_span;
    Span value_span;  // between the quotes, references as written
};

struct XmlToken {
    XmlKind kind = XmlKind::text;
    Span span;              // all of it
    std::string_view name;  // of an element or an instruction
    Span content;           // of text, CDATA, a comment
    std::vector<XmlAttribute> attributes;
};

struct XmlMistake {
    Span where;
    std::string message;
    std::string hint;
};

/// Gives one token after the other until the end or the first mistake, after which no more is
/// known. Checked are tags, nesting (at most 256 deep), attributes, references, prefixes of names,
/// characters, and that there is one root. `text` must outlive the scanner and be UTF-8.
class XmlScanner {
public:
    explicit XmlScanner(std::string_view text);

    /// False at the end and at a mistake.
    bool next(XmlToken& token);

    const std::optional<XmlMistake>& mistake() const { return mistake_; }

private:
    struct OpenElement {
        std::string_view name;
        Span span;
        std::vector<std::string_view> prefixes;  // that it declares
    };

    bool fail(std::size_t begin, std::size_t end, std::string message, std::string hint = {});
    bool starts(std::string_view what) const;
    Span span_from(std::size_t begin) const;
    bool finish();
    bool read_text(XmlToken& token);
    bool read_delimited(XmlToken& token, XmlKind kind, std::string_view begin,
                        std::string_view end);
    bool read_instruction(XmlToken& token);
    bool read_document_type(XmlToken& token);
    bool read_start(XmlToken& token);
    bool read_attribute(XmlToken& token);
    bool read_end(XmlToken& token);
    bool open(const XmlToken& token);
    void close();
    std::string_view read_name();
    void skip_blanks();
    bool check_references(Span span);
    bool check_prefix(std::string_view name, Span span);
    bool check_once(const XmlToken& token);

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<OpenElement> open_;
    std::unordered_map<std::string_view, std::size_t> prefixes_;  // and how often declared
    bool root_seen_ = false;
    bool closes_itself_ = false;
    bool has_document_type_ = false;
    std::optional<XmlMistake> mistake_;
};

/// A text with, for each of its bytes, the offset it came from.
struct MappedText {
    std::string text;
    std::vector<std::uint32_t> offsets;

    void add(std::string_view bytes, std::uint32_t from);
    /// Where a part of the text came from.
    Span span(std::size_t begin, std::size_t end) const;
};

/// Adds `span` of `source` with its references replaced by what they stand for. Those that are
/// not XML's own five or a number stay as they are.
void add_decoded(MappedText& to, std::string_view source, Span span);

/// The name after a prefix and a colon, if there is one.
std::string_view local_name(std::string_view name);

}  // namespace praxis
