#include "gather/picture_facts.h"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include "tests/gather/picture_samples.h"

using namespace praxis;
using namespace praxis::samples;
using namespace std::string_literals;

namespace {

/// "jpeg 4x3" and what it gives away.
std::string told(const std::string& bytes) {
    const PictureFacts facts = judge_picture(bytes);
    std::string line = fmt::format("{} {}x{}", name_of(facts.kind), facts.width, facts.height);
    if (!facts.complete) line += " incomplete";
    if (!facts.metadata.empty()) line += ": " + describe_metadata(facts.metadata);
    return line;
}

std::string xmp(const std::string& inside) {
    return "<?xpacket begin=''?><x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF>" + inside +
           "</rdf:RDF></x:xmpmeta><?xpacket end='w'?>";
}

const std::string jane = xmp(
    "<rdf:Description xmp:CreateDate=\"2024-05-01T10:11:12\" xmp:CreatorTool=\"Editor 1.0\">"
    "<dc:creator><rdf:Seq><rdf:li>Jane Doe</rdf:li></rdf:Seq></dc:creator></rdf:Description>");
const std::string jane_told =
    "a name (XMP dc:creator \"Jane Doe\") and a date (XMP xmp:CreateDate \"2024-05-01T10:11:12\")";

}  // namespace

TEST_CASE("gather: each kind of picture tells its size, and nothing more when there is nothing") {
    CHECK(told(png(640, 480)) == "png 640x480");
    CHECK(told(jpeg(640, 480)) == "jpeg 640x480");
    CHECK(told(gif(640, 480)) == "gif 640x480");
    CHECK(told(webp(webp_lossy(640, 480))) == "webp 640x480");
    CHECK(told(webp(webp_lossless(640, 480))) == "webp 640x480");
    CHECK(told(webp_extended(70000, 480, "")) == "webp 70000x480");
    CHECK(told(avif({.width = 640, .height = 480})) == "avif 640x480");
    CHECK(told(avif({.width = 640, .height = 480, .quarter_turns = 1})) == "avif 480x640");
    CHECK(told(avif({.width = 640, .height = 480, .quarter_turns = 2})) == "avif 640x480");
    CHECK(told(avif({.brand = "heic"})) == "heic 4x3");
}

TEST_CASE("gather: a picture is known by its content, an svg by its first element") {
    const std::pair<std::string, PictureKind> cases[] = {
        {"<svg xmlns='x'/>", PictureKind::svg},
        {"\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- <p> -->\n<!DOCTYPE svg [<!ENTITY a 'b>'>]>\n<s:svg>",
         PictureKind::svg},
        {"<svgs/>", PictureKind::none},
        {"<html><svg/></html>", PictureKind::none},
        {"<!-- <svg", PictureKind::none},
        {"", PictureKind::none},
        {"\x89PNG", PictureKind::none},
        {"II*\0"s + little(8, 4), PictureKind::tiff},
        {"RIFF\x04\0\0\0WAVE"s, PictureKind::none},
    };
    for (const auto& one : cases) {
        const auto& bytes = one.first;
        const auto& kind = one.second;
        CAPTURE(bytes);
        CHECK(name_of(judge_picture(bytes).kind) == name_of(kind));
    }
}

TEST_CASE("gather: what is no picture is named in words") {
    const std::pair<std::string, std::string> cases[] = {
        {"", "an empty file"},
        {"%PDF-1.7", "a PDF document"},
        {"version https://git-lfs.github.com/spec/v1\n",
         "a pointer to a file that git lfs has not fetched"},
        {"  <!DOCTYPE HTML><p>", "a web page"},
        {"Not Found", "a text"},
        {"BMI table", "a text"},
        {"BM", "a text"},
        {"BM\1"s, "a text"},
        {"BM\1\2\3\4\0\0\0\0"s, "a bmp picture, which is too large for a page"},
        {"\0\1\2"s, "a file of another kind"},
        {box("ftyp", "isom\0\0\0\0"s), "a video"},
        {avif({.brand = "heic"}), "a heic photo, which browsers do not show"},
        {tiff({}), "a tiff picture, which browsers do not show"},
        {png(1, 1), "a png picture"},
        {avif({}), "an avif picture"},
    };
    for (const auto& [bytes, words] : cases) CHECK(describe_content(bytes) == words);
}

