"""The table of rules: the name that a pattern of ``knowledge/words/en/times.toml`` bears, and its arithmetic.

All intervals are closed and in whole days. Weekdays follow the codebook: the nearest one not after the
document's day for past acts, not before it for future acts. "since" runs up to the document's day.
"""

from bede.resolutions.times import days, periods, units
from bede.resolutions.times.context import Rule

RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        days.month_day,
        days.iso_day,
        days.range_of_days,
        days.day_of_month,
        days.weekday,
        days.range_of_weekdays,
        days.weekend,
        days.named_day,
        days.anchored_day,
        days.anchored_units,
        periods.month_year,
        periods.month,
        periods.range_of_months,
        periods.week_of_month,
        periods.quarter,
        periods.year_part,
        periods.season_year,
        periods.year,
        periods.range_of_years,
        periods.decade,
        units.relative_unit,
        units.past_units,
        units.coming_units,
        units.units_ago,
        units.end_of_unit,
    )
}
"""Rule name of a pattern → its arithmetic. A test holds the two tables equal."""
