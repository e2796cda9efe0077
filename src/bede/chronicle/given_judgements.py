"""What a person decides about events and claims, by their ids, as judgements: for terminal and page alike."""

from collections.abc import Sequence
from itertools import combinations

from bede.chronicle.given_values import read_value
from bede.chronicle.judgements import By, correct, merge, on_claims, on_pairs, split
from bede.chronicle.why import find_id
from bede.chronicle.write import Chronicle
from bede.errors import UsageError
from bede.model import Judgement, Verdict


def judged(
    chronicle: Chronicle,
    by: By,
    starts: Sequence[str],
    verdict: Verdict | None,
    correction: tuple[str, str] | None,
) -> tuple[Judgement, ...]:
    """Return the judgements that a verdict on events and claims means; ``correction``: a field and its value in words.

    A verdict on an event is one on each of its claims. Raises UsageError where it means nothing.
    """
    return _judgements(chronicle, by, starts, _verdict(verdict, correction), correction)


def correction_of(field: str | None, value: str | None) -> tuple[str, str] | None:
    """Return field and value where both are given. Raises UsageError where only one is."""
    if field is not None and value is not None:
        return field, value
    if field is not None or value is not None:
        raise UsageError("A field and a value belong together; to say that nothing is told, write none.")
    return None


def _verdict(verdict: Verdict | None, correction: tuple[str, str] | None) -> Verdict:
    chosen = verdict or (Verdict.CORRECTED if correction else None)
    if chosen is None:
        raise UsageError(
            "What is decided? A verdict right, wrong, same, different or unsure, or a field and its value."
        )
    if (chosen is Verdict.CORRECTED) != (correction is not None):
        raise UsageError("A field and a value belong to the verdict corrected.")
    return chosen


def _judgements(
    chronicle: Chronicle, by: By, starts: Sequence[str], verdict: Verdict, correction: tuple[str, str] | None
) -> tuple[Judgement, ...]:
    groups = [claims_of(chronicle, start) for start in starts]
    every = [claim for group in groups for claim in group]
    if correction is not None:
        return correct(by, every, correction[0], read_value(chronicle, *correction))
    if verdict in (Verdict.RIGHT, Verdict.WRONG):
        return on_claims(by, verdict, every)
    if len(set(every)) < 2:
        raise UsageError(f"The verdict {verdict} is on two claims or more. Give the ids of both.")
    if verdict is Verdict.SAME:
        return merge(by, *groups)
    return part(by, verdict, groups)


def part(by: By, verdict: Verdict, groups: Sequence[Sequence[str]]) -> tuple[Judgement, ...]:
    """Return the verdict *different* or *unsure* on each claim of a group with each of the other groups.

    A group that is part of another is parted from the rest of it.
    """
    found: list[Judgement] = []
    for one, other in combinations(groups or [[]], 2):
        small, large = sorted((one, other), key=len)
        rest = [claim for claim in large if claim not in small]
        if not rest:
            raise UsageError("The same claims were given twice; nothing can be parted from itself.")
        pairs = [(a, b) for a in small for b in rest]
        found += split(by, small, rest) if verdict is Verdict.DIFFERENT else on_pairs(by, verdict, pairs)
    if not found:
        raise UsageError("What is to be parted? Give two ids: of events, of claims, or of an event and a claim of it.")
    return tuple(found)


def claims_of(chronicle: Chronicle, start: str) -> list[str]:
    """Return the claims that an id means: those of an event, or the claim itself."""
    kind, found = find_id(chronicle, start.strip())
    if kind == "claim":
        return [found]
    sql = "SELECT claim_id FROM event_claims WHERE event_id = ? ORDER BY ordinal"
    return [row["claim_id"] for row in chronicle.rows(sql, [found])]