TEST_CASE("gather: a phone's photo tells where, who and when, and is turned as it is shown") {
    const Tiff phone = {
        .main = {text_field(0x010E, "before treatment"), short_field(0x0112, 6),
                 text_field(0x0132, "2024:05:01 10:11:12"), text_field(0x013B, "Jane Doe")},
        .exif = {text_field(0x9003, "2024:05:01 10:11:12"), text_field(0xA430, "J. Doe"),
                 {0x9286, 7, 16, "UNICODE\0M\0a\0y\0a\0"s}},
        .position = position_in_london(),
        .thumbnail = {{0x0201, 4, 1, little(64, 4)}},
    };
    const std::string expected =
        "a position (EXIF GPS \"51.50100, -0.12500\"), names (EXIF Artist \"Jane Doe\", EXIF "
        "CameraOwnerName \"J. Doe\"), dates (EXIF DateTime \"2024:05:01 10:11:12\", EXIF "
        "DateTimeOriginal \"2024:05:01 10:11:12\"), texts (EXIF ImageDescription \"before "
        "treatment\", EXIF UserComment \"Maya\") and a small copy of the picture (EXIF thumbnail)";
    CHECK(told(jpeg(640, 480, exif_segment(phone))) == "jpeg 480x640: " + expected);
    CHECK(told(png(640, 480, png_chunk("eXIf", tiff(phone)))) == "png 640x480: " + expected);
    CHECK(told(webp_extended(640, 480, riff_chunk("EXIF", tiff(phone)))) ==
          "webp 640x480: " + expected);
    CHECK(told(avif({.exif = tiff(phone)})) == "avif 4x3: " + expected);
    CHECK(told(tiff(phone)) == "tiff 0x0: " + expected);
}

TEST_CASE("gather: orientations 5 to 8 swap width and height of a jpeg") {
    for (std::uint16_t turn = 0; turn <= 9; ++turn) {
        CAPTURE(turn);
        const std::string bytes = jpeg(640, 480, exif_segment({.main = {short_field(0x0112, turn)}}));
        CHECK(told(bytes) == (turn >= 5 && turn <= 8 ? "jpeg 480x640" : "jpeg 640x480"));
    }
}

TEST_CASE("gather: what a camera writes without knowing anything gives nothing away") {
    const Tiff camera = {
        .main = {text_field(0x010F, "Maker"), text_field(0x013B, "   "),
                 text_field(0x010E, "OLYMPUS DIGITAL CAMERA         "),
                 text_field(0x0132, "0000:00:00 00:00:00")},
        .exif = {text_field(0x9003, "    :  :     :  :  ")},
        .position = {{0, 1, 4, "\2\3\0\0"s}, fractions_field(2, {{0, 0}, {0, 0}, {0, 0}})},
    };
    CHECK(told(jpeg(4, 3, exif_segment(camera))) == "jpeg 4x3");
    CHECK(told(jpeg(4, 3, jpeg_segment(0xFE, "CREATOR: gd-jpeg v1.0 (using IJG JPEG v62), "
                                             "quality = 90\n"))) == "jpeg 4x3");
    CHECK(told(gif(4, 3, gif_comment("Created with GIMP"))) == "gif 4x3");
    CHECK(told(png(4, 3, png_chunk("tEXt", "Software\0Editor"s))) == "png 4x3");
    CHECK(told(jpeg(4, 3, jpeg_segment(0xE2, "ICC_PROFILE\0\1\1..."s))) == "jpeg 4x3");
}

TEST_CASE("gather: a program's name does not hide what is written after it") {
    CHECK(told(gif(4, 3, gif_comment("Created with GIMP by Jane Doe, patient of the clinic since "
                                     "the first of May"))) ==
          "gif 4x3: a text (GIF comment \"Created with GIMP by Jane Doe, patient of the clinic since "
          "t…\")");
}

