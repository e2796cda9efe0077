"""Figures of commitments: whether two can be one, and the figure of all of them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from bede.events.claims import LinkClaim
from bede.model import Amount, AmountKind, Figure

_NEAR = 0.06  # "about $1 billion" and $1.04 billion are one; $1 billion and $1.1 billion are two

_CURRENCY = re.compile("[A-Z]{3}")

Range = tuple[float, float]
"""Lowest and highest that a figure can be."""


def figure_key(amount: Amount) -> tuple[AmountKind, str]:
    """Return what two amounts must share to be compared: the kind, and the currency or the thing counted."""
    unit = amount.unit or ""
    if amount.kind is AmountKind.MONEY:
        return amount.kind, unit if _CURRENCY.fullmatch(unit) else ""
    # Soldiers, troops and policemen are all persons who are sent.
    return amount.kind, "" if amount.kind is AmountKind.TROOPS else unit.lower().split(" ")[-1]


def ranges(claims: Iterable[LinkClaim]) -> dict[tuple[AmountKind, str], tuple[Range, ...]]:
    """Return the ranges that claims tell, by kind and unit."""
    found: dict[tuple[AmountKind, str], set[Range]] = defaultdict(set)
    for claim in claims:
        for amount in claim.amounts:
            bounds = _range(amount)
            if bounds is not None:
                found[figure_key(amount)].add(bounds)
    return {key: tuple(sorted(found[key])) for key in sorted(found)}


def agree(first: Sequence[Range], second: Sequence[Range]) -> bool:
    """Return whether some figure of the one can be some figure of the other."""
    return any(a[0] <= b[1] * (1 + _NEAR) and b[0] <= a[1] * (1 + _NEAR) for a in first for b in second)


def figures_of(claims: Sequence[LinkClaim]) -> tuple[Figure, ...]:
    """Return one figure per kind and unit, the one that most claims tell first (ties: the one told first).

    ``best`` is the one that most claims give, of equals the last told; ``low`` and ``high`` are as wide as all allow.
    """
    told = sorted(claims, key=lambda c: (c.published or "9999", c.document_id, c.start, c.id))
    groups: dict[tuple[AmountKind, str], list[tuple[LinkClaim, Amount]]] = defaultdict(list)
    for claim in told:
        for amount in sorted(claim.amounts, key=lambda a: a.span.start):
            if _range(amount) is not None:
                groups[figure_key(amount)].append((claim, amount))
    if any(kind is AmountKind.MONEY and unit for kind, unit in groups):
        groups.pop((AmountKind.MONEY, ""), None)  # the same sums again, their currency not told
    first = {key: rank for rank, key in enumerate(groups)}
    order = sorted(groups, key=lambda key: (key[0] is not AmountKind.MONEY, -len(groups[key]), first[key]))
    return tuple(_figure(groups[key]) for key in order)


def _figure(rows: Sequence[tuple[LinkClaim, Amount]]) -> Figure:
    amounts = [amount for _, amount in rows]
    counts = Counter(amount.best for amount in amounts if amount.best is not None)
    last = {amount.best: place for place, amount in enumerate(amounts)}
    best = max(counts, key=lambda value: (counts[value], last[value])) if counts else None
    lows = [value for a in amounts if (value := a.low if a.low is not None else a.best) is not None]
    highs = [value for a in amounts if (value := a.high if a.high is not None else a.best) is not None]
    return Figure(
        kind=amounts[0].kind,
        unit=(figure_key(amounts[0])[1] or None) if amounts[0].kind is AmountKind.MONEY else amounts[0].unit,
        low=min(lows, default=None),
        best=best,
        high=max(highs, default=None),
        claims=tuple(dict.fromkeys(claim.id for claim, _ in rows)),
    )


def _range(amount: Amount) -> Range | None:
    low = amount.low if amount.low is not None else amount.best
    high = amount.high if amount.high is not None else amount.best
    if low is None and high is None:
        return None
    # "At least $15 billion" is $15 billion and some, not any sum above it.
    return (low if low is not None else (high or 0) / 2, high if high is not None else (low or 0) * 1.5)
