#include "render/shown.h"

#include "model/paths.h"

namespace praxis {

const ShownPicture* picture(View& view, const std::string& file, const std::string& words) {
    if (file.empty()) return nullptr;
    const Asset* asset = view.shared.published(file);
    if (!asset) return nullptr;
    ShownPicture shown;
    shown.address = view.shared.href(address_of_output(asset->output));
    shown.words = words;
    if (asset->size) {
        shown.width = std::to_string(asset->size->first);
        shown.height = std::to_string(asset->size->second);
    }
    return &view.keep(std::move(shown));
}

const ShownPicture* share_picture(View& view) {
    const Config& config = view.shared.config;
    const std::string& words = config.share_words.empty() ? config.clinic_name : config.share_words;
    const ShownPicture* shown = picture(view, config.share.value, words);
    if (!shown) return nullptr;
    ShownPicture whole = *shown;
    whole.address =
        view.shared.canonical(address_of_output(view.shared.published(config.share.value)->output));
    return &view.keep(std::move(whole));
}

const Review* review_of_page(View& view) {
    const Entry* entry = view.page->entry;
    if (!entry || !view.own_text()) return nullptr;
    const bool says_something = !entry->author.empty() || !entry->reviewed_by.empty() ||
                                entry->reviewed || entry->next_review;
    return says_something ? &view.keep(Review{entry}) : nullptr;
}

}  // namespace praxis