TEST_CASE("gather: XMP is read in every container that can hold it") {
    CHECK(told(jpeg(4, 3, jpeg_segment(0xE1, "http://ns.adobe.com/xap/1.0/\0"s + jane))) ==
          "jpeg 4x3: " + jane_told);
    CHECK(told(jpeg(4, 3, jpeg_segment(0xE1, "http://ns.adobe.com/xmp/extension/\0"s +
                                                 std::string(40, 'x') + jane))) ==
          "jpeg 4x3: " + jane_told);
    CHECK(told(png(4, 3, png_chunk("iTXt", "XML:com.adobe.xmp\0\0\0\0\0"s + jane))) ==
          "png 4x3: " + jane_told);
    CHECK(told(gif(4, 3, gif_xmp(jane))) ==
          "gif 4x3: " + jane_told);
    CHECK(told(webp_extended(4, 3, riff_chunk("XMP ", jane))) == "webp 4x3: " + jane_told);
    CHECK(told(avif({.xmp = jane})) == "avif 4x3: " + jane_told);
    CHECK(told(jpeg(4, 3, exif_segment({.main = {{0x02BC, 1,
                                                  static_cast<std::uint32_t>(jane.size()), jane}}}))) ==
          "jpeg 4x3: " + jane_told);
}

TEST_CASE("gather: XMP that is wide, broken or silent") {
    std::string wide;
    for (const char c : jane) wide += std::string(1, '\0') + c;
    const auto told_by = [](const std::string& packet) {
        return told(webp_extended(4, 3, riff_chunk("XMP ", packet)));
    };
    CHECK(told_by(wide) == "webp 4x3: " + jane_told);
    CHECK(told_by("<dc:creator>Jane Doe") == "webp 4x3: a name (XMP dc:creator \"Jane Doe\")");
    CHECK(told_by("<a exif:GPSLatitude = '51,30.06N' b") ==
          "webp 4x3: a position (XMP exif:GPSLatitude \"51,30.06N\")");
    CHECK(told_by("<dc:creator><rdf:Seq/></dc:creator><xmp:CreatorTool>Editor</xmp:CreatorTool>") ==
          "webp 4x3");
    CHECK(told_by("<<<a =\"<b ='") == "webp 4x3");
    CHECK(told_by("<mwg-rs:Name>Jane</mwg-rs:Name><xmpG:Name>Red</xmpG:Name>") ==
          "webp 4x3: a name (XMP mwg-rs:Name \"Jane\")");
}

TEST_CASE("gather: whatever XMP says beyond how a picture was taken and made counts") {
    const auto told_by = [](const std::string& packet) {
        return told(webp_extended(4, 3, riff_chunk("XMP ", xmp(packet))));
    };
    CHECK(told_by("<rdf:Description rdf:about='' xmlns:tiff='x' tiff:Orientation='1' tiff:Make='C' "
                  "exif:FNumber='28/10' aux:Lens='50mm' crs:Exposure2012='0' dc:format='image/webp' "
                  "photoshop:ColorMode='3' xmpMM:DocumentID='xmp.did:1'><xmpMM:History><rdf:Seq>"
                  "<rdf:li stEvt:action='saved' stEvt:softwareAgent='Editor'/></rdf:Seq>"
                  "</xmpMM:History></rdf:Description>") == "webp 4x3");
    CHECK(told_by("<rdf:Description clinic:patient='Jane Doe'/>") ==
          "webp 4x3: a text (XMP clinic:patient \"Jane Doe\")");
    CHECK(told_by("<foo:Bar><rdf:Bag><rdf:li>Ward 4</rdf:li></rdf:Bag></foo:Bar>") ==
          "webp 4x3: a text (XMP foo:Bar \"Ward 4\")");
    CHECK(told_by("<rdf:Description crs:RawFileName='jane-doe.cr3' aux:SerialNumber='12'/>") ==
          "webp 4x3: texts (XMP crs:RawFileName \"jane-doe.cr3\", XMP aux:SerialNumber \"12\")");
}

