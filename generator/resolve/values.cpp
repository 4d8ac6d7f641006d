#include "resolve/values.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "clinic/estimate_lookup.h"
#include "clinic/worksheet.h"

namespace praxis {

namespace {

std::string range_in_words(Range range) {
    return range.lo == range.hi ? std::to_string(range.lo)
                                : fmt::format("{}–{}", range.lo, range.hi);
}

class Values {
public:
    Values(const Resolver& resolver, const std::string& name, const ValueContext& context,
           const Place& place, Diagnostics& diagnostics)
        : resolver_(resolver),
          name_(name),
          context_(context),
          place_(place),
          diagnostics_(diagnostics),
          parts_(split(name, '.')) {}

    std::optional<ValueAnswer> find() {
        if (parts_[0] == "clinic") return of_clinic();
        if (parts_[0] == "treatment" || is_figure(parts_[0])) {
            if (!context_.treatment && lost_its_treatment()) return ValueAnswer{};
            if (!context_.treatment) {
                const auto& ids = resolver_.index.treatments.ids;
                const std::string id = ids.empty() ? "peel" : ids.front();
                const std::string example =
                    id + "." + (parts_[0] == "treatment" ? std::string(parts_.back()) : name_);
                return unknown("this text belongs to no treatment, so " + in_quotes(name_) +
                                   " could be anyone's",
                               "write the treatment's id first: {{" + example + "}}");
            }
            treatment_ = context_.treatment;
            if (parts_[0] == "treatment") parts_.erase(parts_.begin());
            return of_treatment();
        }
        const Treatment* named = resolver_.index.treatments.find(parts_[0]);
        if (!named && !resolver_.knows(Kind::treatment, parts_[0])) return ValueAnswer{};
        if (!named) return unknown_start();
        treatment_ = named;
        // An area text speaks of its own price only where it speaks of its own treatment.
        if (named != context_.treatment) context_.area = nullptr;
        parts_.erase(parts_.begin());
        if (!named->live() && named != context_.treatment) return hidden();
        return of_treatment();
    }

private:
    /// Whether the text lies in the folder of a treatment that could not be read; why has been said.
    bool lost_its_treatment() const {
        constexpr std::string_view folder = "content/treatments/";
        const std::string_view path = place_.source ? place_.source->path() : place_.path;
        if (!path.starts_with(folder)) return false;
        const std::string_view below = path.substr(folder.size());
        return !resolver_.knows(Kind::treatment, below.substr(0, below.find('/')));
    }

    static bool is_figure(std::string_view word) {
        return word == "sessions" || word == "weeks" || word == "cost";
    }

    std::optional<ValueAnswer> unknown(std::string message, std::string hint) {
        diagnostics_.error("unknown-value", place_, std::move(message)).with_hint(std::move(hint));
        return std::nullopt;
    }

    std::optional<ValueAnswer> hidden() {
        diagnostics_
            .warning("hidden-value", place_,
                     in_quotes(name_) + " belongs to something hidden and is left out")
            .with_hint("remove it here, or publish what it belongs to");
        return ValueAnswer{};
    }

    std::optional<ValueAnswer> unknown_start() {
        std::vector<std::string> names = {"clinic.name", "clinic.legal_name", "clinic.phone",
                                          "clinic.email"};
        for (const std::string_view field : {"title", "price", "minutes", "downtime"})
            names.push_back("treatment." + std::string(field));
        // "clinic.phone", for those who wrote {{phone}}.
        const std::size_t known = context_.treatment ? names.size() : 4;
        std::string hint;
        for (std::size_t i = 0; i < known && hint.empty(); ++i)
            if (names[i].ends_with("." + name_)) hint = "did you mean " + in_quotes(names[i]) + "?";
        if (hint.empty()) hint = did_you_mean(name_, names);
        if (hint.empty() && parts_[0] == "clinic") {
            names.resize(4);
            hint = "there are: " + listed(names);
        } else if (hint.empty()) {
            std::vector<std::string> starts = resolver_.index.treatments.ids;
            for (const std::string_view start : {"clinic", "treatment", "sessions", "weeks", "cost"})
                starts.emplace_back(start);
            const auto near = nearest(parts_[0], starts);
            hint = near ? "did you mean " + in_quotes(*near + name_.substr(parts_[0].size())) + "?"
                        : "values begin with clinic, treatment, sessions, weeks, cost, or a "
                          "treatment's id";
        }
        return unknown("there is no value " + in_quotes(name_), std::move(hint));
    }

