// Links to booking systems: made from a system's names and numbers, so that a mistake is a message
// and not a page that is not there.
#pragma once

#include <optional>

#include "base/diagnostic.h"
#include "base/source.h"
#include "clinic/entries.h"

namespace praxis {

/// Works out `url` of a link that names a system. Says what is missing (`missing-key`,
/// `booking-incomplete`), what this system does not know (`booking-key`), what cannot be right
/// (`malformed-booking`), and an address that would carry what is known of a patient
/// (`patient-in-address`); the link is then dropped. `places` are the keys that were given beside
/// "booking"; of a table that could not be read whole nothing more is said.
void settle_booking(std::optional<Booking>& booking, const FieldPlaces& places,
                    const Source& source, Diagnostics& diagnostics);

}  // namespace praxis