TEST_CASE("gather: the computer, the document and what Photoshop notes for the web are told") {
    const auto ascii = [](std::uint16_t number, const std::string& words) {
        return samples::Field{number, 2, static_cast<std::uint32_t>(words.size()), words};
    };
    CHECK(told(jpeg(4, 3, exif_segment({.main = {ascii(0x010D, "Jane Doe.psd"), ascii(0x011D, "2"),
                                                 ascii(0x013C, "jane-pc")}}))) ==
          "jpeg 4x3: a name (EXIF HostComputer \"jane-pc\") and texts (EXIF DocumentName \"Jane "
          "Doe.psd\", EXIF PageName \"2\")");
    const std::string quality = "\0\1\0\4\0\0\0\x3C"s;
    CHECK(told(jpeg(4, 3, jpeg_segment(0xEC, "Ducky" + quality + "\0\0"s))) == "jpeg 4x3");
    CHECK(told(jpeg(4, 3, jpeg_segment(0xEC, "Ducky" + quality + "\0\2\0\x08\0\0\0\2\0J\0D"s +
                                                 "\0\3\0\x08\0\0\0\2\0A\0B\0\0"s))) ==
          "jpeg 4x3: a name (JPEG APP12 \"AB\") and a text (JPEG APP12 \"JD\")");
    CHECK(told(jpeg(4, 3, jpeg_segment(0xEC, "[picture info]\r\nID=12"))) ==
          "jpeg 4x3: a text (JPEG APP12 \"[picture info]\\u{d}\\u{a}ID=12\")");
    CHECK(told(png(4, 3, png_chunk("tEXt", "Disclaimer\0Ward 4"s) +
                             png_chunk("tEXt", "tiff:HostComputer\0jane-pc"s) +
                             png_chunk("tEXt", "Software\0Editor"s))) ==
          "png 4x3: a name (PNG text tiff:HostComputer \"jane-pc\") and a text (PNG text Disclaimer "
          "\"Ward 4\")");
}

TEST_CASE("gather: IPTC tells by-line, date, place and caption writer") {
    const std::string datasets = "\x1C\1\x5A\0\3\x1B%G"s + iptc(80, "Jane Doe") +
                                 iptc(55, "20240501") + iptc(90, "London") + iptc(122, "M. L.") +
                                 iptc(0, "\0\2"s);
    const std::string segment = jpeg_segment(
        0xED, "Photoshop 3.0\0"s + photoshop_resource(0x03ED, "\0\x48\0\1\0"s) +
                  photoshop_resource(0x0404, datasets) + photoshop_resource(0x040C, "thumb"));
    CHECK(told(jpeg(4, 3, segment)) ==
          "jpeg 4x3: a position (IPTC City \"London\"), names (IPTC By-line \"Jane Doe\", IPTC "
          "Caption Writer \"M. L.\"), a date (IPTC Date Created \"20240501\") and a small copy of "
          "the picture (Photoshop thumbnail)");
}

TEST_CASE("gather: PNG texts are told by their keywords, packed ones without unpacking them") {
    const std::string texts =
        png_chunk("tEXt", "Author\0Jane Doe"s) + png_chunk("tEXt", "date:create\0002024-05-01"s) +
        png_chunk("zTXt", "Comment\0\0x\x9c\xED\xC1\x01"s) +
        png_chunk("zTXt", "Raw profile type exif\0\0x\x9c"s) +
        png_chunk("iTXt", "Title\0\0\0en\0Titel\0Patient 17"s) +
        png_chunk("iTXt", "Copyright\0\1\0\0\0x\x9c"s) +
        png_chunk("tIME", big(2024, 2) + "\5\1\x0A\x0B\x0C"s) +
        png_chunk("tEXt", "exif:GPSLatitude\00051/1, 30/1"s);
    CHECK(told(png(4, 3, texts)) ==
          "png 4x3: a position (PNG text exif:GPSLatitude \"51/1, 30/1\"), names (PNG text Author "
          "\"Jane Doe\", PNG text Copyright), dates (PNG text date:create \"2024-05-01\", PNG tIME "
          "\"2024-05-01 10:11:12\") and texts (PNG text Comment, PNG text Raw profile type exif, PNG "
          "text Title \"Patient 17\")");
}

