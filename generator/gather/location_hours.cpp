#include "gather/location_hours.h"

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
        for (HoursException& exception : location_.exceptions) read_exception(exception);
    }

private:
    DayPeriods periods_of(const std::vector<Located<std::string>>& written) {
        DayPeriods periods;
        for (const Located<std::string>& text : written)
            if (const auto period = read_opening_period(text, *location_.source, diagnostics_))
                periods.push_back({*period, text.where});
        return periods;
    }

    Diagnostic& say(const HoursException& exception, std::string message) {
        return diagnostics_.error("unclear-exception", Place::in(*location_.source, exception.where),
                                  std::move(message));
    }

    void read_exception(HoursException& exception) {
        read_days(exception);
        const bool closed = exception.written_closed.value_or(false);
        if (closed && !exception.written_hours.empty())
            say(exception, "these days are both closed and have hours")
                .with_hint("keep closed = true or hours");
        if (!closed && exception.written_hours.empty())
            say(exception, "these days are neither closed nor have hours")
                .with_hint("write closed = true, or hours = [\"10:00-14:00\"]");
        exception.closed = closed;
        const DayPeriods day = periods_of(exception.written_hours);
        check_opening_day(day, *location_.source, diagnostics_);
        for (const auto& period : day) exception.hours.push_back(period.value);
    }

    void read_days(HoursException& exception) {
        const bool one = exception.written_date.has_value();
        const bool from = exception.written_from.has_value();
        const bool to = exception.written_to.has_value();
        if (one && (from || to)) {
            say(exception, "this exception has a date and a range of dates")
                .with_hint("write date = …, or from = … and to = …");
        } else if (!one && !(from && to)) {
            say(exception, from || to ? "this range of dates has only one end"
                                      : "this exception has no date")
                .with_hint("write date = …, or from = … and to = …");
        } else if (from && *exception.written_to < *exception.written_from) {
            say(exception, "this range of dates ends before it begins")
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
