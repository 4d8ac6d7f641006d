#include "gather/location_hours.h"

#include <algorithm>
#include <utility>

#include "clinic/opening_hours.h"

namespace praxis {

namespace {

class HoursReader {
public:
    HoursReader(Location& location, Diagnostics& diagnostics)
        : location_(location), diagnostics_(diagnostics) {}

    void read() {
        std::array<DayPeriods, 7> week;
        for (const auto& [day, periods] : location_.written_hours)
            week[static_cast<std::size_t>(day)] = periods_of(periods);
        check_opening_week(week, *location_.source, diagnostics_);
        for (std::size_t day = 0; day < 7; ++day)
            for (const auto& period : week[day]) location_.hours[day].push_back(period.value);
        const auto& exceptions = location_.exceptions;
        for (std::size_t i = 0; i < exceptions.size(); ++i)
            read_exception(location_.exceptions[i], i + 1 < exceptions.size()
                                                        ? exceptions[i + 1].where.begin
                                                        : end_of(exceptions[i]));
        for (std::size_t i = 0; i < exceptions.size(); ++i) refuse_second(i);
    }

private:
    DayPeriods periods_of(const std::vector<Located<std::string>>& written) {
        DayPeriods periods;
        for (const Located<std::string>& text : written)
            if (const auto period = read_opening_period(text, *location_.source, diagnostics_))
                periods.push_back({*period, text.where});
        return periods;
    }

    // The fields below [[exceptions]] stand behind its place, those of { … } inside.
    std::uint32_t end_of(const HoursException& exception) const {
        const std::string& text = location_.source->text();
        return text[exception.where.begin] == '[' ? static_cast<std::uint32_t>(text.size())
                                                  : exception.where.end;
    }

    /// Whether a value up to `end` was refused: then what it would have said is not missing.
    bool has_refused_value(const HoursException& exception, std::uint32_t end) const {
        const auto place_of = [&](std::uint32_t offset) {
            const LineColumn at = location_.source->line_column(offset);
            return std::pair(at.line, at.column);
        };
        const auto from = place_of(exception.where.begin);
        const auto to = place_of(end);
        return std::any_of(diagnostics_.all().begin(), diagnostics_.all().end(),
                           [&](const Diagnostic& finding) {
                               const std::pair at(finding.line, finding.column);
                               return finding.path == location_.source->path() && from <= at &&
                                      at < to;
                           });
    }

    Diagnostic& say(std::string_view rule, const HoursException& exception, std::string message) {
        return diagnostics_.error(rule, Place::in(*location_.source, exception.where),
                                  std::move(message));
    }

    void read_exception(HoursException& exception, std::uint32_t end) {
        const bool refused = has_refused_value(exception, end);
        read_days(exception, refused);
        const bool closed = exception.written_closed.value_or(false);
        if (closed && !exception.written_hours.empty())
            say("exception-hours", exception, "these days are both closed and have hours")
                .with_hint("keep closed = true or hours");
        if (!closed && exception.written_hours.empty() && !refused)
            say("exception-hours", exception, "these days are neither closed nor have hours")
                .with_hint("write closed = true, or hours = [\"10:00-14:00\"]");
        exception.closed = closed;
        const DayPeriods day = periods_of(exception.written_hours);
        check_opening_day(day, *location_.source, diagnostics_);
        for (const auto& period : day) exception.hours.push_back(period.value);
    }

    /// A day has one exception: nobody could tell which of two holds.
    void refuse_second(std::size_t second) {
        const HoursException& exception = location_.exceptions[second];
        if (exception.from == Date{} || exception.to < exception.from) return;  // said already
        for (std::size_t first = 0; first < second; ++first) {
            const HoursException& other = location_.exceptions[first];
            const Date day = std::max(exception.from, other.from);
            if (other.from == Date{} || std::min(exception.to, other.to) < day) continue;
            say("exception-twice", exception, day.iso() + " has an exception already")
                .with_hint("keep one of the two for that day");
            return;
        }
    }

    void read_days(HoursException& exception, bool refused) {
        const bool one = exception.written_date.has_value();
        const bool from = exception.written_from.has_value();
        const bool to = exception.written_to.has_value();
        if (one && (from || to)) {
            say("exception-dates", exception, "this exception has a date and a range of dates")
                .with_hint("write date = …, or from = … and to = …");
        } else if (!one && !(from && to)) {
            if (!refused)
                say("exception-dates", exception,
                    from || to ? "this range of dates has only one end"
                               : "this exception has no date")
                    .with_hint("write date = …, or from = … and to = …");
        } else if (from && *exception.written_to < *exception.written_from) {
            say("range-backwards", exception, "this range of dates ends before it begins")
                .with_hint("write the earlier date in from");
        }
        exception.from = exception.written_from.value_or(
            exception.written_date.value_or(exception.written_to.value_or(Date{})));
        exception.to = exception.written_to.value_or(exception.from);
    }

    Location& location_;
    Diagnostics& diagnostics_;
};

}  // namespace

void read_location_hours(Location& location, Diagnostics& diagnostics) {
    HoursReader(location, diagnostics).read();
}

}  // namespace praxis