TEST_CASE("gather: comments, thumbnails, credentials and what is hidden behind a picture are told") {
    CHECK(told(jpeg(4, 3, jpeg_segment(0xFE, "Jane, left cheek"))) ==
          "jpeg 4x3: a text (JPEG comment \"Jane, left cheek\")");
    CHECK(told(jpeg(4, 3, jpeg_segment(0xE0, "JFIF\0\1\1\0\0\1\0\1\2\2"s + "123456789012"))) ==
          "jpeg 4x3: a small copy of the picture (JFIF thumbnail)");
    CHECK(told(jpeg(4, 3, jpeg_segment(0xE0, "JFIF\0\1\1\0\0\1\0\1\0\0"s))) == "jpeg 4x3");
    CHECK(told(jpeg(4, 3, jpeg_segment(0xEB, "JP\0\1"s))) ==
          "jpeg 4x3: a name (content credentials (C2PA))");
    CHECK(told(gif(4, 3, gif_comment("Jane"))) == "gif 4x3: a text (GIF comment \"Jane\")");
    for (const std::string& picture :
         {png(4, 3), jpeg(4, 3), gif(4, 3), webp(webp_lossy(4, 3)), avif({})}) {
        const std::string alone = told(picture);
        CHECK(told(picture + jpeg(2, 2).substr(0, 7)) ==
              alone + ": something else beside the picture (after its end \"7 bytes\")");
        CHECK(told(picture + "\0\0\n"s) == alone);
    }
    CHECK(told(avif({.more_boxes = box("mpvd", "video")})) ==
          "avif 4x3: something else beside the picture (box mpvd)");
    CHECK(told(webp(webp_lossy(4, 3) + riff_chunk("JUNK", "note"))) ==
          "webp 4x3: something else beside the picture (WebP chunk JUNK)");
    CHECK(told(avif({.more_boxes = box("moov", box("mvhd", big(0, 4) + big(3786825600, 4)))})) ==
          "avif 4x3: a date (creation time of the animation)");
}

TEST_CASE("gather: control characters and wrong bytes in metadata are shown escaped") {
    CHECK(told(jpeg(4, 3, exif_segment({.main = {text_field(0x013B, "J\xFCrgen \x1b[31m")}}))) ==
          "jpeg 4x3: a name (EXIF Artist \"J\\xfcrgen \\u{1b}[31m\")");
}

TEST_CASE("gather: directories that point at each other end") {
    // The main directory names itself as its Exif, its position and its thumbnail directory.
    const std::string loop = "II*\0"s + little(8, 4) + little(2, 2) +  //
                             little(0x8769, 2) + little(4, 2) + little(1, 4) + little(8, 4) +
                             little(0x8825, 2) + little(4, 2) + little(1, 4) + little(8, 4) +
                             little(8, 4);
    CHECK(told(loop) == "tiff 0x0");
}

TEST_CASE("gather: lengths that lie, sizes that are none, files that end too early") {
    CHECK(told(png(0, 5)) == "png 0x0");
    CHECK(told(png(0xFFFFFFFF, 5)) == "png 0x0");
    CHECK(told(png(0x7FFFFFFF, 0x7FFFFFFF)) == "png 2147483647x2147483647");
    CHECK(told(png(4, 3).substr(0, 33) + big(0xFFFFFFFF, 4) + "tEXtAuthor\0Jane1234"s) ==
          "png 4x3 incomplete: a name (PNG text Author \"Jane1234\")");
    CHECK(told(jpeg(4, 3).substr(0, 30)) == "jpeg 4x3 incomplete");
    CHECK(told("\xFF\xD8\xFF\xE1\xFF\xFF"s) == "jpeg 0x0 incomplete");
    CHECK(told(gif(4, 3).substr(0, 15)) == "gif 4x3 incomplete");
    CHECK(told("RIFF\xFF\xFF\xFF\xFFWEBPVP8X\xFF\xFF\xFF\xFF"s) == "webp 0x0 incomplete");
    CHECK(told(avif({}).substr(0, 60)) == "avif 0x0 incomplete");
    CHECK(told(jpeg(0, 3)) == "jpeg 0x0");
}