    std::optional<ValueAnswer> of_clinic() {
        const Config& config = resolver_.config;
        if (parts_.size() == 2) {
            if (parts_[1] == "name") return ValueAnswer{config.clinic_name, {}};
            if (parts_[1] == "legal_name") return ValueAnswer{config.legal_name, {}};
            if (parts_[1] == "phone") return ValueAnswer{config.phone_display, {}};
            if (parts_[1] == "email" && !config.email.empty()) return ValueAnswer{config.email, {}};
            if (parts_[1] == "email" && praxis::is_broken(config.places, "clinic.email"))
                return ValueAnswer{};
            if (parts_[1] == "email")
                return unknown("the clinic has no e-mail address",
                               "add email = \"…\" below [clinic] in site.toml");
        }
        return unknown_start();
    }

    std::optional<ValueAnswer> of_treatment() {
        const std::string field = parts_.empty() ? "" : std::string(parts_[0]);
        if (is_figure(field)) return figure(field);
        if (parts_.size() == 1) {
            if (field == "title") return ValueAnswer{treatment_->title, {}};
            if (field == "price") return price();
            if (field == "minutes") return minutes();
            if (field == "downtime") return downtime();
        }
        static const std::vector<std::string> fields = {"title",    "price", "minutes", "downtime",
                                                        "sessions", "weeks", "cost"};
        const auto near = nearest(field, fields);
        const std::string before =
            parts_.empty() ? name_ + "." : std::string(name_.data(), parts_[0].data());
        std::string hint = near ? "did you mean " + in_quotes(before + *near) + "?"
                                : "there are: " + listed(fields);
        return unknown("there is no value " + in_quotes(name_), std::move(hint));
    }

    bool silenced() const {
        return treatment_->prescription &&
               !rules_of(resolver_.config.jurisdiction).prescription_advertising;
    }

    std::optional<ValueAnswer> missing(std::string_view what, std::string_view key) {
        if (is_broken(key)) return ValueAnswer{};
        return unknown(fmt::format("{} has no {}", in_quotes(treatment_->id), what),
                       fmt::format("add {} = … to {}", key, treatment_->source->path()));
    }

    /// What the treatment, or its text for this area, would say is unknown; why has been said.
    bool is_broken(std::string_view key) const {
        return treatment_->is_broken(key) || (context_.area && context_.area->is_broken(key));
    }

    std::optional<ValueAnswer> price() {
        const Pricing& own = context_.area && context_.area->pricing.price
                                 ? context_.area->pricing
                                 : treatment_->pricing;
        if (silenced())
            return unknown(
                fmt::format("the price of {} may not be shown", in_quotes(treatment_->id)),
                "remove it: its medicine is prescription-only");
        if (!own.price) return missing("price", "price");
        return ValueAnswer{
            shown(*own.price, resolver_.config.currency, resolver_.config.language), {}};
    }

    std::optional<ValueAnswer> minutes() {
        const std::optional<int> own =
            context_.area && context_.area->minutes ? context_.area->minutes : treatment_->minutes;
        if (!own) return missing("minutes", "minutes");
        return ValueAnswer{std::to_string(*own), {}};
    }

    std::optional<ValueAnswer> downtime() {
        if (!treatment_->downtime_days) return missing("downtime", "downtime_days");
        return ValueAnswer{range_in_words(*treatment_->downtime_days), {}};
    }

    // Where its estimate would have to be written.
    std::string how_to_estimate() const {
        const std::string& path = treatment_->source->path();
        const std::string folder = "content/treatments/" + treatment_->id;
        if (path == folder + "/index.md") return "write an estimate.toml in its folder";
        return fmt::format("move {} to {}/index.md, and write estimate.toml beside it", path,
                           folder);
    }

