#include "inspect/figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "clinic/cover.h"

namespace praxis {

namespace {

using Bound = Quantity::Bound;

std::string in_words(Range range) {
    return range.lo == range.hi ? std::to_string(range.lo)
                                : fmt::format("{} to {}", range.lo, range.hi);
}

std::string place_of(const Place& place) {
    if (!place.source) return place.path;
    return fmt::format("{}:{}", place.source->path(),
                       place.source->line_column(place.span.begin).line);
}

// "Acne scars" → "acne scars"; "IPL" stays.
std::string inside_sentence(const std::string& title) {
    std::size_t second = 0;
    next_character(title, second);
    std::size_t third = second;
    if (second < title.size()) next_character(title, third);
    const std::string rest = title.substr(second, third - second);
    if (lower_cased(rest) != rest) return title;
    return lower_cased(title.substr(0, second)) + title.substr(second);
}

// "acne scars on the face", "the face", "microneedling".
std::string in_words(const Subject& subject) {
    if (!subject.area && !subject.concern) return inside_sentence(subject.treatment->title);
    const std::string area = subject.area ? "the " + inside_sentence(subject.area->title) : "";
    if (!subject.concern) return area;
    const std::string concern = inside_sentence(subject.concern->title);
    return subject.area ? concern + " on " + area : concern;
}

bool inside(int number, Range range) { return range.lo <= number && number <= range.hi; }

bool counts_agree(const Claim& claim, Range spread, const std::vector<Range>& narrower) {
    const int lo = static_cast<int>(claim.quantity.lo / 100);
    const int hi = static_cast<int>(claim.quantity.hi / 100);
    const auto some = [&](const auto& fits) {
        return std::any_of(narrower.begin(), narrower.end(), fits);
    };
    switch (claim.quantity.bound) {
        case Bound::more_than: return lo < spread.hi;
        case Bound::less_than: return hi > spread.lo;
        case Bound::at_least:
            return some([&](Range range) { return range.lo == lo; }) ||
                   (claim.hedged && inside(lo, spread));
        case Bound::at_most:
            return some([&](Range range) { return range.hi == hi; }) ||
                   (claim.hedged && inside(hi, spread));
        case Bound::exact: break;
    }
    if (some([&](Range range) { return range == Range{lo, hi}; })) return true;
    if (!inside(lo, spread) || !inside(hi, spread)) return false;
    return lo == hi ? !claim.quantity.exactly : claim.hedged;
}

// `days` of the data, both ends included.
bool days_agree(const Claim& claim, Range days, const std::vector<Range>& narrower) {
    const std::int64_t lo = claim.quantity.lo;
    const std::int64_t hi = claim.quantity.hi;
    const std::int64_t least = days.lo * 100;
    const std::int64_t most = days.hi * 100;
    switch (claim.quantity.bound) {
        case Bound::more_than: return lo < most;
        case Bound::less_than: return hi > least;
        case Bound::at_least:
        case Bound::at_most: return lo <= most && hi >= least;
        case Bound::exact: break;
    }
    const bool whole_weeks = lo % 700 == 0 && hi % 700 == 0;
    if (claim.rough || !whole_weeks || claim.quantity.about) return lo <= most && hi >= least;
    if (lo == least && hi == most) return true;
    for (const Range range : narrower)
        if (range.lo * 700 == lo && range.hi * 700 == hi) return true;
    if (lo < least || hi > most) return false;
    return lo == hi || claim.hedged;
}

bool minutes_agree(const Claim& claim, int minutes) {
    const std::int64_t lo = claim.quantity.lo / 100;
    const std::int64_t hi = claim.quantity.hi / 100;
    // "About three quarters of an hour" is said of 40 minutes, "an hour" of 55.
    const bool about = claim.quantity.about || claim.rough || claim.hedged;
    const std::int64_t slack = about ? std::max<std::int64_t>(5, minutes / 10) : 0;
    switch (claim.quantity.bound) {
        case Bound::more_than: return minutes >= lo;
        case Bound::less_than: return minutes <= hi;
        case Bound::at_least: return minutes + slack >= lo;
        case Bound::at_most: return minutes <= hi + slack;
        case Bound::exact: break;
    }
    return lo - slack <= minutes && minutes <= hi + slack;
}

}  // namespace

std::optional<Verdict> Figures::judge(const Claim& claim, const Subject& subject) {
    switch (claim.kind) {
        case ClaimKind::sessions: return judge_sessions(claim, subject);
        case ClaimKind::interval: return judge_interval(claim, subject);
        case ClaimKind::course_length: return judge_course_length(claim, subject);
        case ClaimKind::maintenance: return judge_maintenance(claim, subject);
        case ClaimKind::minutes: return judge_minutes(claim, subject);
        case ClaimKind::price:
        case ClaimKind::session_price:
        case ClaimKind::package_price: return judge_price(claim, subject);
        case ClaimKind::package: return judge_package(claim, subject);
        case ClaimKind::fee: return judge_fee(claim, subject);
    }
    return std::nullopt;
}

const std::optional<FigureRows>& Figures::rows_of(const Subject& subject) {
    const auto found = rows_.find(subject.key());
    if (found != rows_.end()) return found->second;
    return rows_.emplace(subject.key(), rows_about(subject)).first->second;
}

std::vector<Figures::Offer> Figures::offers_of(const Subject& subject) const {
    const Treatment& treatment = *subject.treatment;
    std::vector<Offer> offers;
    const auto own = [&] {
        if (treatment.pricing.price)
            offers.push_back({&treatment.pricing, place_of(treatment.where("price"))});
    };
    if (subject.area) {
        const TreatmentArea* on = treatment.on(*subject.area);
        if (!on) return offers;
        if (on->pricing.price)
            offers.push_back({&on->pricing, place_of(on->where("price"))});
        else
            own();
    } else {
        own();
        for (const TreatmentArea& on : treatment.on_areas)
            if (on.pricing.price) offers.push_back({&on.pricing, place_of(on.where("price"))});
    }
    if (treatment.table)
        for (const EstimateRule& rule : treatment.table->estimate->rules)
            if (rule.pricing.price)
                offers.push_back({&rule.pricing, place_of(Place::in(*treatment.estimate->source,
                                                                    rule.where))});
    return offers;
}

std::optional<Verdict> Figures::judge_sessions(const Claim& claim, const Subject& subject) {
    const std::optional<FigureRows>& rows = rows_of(subject);
    if (!rows) return std::nullopt;
    if (claim.beside_money && is_package(claim.quantity, subject)) return std::nullopt;
    Verdict verdict;
    verdict.agrees = counts_agree(claim, rows->spread.sessions, rows->sessions);
    verdict.words = in_words(rows->spread.sessions);
    verdict.says = fmt::format("the estimate for {} says {} ({})", in_words(subject), verdict.words,
                               rows->place);
    verdict.value = "sessions";
    for (const std::string& option : rows->options) verdict.value += "." + option;
    return verdict;
}

// "Three sessions: £486" is an offer, not how many it takes.
bool Figures::is_package(const Quantity& quantity, const Subject& subject) const {
    const std::vector<Offer> offers = offers_of(subject);
    return quantity.single() && std::any_of(offers.begin(), offers.end(), [&](const Offer& offer) {
        return quantity.lo == 100 ||
               std::any_of(offer.pricing->packages.begin(), offer.pricing->packages.end(),
                           [&](const Package& package) {
                               return package.sessions * 100 == quantity.lo;
                           });
    });
}

std::optional<Verdict> Figures::judge_interval(const Claim& claim, const Subject& subject) {
    const std::optional<FigureRows>& rows = rows_of(subject);
    if (!rows || !rows->interval) return std::nullopt;
    Verdict verdict;
    verdict.agrees = days_agree(claim, {rows->interval->lo * 7, rows->interval->hi * 7},
                                rows->intervals);
    verdict.words = in_words(*rows->interval) + (rows->interval->hi == 1 ? " week" : " weeks");
    verdict.says = fmt::format("the estimate for {} says {} between sessions ({})",
                               in_words(subject), verdict.words, rows->place);
    return verdict;
}

std::optional<Verdict> Figures::judge_course_length(const Claim& claim, const Subject& subject) {
    const std::optional<FigureRows>& rows = rows_of(subject);
    if (!rows || !rows->spread.weeks || !rows->interval) return std::nullopt;
    // Some count the weeks of the last session too.
    const Range weeks = *rows->spread.weeks;
    const std::int64_t least = weeks.lo * 700;
    const std::int64_t most = (weeks.hi + rows->interval->hi) * 700;
    Verdict verdict;
    verdict.agrees = claim.quantity.bound != Bound::exact ||
                     (claim.quantity.lo <= most && claim.quantity.hi >= least);
    verdict.words = in_words(weeks) + " weeks";
    verdict.says = fmt::format("the estimate for {} comes to {} ({})", in_words(subject),
                               verdict.words, rows->place);
    verdict.value = "weeks";
    for (const std::string& option : rows->options) verdict.value += "." + option;
    return verdict;
}

std::optional<Verdict> Figures::judge_maintenance(const Claim& claim,
                                                  const Subject& subject) const {
    if (!subject.treatment->estimate || !subject.treatment->estimate->maintenance)
        return std::nullopt;
    const Estimate& estimate = *subject.treatment->estimate;
    const Range weeks = estimate.maintenance->every_weeks;
    Claim loose = claim;
    loose.rough = true;
    // A year is 52 weeks and a day.
    Verdict verdict;
    verdict.agrees = days_agree(loose, {weeks.lo * 7, weeks.hi * 7 + 7}, {});
    verdict.words = in_words(weeks) + " weeks";
    verdict.says = fmt::format("the estimate's maintenance says every {} ({})", verdict.words,
                               place_of(Place::in(*estimate.source, estimate.maintenance->where)));
    return verdict;
}

std::optional<Verdict> Figures::judge_minutes(const Claim& claim, const Subject& subject) const {
    const Treatment& treatment = *subject.treatment;
    struct Time {
        int minutes;
        std::string place;
    };
    std::vector<Time> times;
    const auto own = [&] {
        if (treatment.minutes)
            times.push_back({*treatment.minutes, place_of(treatment.where("minutes"))});
    };
    if (subject.area) {
        const TreatmentArea* on = treatment.on(*subject.area);
        if (!on) return std::nullopt;
        if (on->minutes)
            times.push_back({*on->minutes, place_of(on->where("minutes"))});
        else
            own();
    } else {
        own();
        for (const TreatmentArea& on : treatment.on_areas)
            if (on.minutes) times.push_back({*on.minutes, place_of(on.where("minutes"))});
    }
    if (times.empty()) return std::nullopt;
    Verdict verdict;
    verdict.agrees = std::any_of(times.begin(), times.end(), [&](const Time& time) {
        return minutes_agree(claim, time.minutes);
    });
    // "20 to 75 minutes, depending on the area"
    const auto [least, most] = std::minmax_element(
        times.begin(), times.end(), [](const Time& a, const Time& b) { return a.minutes < b.minutes; });
    verdict.agrees = verdict.agrees || (claim.quantity.lo == least->minutes * 100 &&
                                        claim.quantity.hi == most->minutes * 100);
    verdict.words = fmt::format("{} minutes", times.front().minutes);
    const std::string on = subject.area ? " on the " + inside_sentence(subject.area->title) : "";
    verdict.says = fmt::format("one session of {}{} takes {} ({})", inside_sentence(treatment.title),
                               on, verdict.words, times.front().place);
    verdict.value = "treatment.minutes";
    return verdict;
}

// The amounts that a claim about money may name.
std::set<std::int64_t> Figures::known_prices(const Claim& claim, const Subject& subject,
                                             const std::vector<Offer>& offers) {
    const std::optional<FigureRows>& rows = rows_of(subject);
    std::set<std::int64_t> known;
    for (const Offer& offer : offers) {
        const Pricing& pricing = *offer.pricing;
        const std::int64_t one = pricing.price->minor;
        if (claim.kind == ClaimKind::session_price) {
            known.insert(one);
            for (const Package& package : pricing.packages)
                if (claim.beside_package || package.sessions == claim.count)
                    known.insert(package.price.minor / std::max(1, package.sessions));
            continue;
        }
        if (claim.count > 0) {
            if (claim.singly) known.insert(one * claim.count);
            if (const auto cover = cheapest_cover(claim.count, pricing))
                known.insert(cover->price.minor);
            for (const Package& package : pricing.packages)
                if (package.sessions == claim.count) known.insert(package.price.minor);
            continue;
        }
        known.insert(one);
        for (const Package& package : pricing.packages) known.insert(package.price.minor);
        const Range sessions = rows ? rows->spread.sessions : Range{1, 12};
        for (int n = 1; n <= std::min(sessions.hi, 60); ++n) {
            known.insert(one * n);
            if (const auto cover = cheapest_cover(n, pricing)) known.insert(cover->price.minor);
        }
    }
    if (claim.kind == ClaimKind::price && claim.quantity.bound == Bound::exact)
        for (const Fee& fee : subject.treatment->fees) known.insert(fee.price.minor);
    return known;
}

std::optional<Verdict> Figures::judge_price(const Claim& claim, const Subject& subject) {
    const std::vector<Offer> offers = offers_of(subject);
    if (offers.empty()) return std::nullopt;
    const std::set<std::int64_t> known = known_prices(claim, subject, offers);
    Verdict verdict = price_verdict(claim, subject, offers.front());
    const std::int64_t lo = claim.quantity.lo;
    const std::int64_t hi = claim.quantity.hi;
    switch (claim.quantity.bound) {
        case Bound::more_than:
        case Bound::at_most: verdict.agrees = hi >= *known.begin(); break;
        case Bound::less_than: verdict.agrees = hi > *known.begin(); break;
        case Bound::at_least:
        case Bound::exact: {
            // "About £180" for £179, but not for £150.
            const std::int64_t slack = claim.quantity.about ? lo / 50 : 0;
            const auto fits = [&](std::int64_t amount) {
                const auto near = known.lower_bound(amount - slack);
                return near != known.end() && *near <= amount + slack;
            };
            verdict.agrees = fits(lo) && fits(hi);
        }
    }
    return verdict;
}

// What the data say of a session, of so many sessions, or of a course.
Verdict Figures::price_verdict(const Claim& claim, const Subject& subject, const Offer& offer) {
    const std::string on = subject.area ? " on the " + inside_sentence(subject.area->title) : "";
    const std::string title = inside_sentence(subject.treatment->title) + on;
    Verdict verdict;
    const std::optional<FigureRows>& rows = rows_of(subject);
    if (claim.kind == ClaimKind::package_price && claim.count > 0) {
        if (const auto cover = cheapest_cover(claim.count, *offer.pricing)) {
            verdict.words = money(cover->price);
            verdict.says = fmt::format("{} sessions of {} cost {} ({})", claim.count, title,
                                       verdict.words, offer.place);
            return verdict;
        }
    } else if (claim.kind == ClaimKind::package_price && rows && rows->spread.cost) {
        const auto& [lo, hi] = *rows->spread.cost;
        verdict.words = money(lo.price);
        if (lo.price.minor != hi.price.minor) verdict.words += " to " + money(hi.price);
        verdict.says = fmt::format("a course of {} costs {} ({})", title, verdict.words, offer.place);
        verdict.value = "cost";
        for (const std::string& option : rows->options) verdict.value += "." + option;
        return verdict;
    }
    verdict.words = money(*offer.pricing->price);
    verdict.value = "treatment.price";
    verdict.says =
        fmt::format("one session of {} costs {} ({})", title, verdict.words, offer.place);
    return verdict;
}

std::optional<Verdict> Figures::judge_package(const Claim& claim, const Subject& subject) const {
    std::set<int> counts;
    std::string place;
    for (const Offer& offer : offers_of(subject))
        for (const Package& package : offer.pricing->packages) {
            counts.insert(package.sessions);
            if (place.empty()) place = offer.place;
        }
    if (counts.empty()) return std::nullopt;
    std::vector<std::string> words;
    for (const int count : counts) words.push_back(std::to_string(count));
    Verdict verdict;
    verdict.agrees = counts.contains(static_cast<int>(claim.quantity.lo / 100)) &&
                     counts.contains(static_cast<int>(claim.quantity.hi / 100));
    verdict.words = listed(words, "or") + " sessions";
    verdict.says = fmt::format("packages of {} have {} ({})",
                               inside_sentence(subject.treatment->title), verdict.words, place);
    return verdict;
}

// Of the one fee whose name has the word that the clause has: "assessment", "consultation".
std::optional<Verdict> Figures::judge_fee(const Claim& claim, const Subject& subject) const {
    const Treatment& treatment = *subject.treatment;
    if (claim.quantity.bound != Bound::exact) return std::nullopt;
    const Fee* meant = nullptr;
    for (const Fee& fee : treatment.fees) {
        if (lower_cased(fee.name).find(claim.fee) == std::string::npos) continue;
        if (meant) return std::nullopt;
        meant = &fee;
    }
    if (!meant) return std::nullopt;
    Verdict verdict;
    verdict.agrees =
        claim.quantity.lo == meant->price.minor && claim.quantity.hi == meant->price.minor;
    for (const Offer& offer : offers_of(subject))
        verdict.agrees |= offer.pricing->price->minor == claim.quantity.lo;
    verdict.words = money(meant->price);
    verdict.says = fmt::format("the fee {} is {} ({})", in_quotes(meant->name), verdict.words,
                               place_of(treatment.where("fees")));
    return verdict;
}

std::string Figures::money(Money amount) const {
    return shown(amount, config_.currency, config_.language);
}

}  // namespace praxis
