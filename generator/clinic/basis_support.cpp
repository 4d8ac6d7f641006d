#include "clinic/basis_support.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "base/text.h"

namespace praxis {

namespace {

constexpr std::size_t most_references_named = 10;

std::size_t pair_index(std::size_t area, std::size_t concern) {
    return area * most_options + concern;
}

std::string_view kinds_that_fit(Basis basis) {
    return basis == Basis::trial ? "rct or trial" : name_of(basis);
}

std::string_view kind_in_file(ReferenceKind kind) {
    switch (kind) {
        case ReferenceKind::review: return "review";
        case ReferenceKind::rct: return "rct";
        case ReferenceKind::trial: return "trial";
        case ReferenceKind::cohort: return "cohort";
        case ReferenceKind::label: return "label";
        case ReferenceKind::guideline: return "guideline";
        case ReferenceKind::opinion: break;
    }
    return "opinion";
}

// "acne scars and wrinkles"; the first ten and how many more.
template <class Ids>
std::string in_words_from(const Ids& references) {
    std::vector<std::string> words;
    for (const auto& reference : references) {
        if (words.size() == most_references_named) {
            words.push_back(fmt::format("{} more", references.size() - most_references_named));
            break;
        }
        words.push_back(replaced(reference.id, "-", " "));
    }
    return listed(words);
}

using Evidence = std::vector<const Reference*>;

class ClaimCheck {
public:
    ClaimCheck(const Estimate& estimate, Diagnostics& diagnostics)
        : estimate_(estimate),
          diagnostics_(diagnostics),
          area_(estimate.area_factor()),
          concern_(estimate.concern_factor()) {}

    /// `uses` null: no rows are known.
    void run(const ClaimUses* uses) {
        bool taken_by_rules = false;
        const bool groundless = no_rule_supports_the_whole();
        for (std::size_t i = 0; i < estimate_.rules.size(); ++i) {
            const EstimateRule& rule = estimate_.rules[i];
            const Basis basis = rule.basis.value_or(estimate_.basis);
            check_sessions(rule, basis);
            taken_by_rules = taken_by_rules || !rule.basis;
            if (groundless && !rule.basis) continue;
            check(basis, rule.basis ? rule.basis_where : rule.where, &rule.evidence,
                  uses ? uses->of_rule(i) : Ground());
        }
        if (groundless) say_none_fits(estimate_.basis, estimate_.basis_where, of_taking_rules());
        // The basis of a range is that of the rules which take it; without one nobody uses it.
        if (!taken_by_rules)
            check(estimate_.basis, estimate_.basis_where, nullptr,
                  estimate_.mode == EstimateMode::range ? Ground() : of_all(uses));
        for (std::size_t i = 0; i < estimate_.factors.size(); ++i)
            for (std::size_t j = 0; j < estimate_.factors[i].options.size(); ++j) {
                const EstimateOption& option = estimate_.factors[i].options[j];
                if (option.basis)
                    check(*option.basis, option.basis_where, &option.evidence,
                          uses ? uses->of_option(i, j) : Ground());
            }
        // Where maintenance is spoken of it is spoken of for every row.
        if (estimate_.maintenance)
            check(estimate_.maintenance->basis, estimate_.maintenance->basis_where,
                  &estimate_.maintenance->evidence, of_all(uses));
    }

private:
    Place at(Span span) const { return Place::in(*estimate_.source, span); }

    static Ground of_all(const ClaimUses* uses) { return uses ? uses->of_estimate() : Ground(); }

    /// Whether several rules take the estimate's basis and none of them has a reference that fits:
    /// then the basis is the mistake, not each of the rules.
    bool no_rule_supports_the_whole() const {
        if (estimate_.basis == Basis::clinic) return false;
        std::size_t taking = 0;
        for (const EstimateRule& rule : estimate_.rules) {
            if (rule.basis) continue;
            ++taking;
            const std::optional<Evidence> evidence = evidence_for(&rule.evidence);
            if (!evidence) return false;
            for (const Reference* reference : *evidence)
                if (fits(reference->kind, estimate_.basis)) return false;
        }
        return taking > 1;
    }

    Evidence of_taking_rules() const {
        Evidence evidence;
        for (const EstimateRule& rule : estimate_.rules) {
            if (rule.basis) continue;
            const std::optional<Evidence> own = evidence_for(&rule.evidence);
            if (own) evidence.insert(evidence.end(), own->begin(), own->end());
        }
        return evidence;
    }