    std::optional<ValueAnswer> figure(const std::string& field) {
        if (silenced())
            return unknown(
                fmt::format("the {} of {} may not be shown", field, in_quotes(treatment_->id)),
                "remove it: its medicine is prescription-only");
        if (!treatment_->estimate)
            return unknown(fmt::format("{} has no estimate", in_quotes(treatment_->id)),
                           how_to_estimate());
        if (!treatment_->table) return ValueAnswer{};  // its own mistakes have been said
        const EstimateTable& table = *treatment_->table;
        const std::vector<std::string_view> options(parts_.begin() + 1, parts_.end());
        const SpreadLookup found = spread_called(table, options);
        if (found.lookup.mistake) {
            if (names_hidden(options)) return hidden();
            return unknown(found.lookup.mistake->message, found.lookup.mistake->hint);
        }
        ValueAnswer answer;
        answer.address = address(found.lookup.filter);
        if (field == "sessions") {
            answer.words = range_in_words(found.spread->sessions);
        } else if (field == "weeks") {
            if (!found.spread->weeks)
                return unknown(
                    in_quotes(name_) + " has no weeks: some of these rows have no interval",
                    "add interval = [4, 6] to the estimate or the rule");
            answer.words = range_in_words(*found.spread->weeks);
        } else {
            const auto& texts = treatment_->area_texts;
            if (!found.spread->cost &&
                (is_broken("price") || std::any_of(texts.begin(), texts.end(), [](const auto& text) {
                     return text.is_broken("price");
                 })))
                return ValueAnswer{};
            if (!found.spread->cost)
                return unknown(in_quotes(name_) + " has no cost: some of these rows have no price",
                               "add price to the treatment or the rule");
            const auto& [lo, hi] = *found.spread->cost;
            const auto money = [&](const Cover& cover) {
                return shown(cover.price, resolver_.config.currency, resolver_.config.language);
            };
            answer.words =
                lo.price == hi.price ? money(lo) : fmt::format("{}–{}", money(lo), money(hi));
        }
        return answer;
    }

    // Rows of a hidden area are gone; whoever asks for them is told that, not that they never were.
    bool names_hidden(const std::vector<std::string_view>& options) const {
        for (const EstimateFactor& factor : treatment_->table->estimate->factors)
            for (const EstimateOption& option : factor.options)
                if (((option.area && !option.area->live()) ||
                     (option.concern && !option.concern->live())) &&
                    std::find(options.begin(), options.end(), option.id) != options.end())
                    return true;
        return false;
    }

    // The page that shows just these rows, at the first of them where it lists rows: the area's
    // where one area is asked for, else the full estimate.
    std::string address(const RowFilter& filter) const {
        const EstimateTable& table = *treatment_->table;
        const auto factor = table.estimate->area_factor();
        std::string page = "/sessions/" + treatment_->id + "/";
        RowFilter shown;  // the rows of that page
        for (const auto& choice : filter) {
            if (!factor || choice.first != *factor) continue;
            const std::string& area =
                table.estimate->factors[choice.first].options[choice.second].id;
            for (const TreatmentArea& combination : treatment_->on_areas)
                if (combination.id == area && !combination.address.empty()) {
                    page = combination.address;
                    shown = {choice};
                }
        }
        std::size_t listed = 0;
        std::vector<const EstimateRow*> asked;
        for (const EstimateRow& row : table.rows) {
            listed += fits(shown, row) ? 1 : 0;
            if (row.sessions && fits(filter, row)) asked.push_back(&row);
        }
        const bool lists_rows =
            form_of(*table.estimate, listed, !shown.empty()) == EstimateForm::rows;
        if (lists_rows && (asked.size() == 1 || filter != shown))
            return page + "#" + link_name_of(*asked.front());
        return shown.empty() ? page : page + "#p-estimate";
    }

    const Resolver& resolver_;
    const std::string& name_;
    ValueContext context_;
    const Place& place_;
    Diagnostics& diagnostics_;
    std::vector<std::string_view> parts_;
    const Treatment* treatment_ = nullptr;
};

}  // namespace

std::optional<ValueAnswer> value_called(const Resolver& resolver, const std::string& name,
                                        const ValueContext& context, const Place& place,
                                        Diagnostics& diagnostics) {
    return Values(resolver, name, context, place, diagnostics).find();
}

}  // namespace praxis
