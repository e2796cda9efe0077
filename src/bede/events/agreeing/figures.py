"""How many and how much: one figure per kind and unit, from each voice's latest word.

Tolls rise. A later word takes the place of an earlier one where the same voice says it, where a later version of the
same document does, or where a toll that grew is told later by somebody who does not speak against the first.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bede.events.agreeing.context import Context
from bede.events.agreeing.ranges import Range, Whom, counts, range_of, unit_of, whom
from bede.events.agreeing.tellings import Telling, later_version
from bede.knowledge.words.telling import figure_words
from bede.model import Amount, AmountKind, Difference, Figure, Relation, Sector

_TOLLS = frozenset(
    {
        AmountKind.KILLED,
        AmountKind.INJURED,
        AmountKind.DETAINED,
        AmountKind.ABDUCTED,
        AmountKind.RELEASED,
        AmountKind.DISPLACED,
    }
)
_NO_PARTISANS = frozenset({Sector.IGO, Sector.NGO, Sector.MED, Sector.JRN})


@dataclass(frozen=True, slots=True)
class Count:
    """One voice's figure of one kind. ``words``: as the text has it; ``range``: what it allows."""

    telling: Telling
    kind: AmountKind
    unit: str | None
    whom: Whom
    low: float | None
    best: float | None
    high: float | None
    words: str
    range: Range

    @property
    def top(self) -> float:
        """The most that was told of it: a later count above it has grown."""
        return self.range.most if self.range.most != float("inf") else self.low or 0.0


@dataclass(frozen=True, slots=True)
class Counted:
    """All counts of one kind and unit: those that stand, and those whose place a later one took, with which and how."""

    standing: tuple[Count, ...]
    replaced: tuple[tuple[Count, Count, Difference], ...]


def find_counts(tellings: Iterable[Telling], context: Context) -> tuple[Counted, ...]:
    """Return the counts of an event, in the order of kind and unit."""
    groups: dict[tuple[AmountKind, str], list[Count]] = defaultdict(list)
    for telling in tellings:
        for count in _counts_of(telling) if telling.claim.amounts else ():
            groups[count.kind, count.unit or ""].append(count)
    return tuple(_counted(groups[key], context) for key in sorted(groups))


def figures_of(counted: Sequence[Counted]) -> tuple[Figure, ...]:
    """Return one figure per kind, unit and sort of people, as wide as the counts that stand allow."""
    figures = []
    for group in counted:
        if len(group.standing) == 1:
            figures.append(_figure(group.standing))
            continue
        parts = ([count for count in group.standing if count.whom is part] for part in Whom)
        figures.extend(_figure(counts) for counts in parts if counts)
    return tuple(figures)


def contradict(first: Count, second: Count) -> bool:
    """Return whether two counts can't both be true: no figure fits both, or a part is more than the whole.

    A part within the whole, and two parts that have no one in common, are no contradiction.
    """
    if first.whom is second.whom:
        return not first.range.meets(second.range)
    for whole, part in ((first, second), (second, first)):
        if whole.whom is Whom.ALL:
            return part.range.least > whole.range.most
    return False


def _counts_of(telling: Telling) -> list[Count]:
    groups: dict[tuple[AmountKind, str, Whom], list[tuple[Amount, Range]]] = defaultdict(list)
    for amount in telling.claim.amounts:
        if (found := range_of(amount)) is not None and counts(amount, telling.claim.sentence):
            groups[amount.kind, unit_of(amount) or "", whom(amount)].append((amount, found))
    return [_count(telling, unit or None, part, rows) for (_, unit, part), rows in groups.items()]


def _count(telling: Telling, unit: str | None, part: Whom, rows: list[tuple[Amount, Range]]) -> Count:
    """Return the count of one claim. Of several figures one may be a part of the other, or both parts of a sum."""
    amount, found = max(rows, key=lambda row: (row[1].least, row[0].text))
    low, best, high, words = amount.low, amount.best, amount.high, amount.text
    if len(rows) > 1 and not figure_words().part.search(telling.claim.sentence):
        found = Range(found.least, sum(row[1].most for row in rows))
        low, best, high = (low if best is None else best), None, (found.most if best is not None else high)
    return Count(telling, amount.kind, unit or _said_unit(amount), part, low, best, high, words, found)


def _said_unit(amount: Amount) -> str | None:
    return amount.unit if amount.kind is AmountKind.MONEY else None


