#include "inspect/inspect.h"

#include "base/known_names.h"
#include "base/text.h"
#include "inspect/citations.h"
#include "inspect/contradictions.h"
#include "inspect/excuses.h"
#include "inspect/names.h"
#include "inspect/origins.h"
#include "inspect/parts.h"
#include "inspect/texts.h"

namespace praxis {

namespace {

/// Who mistyped an id has cited the reference that was meant.
void cite_those_meant(const Clinic& clinic, std::unordered_map<std::string, bool>& cited) {
    KnownNames ids;
    for (const Reference& reference : clinic.references) ids.add(reference.id);
    std::vector<std::string> meant;
    for (const auto& [id, _] : cited)
        if (auto near = nearest(id, ids)) meant.push_back(std::move(*near));
    for (std::string& id : meant) cited[std::move(id)] = true;
}

/// Studies that the clinic lists and no page cites help nobody, and often stand for a lost link.
void every_reference_is_cited(const Site& site, Diagnostics& diagnostics) {
    if (!site.whole) return;  // what could not be read may cite them
    std::unordered_map<std::string, bool> cited;
    for (const auto& text : site.texts)
        for (const Hole& hole : text->holes)
            if (hole.kind == HoleKind::citation) cited[hole.name] = true;
    const auto evidence = [&](const std::vector<RefTo<Reference>>& references) {
        for (const RefTo<Reference>& reference : references) cited[reference.id] = true;
    };
    for (const Treatment& treatment : site.clinic.treatments) {
        if (!treatment.estimate) continue;
        evidence(treatment.estimate->evidence);
        if (treatment.estimate->maintenance) evidence(treatment.estimate->maintenance->evidence);
        for (const EstimateFactor& factor : treatment.estimate->factors)
            for (const EstimateOption& option : factor.options) evidence(option.evidence);
        for (const EstimateRule& rule : treatment.estimate->rules) evidence(rule.evidence);
        for (const EstimateCurve& curve : treatment.estimate->curves) evidence(curve.evidence);
    }
    cite_those_meant(site.clinic, cited);
    for (const Reference& reference : site.clinic.references)
        if (!cited.contains(reference.id))
            diagnostics
                .warning("uncited-reference", Place::in(*reference.source, reference.where),
                         "nothing cites " + in_quotes(reference.id))
                .with_hint("cite it with [@" + reference.id + "], or remove it");
}

}  // namespace

void inspect(const std::vector<OutputFile>& files, const Site& site, Diagnostics& diagnostics) {
    every_reference_is_cited(site, diagnostics);
    // Where a template has a mistake there are no pages to ask.
    if (!files.empty()) check_part_links(files, site, diagnostics);
    list_foreign_origins(files, site, diagnostics);
    const std::vector<WrittenText> texts = written_texts(site);
    const Names names(site.clinic);
    find_contradictions(texts, names, site, diagnostics);
    check_citations(texts, names, site, diagnostics);
    check_excuses(texts, site, diagnostics);
}

void mark_excused(const Site& site, Diagnostics& diagnostics) {
    apply_excuses(site, diagnostics);
}

}  // namespace praxis
