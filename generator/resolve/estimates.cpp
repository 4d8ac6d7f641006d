// Every estimate worked out, tied to the treatment's areas and concerns.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/parallel.h"
#include "base/text.h"
#include "clinic/evaluate.h"
#include "resolve/resolver.h"

namespace praxis {

namespace {

// Works on a copy of the estimate in which names have become entries.
class EstimateResolver {
public:
    EstimateResolver(const Resolver& resolver, const Treatment& treatment, Diagnostics& diagnostics)
        : resolver_(resolver),
          treatment_(treatment),
          estimate_(std::make_shared<Estimate>(*treatment.estimate)),
          diagnostics_(diagnostics) {}

    std::shared_ptr<const EstimateTable> work_out() {
        connect_evidence(estimate_->evidence);
        if (estimate_->maintenance) connect_evidence(estimate_->maintenance->evidence);
        for (EstimateFactor& factor : estimate_->factors)
            for (EstimateOption& option : factor.options) connect_evidence(option.evidence);
        for (EstimateRule& rule : estimate_->rules) connect_evidence(rule.evidence);
        for (EstimateCurve& curve : estimate_->curves) connect_evidence(curve.evidence);
        tie(estimate_->area_factor(), "areas", treatment_.written_areas, resolver_.index.areas,
            &EstimateOption::area, Kind::area);
        tie(estimate_->concern_factor(), "concerns", treatment_.written_concerns,
            resolver_.index.concerns, &EstimateOption::concern, Kind::concern);
        say_areas_left_out();

        // Also where it cannot be right any more, so that one run tells all of its mistakes.
        Diagnostics found;
        auto table = std::make_shared<EstimateTable>(evaluate(estimate_, prices(), found));
        const bool failed = !sound_ || !estimate_->bound || found.has_errors();
        diagnostics_.join(std::move(found));
        if (failed) return nullptr;
        drop_hidden_rows(*table);
        return table;
    }

private:
    void connect_evidence(std::vector<RefTo<Reference>>& evidence) {
        for (RefTo<Reference>& reference : evidence) {
            reference.to = resolver_.index.references.find(reference.id);
            if (reference.to || !resolver_.knows_all(Kind::reference)) continue;
            sound_ = false;
            std::string hint = did_you_mean(reference.id, resolver_.index.references.ids);
            diagnostics_
                .error("unknown-reference", Place::in(*estimate_->source, reference.where),
                       "no reference is called " + in_quotes(reference.id))
                .with_hint(!hint.empty() ? hint : "add it to content/references.toml");
        }
        if (!resolver_.knows_all(Kind::reference)) sound_ = false;
    }

    // Options of `area` and `concern` are the treatment's own.
    template <class T>
    void tie(std::optional<std::size_t> factor, std::string_view key,
             const std::vector<std::string>& offered, const Index<T>& index,
             const T* EstimateOption::*member, Kind kind) {
        if (!factor) return;
        const bool unknown = treatment_.is_broken(key);  // why has been said
        std::vector<std::string> misspelt;
        for (EstimateOption& option : estimate_->factors[*factor].options) {
            option.*member = index.find(option.id);
            if (std::find(offered.begin(), offered.end(), option.id) != offered.end()) continue;
            sound_ = false;
            misspelt.push_back(option.id);
            if (unknown || may_be_meant(option.id, offered, index)) continue;
            std::vector<std::string> there;
            std::copy_if(offered.begin(), offered.end(), std::back_inserter(there),
                         [&](const std::string& id) { return index.find(id) != nullptr; });
            if (there.empty()) continue;  // that the treatment names none has been said
            const std::string near = did_you_mean(option.id, there);
            diagnostics_
                .error("option-not-offered", Place::in(*estimate_->source, option.where),
                       fmt::format("the {} {} is not one of this treatment's ({})", in_words(kind),
                                   in_quotes(option.id), treatment_.source->path()))
                .with_hint(!near.empty() ? near
                                         : fmt::format("use one of: {}", listed(there, "or")));
        }
        // Who names the area itself, which an option misspells, is right.
        std::erase_if(estimate_->unknown_options, [&](const Estimate::UnknownOption& named) {
            return named.factor == *factor &&
                   std::find(offered.begin(), offered.end(), named.name.value) != offered.end() &&
                   nearest(named.name.value, misspelt);
        });
        misspelt_.insert(misspelt_.end(), misspelt.begin(), misspelt.end());
    }

    void say_areas_left_out() {
        const auto factor = estimate_->area_factor();
        if (!factor) return;
        const auto& options = estimate_->factors[*factor].options;
        if (options.empty())
            return;  // that there are none, or what their key is called, has been said
        for (const std::string& area : treatment_.written_areas) {
            if (!resolver_.index.areas.find(area) || nearest(area, misspelt_)) continue;
            const bool mentioned =
                std::any_of(options.begin(), options.end(),
                            [&](const EstimateOption& option) { return option.id == area; });
            if (!mentioned)
                diagnostics_
                    .warning("area-not-estimated",
                             Place::in(*estimate_->source, estimate_->factors[*factor].where),
                             fmt::format("the estimate does not mention {}, an area of this "
                                         "treatment",
                                         in_quotes(area)))
                    .with_hint(fmt::format(
                        "add the option {{ id = \"{}\" }}, and what holds for it", area));
        }
    }

    PricesFor prices() const {
        PricesFor prices;
        prices.treatment = &treatment_.pricing;
        for (const TreatmentArea& text : treatment_.area_texts)
            if (text.live() && text.pricing.price) prices.areas.emplace(text.id, &text.pricing);
        return prices;
    }

    void drop_hidden_rows(EstimateTable& table) const {
        std::erase_if(table.rows, [&](const EstimateRow& row) {
            for (std::size_t i = 0; i < row.options.size(); ++i) {
                const EstimateOption& option = estimate_->factors[i].options[row.options[i]];
                if ((option.area && !option.area->live()) ||
                    (option.concern && !option.concern->live()))
                    return true;
            }
            return false;
        });
    }

    const Resolver& resolver_;
    const Treatment& treatment_;
    std::shared_ptr<Estimate> estimate_;
    Diagnostics& diagnostics_;
    std::vector<std::string> misspelt_;  // options that are no area or concern of the treatment
    bool sound_ = true;
};

}  // namespace

void work_out_estimates(Resolver& resolver) {
    std::vector<Treatment*> treatments;
    for (Treatment& treatment : resolver.site.clinic.treatments)
        if (treatment.estimate) treatments.push_back(&treatment);
    for_each_index(treatments.size(), resolver.config.jobs, resolver.diagnostics,
                   [&](std::size_t i, std::size_t, Diagnostics& said) {
                       Treatment& treatment = *treatments[i];
                       treatment.table = EstimateResolver(resolver, treatment, said).work_out();
                   });
    const bool advertising = rules_of(resolver.config.jurisdiction).prescription_advertising;
    for (const Treatment* treatment : resolver.site.listings.treatments) {
        if (treatment->prescription && !advertising) continue;
        if (treatment->table) resolver.site.listings.with_estimate.push_back(treatment);
        const bool on_an_area =
            std::any_of(treatment->on_areas.begin(), treatment->on_areas.end(),
                        [](const TreatmentArea& area) { return area.pricing.price.has_value(); });
        if (treatment->pricing.price || on_an_area || !treatment->fees.empty())
            resolver.site.listings.with_price.push_back(treatment);
    }
}

}  // namespace praxis
