"""The table of rules: the name that a pattern of ``knowledge/words/en/times`` bears, and its arithmetic.

All intervals are closed and in whole days. Weekdays follow the codebook: the nearest one not after the
document's day for past acts, not before it for future acts. "since" runs up to the document's day.
"""

from bede.resolutions.times import background, dates, days, hours, periods, quarters, relative, units, vague
from bede.resolutions.times.context import Rule

RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        dates.month_day,
        dates.iso_day,
        dates.known_day,
        dates.holiday,
        dates.range_of_days,
        dates.day_of_month,
        days.weekday,
        days.range_of_weekdays,
        days.weekend,
        days.named_day,
        days.anchored_day,
        days.anchored_units,
        hours.clock,
        periods.month_year,
        periods.month,
        periods.range_of_months,
        periods.week_of_month,
        periods.week_of_day,
        periods.year_part,
        periods.season_year,
        periods.year,
        periods.spoken_year,
        periods.range_of_years,
        periods.decade,
        periods.century,
        quarters.quarter,
        quarters.told_quarter,
        quarters.year_earlier,
        quarters.same_period,
        quarters.first_units,
        relative.relative_unit,
        relative.the_unit,
        units.past_units,
        units.coming_units,
        units.duration,
        units.units_ago,
        relative.end_of_unit,
        background.known_period,
        background.term_of_office,
        vague.present,
        vague.past,
        vague.ahead,
        vague.set_of_units,
    )
}
"""Rule name of a pattern → its arithmetic. A test holds the two tables equal."""