    // A part's own references, then those that the whole estimate rests on. Nullopt where one of
    // them is none, which has been said: it may be the very study.
    std::optional<Evidence> evidence_for(const std::vector<RefTo<Reference>>* own) const {
        Evidence evidence;
        for (const auto* list : {own, &estimate_.evidence}) {
            if (!list) continue;
            for (const RefTo<Reference>& reference : *list) {
                if (!reference.to) return std::nullopt;
                evidence.push_back(reference.to);
            }
        }
        return evidence;
    }

    const Ground& covered_by(const Reference& reference) {
        const auto [place, fresh] = covered_.try_emplace(&reference);
        Ground& ground = place->second;
        if (!fresh) return ground;
        const std::vector<bool> areas = studied(area_, reference.studied_areas);
        const std::vector<bool> concerns = studied(concern_, reference.studied_concerns);
        for (std::size_t i = 0; i < areas.size(); ++i)
            for (std::size_t j = 0; j < concerns.size(); ++j)
                ground[pair_index(i, j)] = areas[i] && concerns[j];
        return ground;
    }

    template <class Ids>
    std::vector<bool> studied(std::optional<std::size_t> factor, const Ids& ids) const {
        if (!factor) return {true};
        std::vector<bool> found;
        for (const EstimateOption& option : estimate_.factors[*factor].options)
            found.push_back(std::any_of(ids.begin(), ids.end(),
                                        [&](const auto& id) { return id.id == option.id; }));
        return found;
    }

    void check(Basis basis, Span where, const std::vector<RefTo<Reference>>* own,
               const Ground& used) {
        if (basis == Basis::clinic) return;
        const std::optional<Evidence> evidence = evidence_for(own);
        if (!evidence) return;
        Evidence fitting;
        Ground covered;
        for (const Reference* reference : *evidence) {
            if (!fits(reference->kind, basis)) continue;
            if (std::find(fitting.begin(), fitting.end(), reference) == fitting.end())
                fitting.push_back(reference);
            if (used.any()) covered |= covered_by(*reference);
        }
        if (fitting.empty())
            say_none_fits(basis, where, *evidence);
        else if (const Ground open = used & ~covered; open.any())
            say_uncovered(basis, where, fitting, open);
    }

    void say_none_fits(Basis basis, Span where, const Evidence& evidence) {
        std::vector<std::string> others;
        for (const Reference* reference : evidence) {
            std::string other =
                fmt::format("{} is of kind {}", reference->id, kind_in_file(reference->kind));
            if (std::find(others.begin(), others.end(), other) == others.end())
                others.push_back(std::move(other));
        }
        diagnostics_
            .error("basis-unsupported", at(where),
                   fmt::format("{} needs a reference of kind {}, and {}", in_quotes(name_of(basis)),
                               kinds_that_fit(basis),
                               others.empty() ? "no evidence is given" : listed(others)))
            .with_hint("name one in `evidence`, or write basis = \"clinic\"");
    }

    void say_uncovered(Basis basis, Span where, const Evidence& fitting, const Ground& open) {
        std::vector<std::string> claimed;
        for (std::size_t i = 0; i < most_options; ++i)
            for (std::size_t j = 0; j < most_options; ++j)
                if (open[pair_index(i, j)]) claimed.push_back(pair_in_words(i, j));
        if (claimed.size() > most_references_named) {
            const std::size_t more = claimed.size() - most_references_named;
            claimed.resize(most_references_named);
            claimed.push_back(fmt::format("{} more", more));
        }
        std::string what;
        for (const std::string& pair : claimed) what += (what.empty() ? "" : "; ") + pair;

        std::vector<std::string> studies;
        for (const Reference* reference : fitting) studies.push_back(study_in_words(*reference));
        diagnostics_
            .error("basis-unsupported", at(where),
                   fmt::format("{} is claimed for {}, but {}", in_quotes(name_of(basis)), what,
                               listed(studies)))
            .with_hint(
                "cite a study of that, narrow `when` to what was studied, or write basis = "
                "\"clinic\"");
    }

    std::string pair_in_words(std::size_t area, std::size_t concern) const {
        std::string words;
        if (area_) words = replaced(estimate_.factors[*area_].options[area].id, "-", " ");
        if (area_ && concern_) words += ", ";
        if (concern_) words += replaced(estimate_.factors[*concern_].options[concern].id, "-", " ");
        return words;
    }

