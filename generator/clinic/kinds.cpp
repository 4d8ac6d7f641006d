#include "clinic/kinds.h"

namespace praxis {

std::string_view in_words(Kind kind) {
    switch (kind) {
        case Kind::home: return "home page";
        case Kind::treatment: return "treatment";
        case Kind::treatment_area: return "treatment on a body area";
        case Kind::aftercare: return "aftercare";
        case Kind::area: return "body area";
        case Kind::concern: return "concern";
        case Kind::practitioner: return "practitioner";
        case Kind::location: return "location";
        case Kind::faq: return "topic of questions";
        case Kind::journal: return "journal article";
        case Kind::page: return "page";
        case Kind::reference: return "reference";
        case Kind::estimate: return "estimate";
        case Kind::site: return "site";
    }
    return "entry";
}

}  // namespace praxis
