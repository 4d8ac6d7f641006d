// A clinic with something of every kind to link to.
#pragma once

#include <string>

#include "tests/support/small_site.h"

namespace praxis {

/// `peel` has an article with a heading, aftercare, a text for the face and a question; there are
/// questions of the house, an article, a page and a file to download. Hidden on the 1st of June
/// 2026: the treatments `old-peel` (expired) and `new-peel` (scheduled), the page `plans` (draft).
inline SmallSite linked_clinic() {
    SmallSite site;
    site.treatment("peel", "Peel", {}, "A peel renews the skin.\n\n## Risks & downtime\n\nFew.");
    site.file("content/treatments/peel/aftercare.md",
              "+++\nred_flags = [\"Fever\"]\n+++\nRest.\n\n## Washing\n\nGently.\n");
    site.file("content/treatments/peel/areas/face.md", "+++\n+++\nOn the face.\n");
    site.file("content/treatments/peel/faq.toml",
              "[[question]]\nid = \"does-it-hurt\"\nq = \"Does it hurt?\"\na = \"A little.\"\n");
    site.file("content/faq/visits.toml",
              "[[question]]\nid = \"parking\"\nq = \"Can I park?\"\na = \"Yes.\"\n");
    site.article("spring", "Spring", "2026-03-01", {}, "It is spring.");
    site.plain_page("about", "About us", {}, "We are small.");
    site.file("static/price-list.pdf", "%PDF-1.7");
    site.treatment("old-peel", "Old peel", "expires = 2026-05-31\n", "Gone.");
    site.treatment("new-peel", "New peel", "publish = 2026-07-01\n", "Soon.");
    site.file("content/treatments/old-peel/faq.toml",
              "[[question]]\nid = \"still\"\nq = \"Still?\"\na = \"No.\"\n");
    site.plain_page("plans", "Plans", "draft = true\n", "Perhaps.");
    return site;
}

/// The home page's HTML between "Start" and "end.".
inline std::string between_start_and_end(const SmallSite& site) {
    return site.part("/", "<p>Start ", " end.");
}

}  // namespace praxis