def _counted(counts: Sequence[Count], context: Context) -> Counted:
    """Return which counts stand and which gave way; one voice that says one thing twice is one count."""
    if len(counts) == 1:
        return Counted((counts[0],), ())
    rows = sorted(_distinct(counts), key=lambda c: (c.telling.day, c.range.least, c.range.most, c.telling.claim.id))
    replaced: dict[int, tuple[int, Difference]] = {}
    for number, earlier in enumerate(rows):
        for other in range(len(rows) - 1, -1, -1):
            change = _replaces(rows[other], earlier, context) if other != number else None
            if change is not None:
                replaced[number] = (other, change)
                break
    _add_laggards(rows, replaced)
    standing = tuple(row for number, row in enumerate(rows) if number not in replaced)
    gone = tuple((rows[number], rows[by], change) for number, (by, change) in sorted(replaced.items()))
    return Counted(standing, gone)


def _distinct(counts: Sequence[Count]) -> list[Count]:
    """Return counts without those that say the same: of one voice, or of outlets on one day."""
    seen: dict[tuple[object, ...], Count] = {}
    for count in counts:
        telling = count.telling
        voice = telling.home if telling.own_voice else telling.voice
        seen.setdefault((voice, telling.camp, count.range.least, count.range.most, count.whom, telling.day), count)
    return list(seen.values())


def _replaces(later: Count, earlier: Count, context: Context) -> Difference | None:
    """Return how a count takes the place of another one; None where it does not."""
    if later.whom is not earlier.whom or (later.range == earlier.range):
        return None
    relation = later_version(later.telling, earlier.telling, context)
    if relation is not None:
        return Difference.CORRECTION if relation is Relation.CORRECTION else Difference.UPDATE
    if later_version(earlier.telling, later.telling, context) is not None:
        return None
    grew = later.kind in _TOLLS and later.range.least > earlier.top
    same_voice = later.telling.voice == earlier.telling.voice
    in_order = _in_order(earlier.telling, later.telling)
    if same_voice and in_order and not later.range.meets(earlier.range):
        return Difference.UPDATE
    if not grew:
        return None
    if same_voice:
        # On one day the higher toll of one speaker is the later one; within one document it may be another matter.
        apart = later.telling.claim.document_id != earlier.telling.claim.document_id
        return Difference.UPDATE if in_order or (apart and later.telling.day == earlier.telling.day) else None
    return Difference.UPDATE if in_order and not opposed(later.telling, earlier.telling) else None


def _in_order(earlier: Telling, later: Telling) -> bool:
    first, second = earlier.claim.published, later.claim.published
    return first is not None and second is not None and first < second


def opposed(first: Telling, second: Telling) -> bool:
    """Return whether two tellers speak for two sides; organisations that help or watch speak for none."""
    if first.camp == second.camp or not first.camp or not second.camp:
        return False
    return not any(t.teller is not None and t.teller.sector in _NO_PARTISANS for t in (first, second))


def _add_laggards(rows: Sequence[Count], replaced: dict[int, tuple[int, Difference]]) -> None:
    """Let a count give way that repeats, after it was replaced, a figure of before."""
    old = sorted(replaced.items())
    for number, row in enumerate(rows):
        if number in replaced:
            continue
        for gone, (by, _) in old:
            newer = rows[by]
            repeats = row.whom is rows[gone].whom and row.range.meets(rows[gone].range)
            late = newer.telling.day <= row.telling.day and by != number and by not in replaced
            if repeats and late and contradict(row, newer) and not opposed(row.telling, newer.telling):
                replaced[number] = (by, Difference.UPDATE)
                break


def _figure(counts: Sequence[Count]) -> Figure:
    lows = [value for c in counts if (value := c.low if c.low is not None else c.best) is not None]
    highs = [value for c in counts if (value := c.high if c.high is not None else c.best) is not None]
    return Figure(
        kind=counts[0].kind,
        unit=_unit(counts),
        low=min(lows, default=None),
        best=_best(counts),
        high=max(highs, default=None),
        claims=tuple(dict.fromkeys(c.telling.claim.id for c in counts)),
    )


def _unit(counts: Sequence[Count]) -> str | None:
    if counts[0].unit is not None:
        return counts[0].unit
    return None if counts[0].whom is Whom.ALL else counts[0].whom.value


def _best(counts: Sequence[Count]) -> float | None:
    """Return the figure on which all agree: a plain one before a rounded or vague one, most told, then told last."""
    if len(counts) == 1:
        return counts[0].best
    if any(contradict(a, b) for n, a in enumerate(counts) for b in counts[n + 1 :]):
        return None
    told = [c for c in counts if c.best is not None]
    if not told:
        return None
    homes: dict[float, set[str]] = defaultdict(set)
    for count in told:
        homes[count.best or 0.0].add(count.telling.home)
    exact = {c.best for c in told if c.range.least == c.range.most}
    last = {c.best: number for number, c in enumerate(told)}
    return max(homes, key=lambda best: (best in exact, len(homes[best]), last[best]))
