#include "gather/picture_facts.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "base/text.h"
#include "gather/picture_metadata.h"
#include "gather/picture_parts.h"

namespace praxis {

namespace {

using namespace std::string_view_literals;

// The root element's name decides, after whatever may stand before it.
bool begins_as_svg(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    while (true) {
        text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
        std::string_view end;
        if (text.starts_with("<!--"))
            end = "-->";
        else if (text.starts_with("<?"))
            end = "?>";
        else if (text.starts_with("<!"))
            end = text.substr(0, text.find('>')).find('[') == std::string_view::npos ? ">" : "]>";
        else
            break;
        const std::size_t found = text.find(end);
        if (found == std::string_view::npos) return false;
        text.remove_prefix(found + end.size());
    }
    if (!text.starts_with('<')) return false;
    std::string_view name = text.substr(1, text.find_first_of(" \t\r\n/>") - 1);
    name = name.substr(name.find(':') + 1);
    return name == "svg";
}

// The brands of ISO/IEC 23008-12 and of AV1 in it; the second list holds what has no pixels for us.
PictureKind kind_of_iso_media(const Bytes& file) {
    const std::size_t end = static_cast<std::size_t>(
        std::min<std::uint64_t>(file.number(0, 4), std::min<std::size_t>(file.size(), 256)));
    const auto is_avif = [](std::string_view brand) { return brand == "avif" || brand == "avis"; };
    const auto is_heic = [](std::string_view brand) {
        return brand == "heic" || brand == "heix" || brand == "hevc" || brand == "hevx" ||
               brand == "heim" || brand == "heis" || brand == "mif1" || brand == "msf1";
    };
    PictureKind kind = PictureKind::none;
    for (std::size_t at = 8; at + 4 <= end; at += at == 8 ? 8 : 4) {
        const std::string_view brand = file.part(at, 4);
        if (is_avif(brand)) return PictureKind::avif;
        if (is_heic(brand)) kind = PictureKind::heic;
    }
    return kind;
}

PictureKind kind_of(std::string_view bytes) {
    const Bytes file{bytes};
    if (bytes.starts_with("\x89PNG\r\n\x1a\n"sv)) return PictureKind::png;
    if (bytes.starts_with("\xFF\xD8\xFF"sv)) return PictureKind::jpeg;
    if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")) return PictureKind::gif;
    if (bytes.starts_with("RIFF") && file.part(8, 4) == "WEBP") return PictureKind::webp;
    if (file.part(4, 4) == "ftyp") return kind_of_iso_media(file);
    if (bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv)) return PictureKind::tiff;
    return begins_as_svg(bytes) ? PictureKind::svg : PictureKind::none;
}

}  // namespace

std::string_view name_of(PictureKind kind) {
    switch (kind) {
        case PictureKind::png: return "png";
        case PictureKind::jpeg: return "jpeg";
        case PictureKind::webp: return "webp";
        case PictureKind::avif: return "avif";
        case PictureKind::gif: return "gif";
        case PictureKind::svg: return "svg";
        case PictureKind::heic: return "heic";
        case PictureKind::tiff: return "tiff";
        case PictureKind::none: break;
    }
    return "unknown";
}

void set_size(std::uint64_t width, std::uint64_t height, PictureFacts& facts) {
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<int>::max());
    if (width == 0 || height == 0 || width > most || height > most) return;
    facts.width = static_cast<int>(width);
    facts.height = static_cast<int>(height);
}

void note_bytes_after_end(std::string_view rest, PictureFacts& facts) {
    if (rest.find_first_not_of("\0\r\n \xFF"sv) == std::string_view::npos) return;
    note_metadata(facts, MetadataKind::more_bytes, "after its end", counted(rest.size(), "byte"));
}

PictureFacts judge_picture(std::string_view bytes) {
    PictureFacts facts;
    facts.kind = kind_of(bytes);
    switch (facts.kind) {
        case PictureKind::png: read_png(bytes, facts); break;
        case PictureKind::jpeg: read_jpeg(bytes, facts); break;
        case PictureKind::gif: read_gif(bytes, facts); break;
        case PictureKind::webp: read_webp(bytes, facts); break;
        case PictureKind::avif:
        case PictureKind::heic: read_iso_media(bytes, facts); break;
        case PictureKind::tiff: read_exif(bytes, facts); break;
        case PictureKind::svg:
        case PictureKind::none: break;
    }
    std::stable_sort(
        facts.metadata.begin(), facts.metadata.end(),
        [](const PictureMetadata& a, const PictureMetadata& b) { return a.kind < b.kind; });
    return facts;
}

std::string describe_content(std::string_view bytes) {
    if (bytes.empty()) return "an empty file";
    switch (kind_of(bytes)) {
        case PictureKind::avif: return "an avif picture";
        case PictureKind::svg: return "an svg picture";
        case PictureKind::heic: return "a heic photo, which browsers do not show";
        case PictureKind::tiff: return "a tiff picture, which browsers do not show";
        case PictureKind::none: break;
        default: return "a " + std::string(name_of(kind_of(bytes))) + " picture";
    }
    struct Beginning {
        std::string_view bytes;
        std::string_view words;
    };
    static constexpr Beginning beginnings[] = {
        {"version https://git-lfs", "a pointer to a file that git lfs has not fetched"},
        {"%PDF-", "a PDF document"},
        {"8BPS", "a Photoshop document"},
        {"\xFF\x0A"sv, "a jpeg xl picture, which most browsers do not show"},
        {"\0\0\0\x0CJXL "sv, "a jpeg xl picture, which most browsers do not show"},
        {"\0\0\1\0"sv, "an icon file (ico)"},
        {"\x1F\x8B"sv, "a compressed file (gzip)"},
        {"PK\3\4"sv, "a zip archive or an office document"},
        {"\x1A\x45\xDF\xA3"sv, "a video"},
    };
    for (const Beginning& known : beginnings)
        if (bytes.starts_with(known.bytes)) return std::string(known.words);
    if (bytes.starts_with("BM") && Bytes{bytes}.part(6, 4) == "\0\0\0\0"sv)
        return "a bmp picture, which is too large for a page";
    if (bytes.substr(0, 8).ends_with("ftyp") && bytes.size() >= 8) return "a video";

    const std::string beginning = lower_cased(trimmed(bytes.substr(0, 256)));
    if (beginning.starts_with("<!doctype html") || beginning.starts_with("<html"))
        return "a web page";
    const bool text = bytes.find('\0') == std::string_view::npos && !first_invalid_utf8(bytes);
    return text ? "a text" : "a file of another kind";
}

}  // namespace praxis
