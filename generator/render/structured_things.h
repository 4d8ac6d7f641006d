// What the clinic is made of, as schema.org has it. Each thing has one id on the whole site, the
// address of its page and a fragment, so what several pages say of it comes together.
#pragma once

#include <string>
#include <vector>

#include "render/json_ld.h"
#include "render/view.h"

namespace praxis {

std::string clinic_id(const View& view);
std::string page_id(const Page& page, const View& view);

/// The clinic as every page's footer shows it, and nothing that is not shown there.
Node clinic_node(const View& view);

/// A person, a place or a treatment as a page shows it that is about something else.
Node person_in_brief(const Practitioner& person, const View& view);
Node place_in_brief(const Location& place, const View& view);
Node treatment_in_brief(const Treatment& treatment, const View& view);

/// The same as its own page shows it.
Node person_node(const Practitioner& person, const View& view);
Node place_node(const Location& place, const View& view);
/// `on` is the page's area, null for the whole treatment. Where a treatment may not be advertised,
/// its name and address are all.
Node treatment_node(const Treatment& treatment, const TreatmentArea* on, const View& view);

Node concern_node(const Concern& concern, const View& view);
Node area_node(const Area& area, const View& view);
Node citation_node(const Reference& reference, const View& view);

/// What one session and each package cost. Prices belong to offers of the clinic: a
/// MedicalProcedure of schema.org has no price. Empty where none is shown.
std::vector<Node> offers_of(const Treatment& treatment, const TreatmentArea* on, const View& view);

/// A type that schema.org has for a kind of treatment.
std::string_view procedure_type(TreatmentKind kind);

}  // namespace praxis