    std::string study_in_words(const Reference& reference) const {
        std::vector<std::string> parts;
        if (area_)
            parts.push_back(reference.studied_areas.empty()
                                ? "no area"
                                : in_words_from(reference.studied_areas));
        if (concern_)
            parts.push_back(reference.studied_concerns.empty()
                                ? "no concern"
                                : in_words_from(reference.studied_concerns));
        std::string words = reference.id + " studied ";
        for (std::size_t i = 0; i < parts.size(); ++i) words += (i > 0 ? " with " : "") + parts[i];
        return words;
    }

    // A rule without evidence of its own rests on the estimate's, if it claims to rest on any.
    void check_sessions(const EstimateRule& rule, Basis basis) {
        const auto& evidence =
            rule.evidence.empty() && basis != Basis::clinic ? estimate_.evidence : rule.evidence;
        for (const RefTo<Reference>& cited : evidence) {
            if (!cited.to || !cited.to->sessions) continue;
            const int studied = *cited.to->sessions;
            if (studied >= rule.sessions.lo && studied <= rule.sessions.hi) continue;
            const std::string says =
                rule.sessions.lo == rule.sessions.hi
                    ? std::to_string(rule.sessions.lo)
                    : fmt::format("{} to {}", rule.sessions.lo, rule.sessions.hi);
            diagnostics_
                .warning("evidence-sessions", at(rule.sessions_where),
                         fmt::format("this rule says {}, but {} studied {}", says, cited.to->id,
                                     counted(static_cast<std::size_t>(std::max(0, studied)),
                                             "session")))
                .with_hint(fmt::format("write a range with {} in it, or say in `note` why yours "
                                       "differs",
                                       studied));
        }
    }

    const Estimate& estimate_;
    Diagnostics& diagnostics_;
    std::optional<std::size_t> area_;
    std::optional<std::size_t> concern_;
    std::unordered_map<const Reference*, Ground> covered_;
};

}  // namespace

bool fits(ReferenceKind kind, Basis basis) {
    switch (basis) {
        case Basis::review: return kind == ReferenceKind::review;
        case Basis::trial: return kind == ReferenceKind::rct || kind == ReferenceKind::trial;
        case Basis::cohort: return kind == ReferenceKind::cohort;
        case Basis::label: return kind == ReferenceKind::label;
        case Basis::guideline: return kind == ReferenceKind::guideline;
        case Basis::clinic: return true;
    }
    return false;
}

bool covers(const Reference& reference, const Estimate& estimate,
            const std::vector<std::size_t>& options) {
    const auto covered = [&](std::optional<std::size_t> factor, const auto& studied) {
        if (!factor) return true;
        const std::string& asked = estimate.factors[*factor].options[options[*factor]].id;
        return std::any_of(studied.begin(), studied.end(),
                           [&](const auto& one) { return one.id == asked; });
    };
    return covered(estimate.area_factor(), reference.studied_areas) &&
           covered(estimate.concern_factor(), reference.studied_concerns);
}

std::vector<const Reference*> supporting(const Estimate& estimate, const EstimateRow& row) {
    std::vector<const Reference*> found;
    if (row.basis == Basis::clinic) return found;
    for (const Reference* reference : row.evidence)
        if (fits(reference->kind, row.basis) && covers(*reference, estimate, row.options))
            found.push_back(reference);
    return found;
}

ClaimUses::ClaimUses(const Estimate& estimate)
    : estimate_(estimate),
      area_(estimate.area_factor()),
      concern_(estimate.concern_factor()),
      rules_(estimate.rules.size()) {
    for (const EstimateFactor& factor : estimate.factors)
        options_.emplace_back(factor.options.size());
}

void ClaimUses::add(const std::vector<std::size_t>& row, const EstimateRule* rule,
                    bool has_number) {
    const std::size_t pair = pair_index(area_ ? row[*area_] : 0, concern_ ? row[*concern_] : 0);
    if (has_number || estimate_.mode == EstimateMode::response) whole_.set(pair);
    if (!has_number) return;
    if (rule) rules_[static_cast<std::size_t>(rule - estimate_.rules.data())].set(pair);
    for (std::size_t factor = 0; factor < row.size(); ++factor)
        options_[factor][row[factor]].set(pair);
}

void check_claims(const Estimate& estimate, const ClaimUses& uses, Diagnostics& diagnostics) {
    ClaimCheck(estimate, diagnostics).run(&uses);
}

void check_claims(const Estimate& estimate, Diagnostics& diagnostics) {
    ClaimCheck(estimate, diagnostics).run(nullptr);
}

}  // namespace praxis
