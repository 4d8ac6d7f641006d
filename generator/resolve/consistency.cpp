// What the fields of an entry say together: prices and packages, prescription medicines, pictures.
#include <fmt/format.h>

#include "base/text.h"
#include "clinic/cover.h"
#include "resolve/resolver.h"

namespace praxis {

namespace {

class Checker {
public:
    explicit Checker(Resolver& resolver)
        : resolver_(resolver), rules_(rules_of(resolver.config.jurisdiction)) {}

    void check_treatments() {
        for (const Treatment& treatment : resolver_.site.clinic.treatments) {
            check_pricing(treatment, treatment.pricing);
            for (const TreatmentArea& text : treatment.area_texts) check_pricing(text, text.pricing);
            if (treatment.prescription && !rules_.prescription_advertising)
                refuse_advertising(treatment);
        }
    }

    void check() {
        check_treatments();
        Clinic& clinic = resolver_.site.clinic;
        if (clinic.home && !rules_.prescription_advertising)
            for (const RefTo<Treatment>& featured : clinic.home->featured)
                if (featured.to->prescription)
                    say_prescription(
                        *clinic.home->source, featured.where,
                        in_quotes(featured.id) + " may not stand out on the home page");
        for (const Practitioner& person : clinic.team) photo(person, person.photo);
        for (const Location& location : clinic.locations) photo(location, location.photo);
        brand_picture(resolver_.config.logo);
        brand_picture(resolver_.config.share);
    }

private:
    void check_pricing(const Entry& entry, const Pricing& pricing) {
        if (!entry.is_broken("price"))
            check_packages(pricing, *entry.source, resolver_.diagnostics);
    }

    void say_prescription(const Source& source, Span where, const std::string& what) {
        resolver_.diagnostics
            .error("prescription-advertised", Place::in(source, where),
                   fmt::format("{}: in {} a prescription-only medicine is not advertised", what,
                               rules_.name))
            .with_hint("remove it; the page may offer the consultation");
    }

    // The consultation is all that a clinic may offer there.
    void refuse_advertising(const Treatment& treatment) {
        for (const std::string_view key : {"price", "price_note", "packages", "fees"}) {
            if (treatment.has(key))
                say_prescription(*treatment.source, treatment.where(key).span,
                                 fmt::format("{} of {} may not be shown", in_quotes(key),
                                             in_quotes(treatment.id)));
            for (const TreatmentArea& text : treatment.area_texts)
                if (text.has(key))
                    say_prescription(*text.source, text.where(key).span,
                                     fmt::format("{} of {} may not be shown", in_quotes(key),
                                                 in_quotes(treatment.id)));
        }
        if (treatment.estimate)
            say_prescription(*treatment.estimate->source, {0, 0},
                             "an estimate for " + in_quotes(treatment.id) + " may not be shown");
    }

    void photo(const Entry& entry, const std::optional<Picture>& photo) {
        if (!photo || entry.is_broken("photo") || entry.is_broken("photo_alt")) return;
        if (photo->file.value.empty())
            resolver_.diagnostics
                .error("words-without-picture", entry.where("photo_alt"),
                       "there are words for a photo, but no photo")
                .with_hint("add photo = \"…\", or remove photo_alt");
        else if (trimmed(photo->words).empty())
            resolver_.diagnostics
                .error("picture-without-words", entry.where("photo"),
                       "this picture has no words for those who cannot see it")
                .with_hint("add photo_alt = \"…\", saying what it shows");
    }

    void brand_picture(const Located<std::string>& picture) {
        const Config& config = resolver_.config;
        const std::string& name = picture.value;
        if (name.empty() || name.starts_with("static/") || name.starts_with("content/")) return;
        resolver_.diagnostics
            .error("picture-elsewhere", Place::in(*config.source, picture.where),
                   in_quotes(name) + " is not inside content/ or static/")
            .with_hint("put the picture into static/ and write static/ before its name");
    }

    Resolver& resolver_;
    const JurisdictionRules& rules_;
};

}  // namespace

void check_treatments(Resolver& resolver) { Checker(resolver).check_treatments(); }

void check_consistency(Resolver& resolver) { Checker(resolver).check(); }

}  // namespace praxis