TEST_CASE("gather: the same said a million times is one finding, and soon done") {
    const auto repeated = [](std::string_view text, std::size_t times) {
        std::string all;
        for (std::size_t i = 0; i < times; ++i) all += text;
        return all;
    };
    CHECK(told(png(4, 3, repeated(png_chunk("tEXt", "Author\0Jane"s), 100'000))) ==
          "png 4x3: a name (PNG text Author \"Jane\")");
    CHECK(told(webp_extended(4, 3, riff_chunk("XMP ", repeated("<dc:creator>", 300'000)))) ==
          "webp 4x3");
    CHECK(told(webp_extended(4, 3, riff_chunk("XMP ", repeated("<a dc:creator=", 300'000)))) ==
          "webp 4x3");
    CHECK(told(jpeg(4, 3, jpeg_segment(0xED, "Photoshop 3.0\0"s +
                                                 repeated(photoshop_resource(0x0404, iptc(80, "J")),
                                                          3000)))) ==
          "jpeg 4x3: a name (IPTC By-line \"J\")");
    CHECK(told(jpeg(4, 3, exif_segment({.main = std::vector<Field>(
                              5000, Field{0x013B, 2, 4, "Jane"})}))) ==
          "jpeg 4x3: a name (EXIF Artist \"Jane\")");
}

TEST_CASE("gather: many findings are counted, and no more than 64 are kept") {
    std::string texts;
    for (int i = 0; i < 100; ++i)
        texts += png_chunk("tEXt", fmt::format("Author{}Jane {}", '\0', i));
    CHECK(told(png(4, 3, texts)) ==
          "png 4x3: names (PNG text Author \"Jane 0\", PNG text Author \"Jane 1\", PNG text Author "
          "\"Jane 2\", and 61 more)");
}

TEST_CASE("gather: no damaged picture is read outside its bytes") {
    const Tiff phone = {.main = {short_field(0x0112, 6), text_field(0x013B, "Jane Doe"),
                                 {0x8649, 1, 20, photoshop_resource(0x0404, iptc(80, "J"))}},
                        .exif = {{0x9286, 7, 16, "UNICODE\0M\0a\0y\0a\0"s}},
                        .position = position_in_london(),
                        .thumbnail = {{0x0201, 4, 1, little(64, 4)}}};
    const std::string photoshop =
        "Photoshop 3.0\0"s + photoshop_resource(0x0404, iptc(80, "Jane") + iptc(55, "2024"));
    const std::string pictures[] = {
        png(4, 3, png_chunk("eXIf", tiff(phone)) + png_chunk("iTXt", "Title\0\0\0\0\0x"s)),
        jpeg(4, 3, exif_segment(phone) + jpeg_segment(0xED, photoshop)),
        gif(4, 3, gif_comment("Jane") + gif_xmp(jane)),
        webp_extended(4, 3, riff_chunk("EXIF", tiff(phone)) + riff_chunk("XMP ", jane)),
        webp(webp_lossless(4, 3)),
        avif({.quarter_turns = 1, .exif = tiff(phone), .xmp = jane, .more_boxes = box("moov", "x")}),
        tiff(phone),
    };
    for (const std::string& picture : pictures) {
        const PictureKind kind = judge_picture(picture).kind;
        for (std::size_t i = 0; i < picture.size(); ++i) {
            for (const int change : {0x00, 0x01, 0x7F, 0x80, 0xFF}) {
                std::string damaged = picture;
                damaged[i] = static_cast<char>(change);
                const PictureFacts facts = judge_picture(damaged);
                CHECK((facts.width >= 0 && facts.height >= 0));
                CHECK(facts.metadata.size() <= 64);
            }
            const PictureFacts cut = judge_picture(std::string_view(picture).substr(0, i));
            CHECK((cut.kind == kind || cut.kind == PictureKind::none || i < 64));
        }
    }
}
