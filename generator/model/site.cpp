#include "model/site.h"

namespace praxis {

std::string_view layout_of(PageKind kind) {
    switch (kind) {
        case PageKind::home: return "home";
        case PageKind::treatments: return "treatments";
        case PageKind::treatment: return "treatment";
        case PageKind::treatment_area: return "treatment-area";
        case PageKind::aftercare: return "aftercare";
        case PageKind::areas: return "areas";
        case PageKind::area: return "area";
        case PageKind::concerns: return "concerns";
        case PageKind::concern: return "concern";
        case PageKind::sessions: return "sessions";
        case PageKind::session: return "session";
        case PageKind::prices: return "prices";
        case PageKind::team: return "team";
        case PageKind::person: return "person";
        case PageKind::locations: return "locations";
        case PageKind::location: return "location";
        case PageKind::faq: return "faq";
        case PageKind::journal: return "journal";
        case PageKind::article: return "article";
        case PageKind::page: return "page";
        case PageKind::not_found: return "404";
        case PageKind::redirect: return "redirect";
    }
    return "page";
}

std::string journal_address(std::size_t part) {
    return part == 1 ? "/journal/" : "/journal/page/" + std::to_string(part) + "/";
}

}  // namespace praxis
