"""``pledges``: what whom is committed to whom, added up over commitments and never over sightings."""

from bede.chronicle.columns import Column, View
from bede.chronicle.views.parts import KIND
from bede.model.codes import Stage

_SUMS = """count(*){only} AS {name}commitments,
    sum(coalesce(low, best)){only} AS {name}low,
    sum(coalesce(best, low, high)){only} AS {name}best,
    CASE WHEN count(high){only} = count(told){only} THEN sum(high){only} END AS {name}high"""

_ORDER = [stage.value for stage in Stage]


def pledges_sql(ladders: str = "SELECT * FROM ladders") -> str:
    """Return the query for the totals of some ladders, given as a query; the whole view where none is given."""
    return f"""
WITH sides AS (
    SELECT ladder_id,
        string_agg(DISTINCT counts_as, '; ' ORDER BY counts_as) FILTER (WHERE role = 'giver') AS giver,
        string_agg(DISTINCT counts_as, '; ' ORDER BY counts_as) FILTER (WHERE role = 'receiver') AS receiver
    FROM ladder_parties GROUP BY ladder_id
), stages AS (
    SELECT DISTINCT ladder_id, stage FROM ladder_steps
), money AS (
    SELECT ladder_id, true AS told, unit, low, best, coalesce(high, best) AS high
    FROM ladder_amounts WHERE kind = 'money' QUALIFY row_number() OVER (PARTITION BY ladder_id ORDER BY ordinal) = 1
), counted AS (
    SELECT s.giver, s.receiver, l.kind, g.stage,
        CASE WHEN l.what IN ('lifting', 'withdrawal', 'ceasefire') THEN l.what END AS undoing,
        m.unit, m.told, m.low, m.best, m.high,
        l.stage = g.stage AS stayed
    FROM ({ladders}) l JOIN stages g USING (ladder_id)
    LEFT JOIN sides s USING (ladder_id) LEFT JOIN money m USING (ladder_id)
)
SELECT giver, receiver, kind, undoing, stage, unit,
    {_SUMS.format(only="", name="")},
    {_SUMS.format(only=" FILTER (WHERE stayed)", name="stayed_")}
FROM counted
GROUP BY giver, receiver, kind, undoing, stage, unit
ORDER BY giver NULLS LAST, receiver NULLS LAST, kind, undoing NULLS FIRST,
    list_position({_ORDER}, stage), unit NULLS LAST"""


PLEDGES = View(
    "pledges",
    "Totals by giver, receiver, kind, stage and currency. A commitment counts once in each stage that is told of it, "
    "with one figure, in the currency in which it is told most. A commitment of several givers counts for all of them "
    "together and for none of them alone. Different stages must not be added up.",
    (
        Column("giver", "VARCHAR", "Codes of those who give, joined by `; `; NULL: not told."),
        Column("receiver", "VARCHAR", "Codes of those who receive, joined by `; `; NULL: not told."),
        KIND,
        Column(
            "undoing",
            "VARCHAR",
            "`lifting` of sanctions, `withdrawal` of troops or `ceasefire`, which are counted apart; NULL: none.",
        ),
        Column("stage", "VARCHAR", "The stage.", vocabulary=Stage),
        Column("unit", "VARCHAR", "Currency; NULL: no sum of money, or no currency, is told."),
        Column("commitments", "BIGINT", "Commitments that are told in this stage."),
        Column("low", "DOUBLE", "Sum of their lowest figures."),
        Column("best", "DOUBLE", "Sum of their likeliest figures, else of the bound that is told."),
        Column("high", "DOUBLE", "Sum of their highest figures; NULL: one of them is open."),
        Column("stayed_commitments", "BIGINT", "Those of them that have come no further than this stage."),
        Column("stayed_low", "DOUBLE", "Sum of the lowest figures of these."),
        Column("stayed_best", "DOUBLE", "Sum of the likeliest figures of these."),
        Column("stayed_high", "DOUBLE", "Sum of the highest figures of these; NULL: one of them is open."),
    ),
    pledges_sql(),
)
