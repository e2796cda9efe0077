"""Judgements in words."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from bede.cli import wording

_VERDICTS = {
    "same": "speaks of the same happening as {other}",
    "different": "speaks of another happening than {other}",
    "unsure": "can't tell whether it speaks of the same happening as {other}",
    "right": "right",
    "wrong": "wrong: it counts for nothing",
}
_OF_MANY = {
    "same": "these speak of one happening",
    "different": "these speak of different happenings",
    "unsure": "can't tell whether these speak of one happening",
}
_STATES = {
    "counts": "",
    "replaced": "replaced by what the same person said later",
    "overruled": "overruled by a later judgement of another person",
    "withdrawn": "withdrawn",
    "void": "without effect: a claim is not here, or counts for nothing",
    None: "takes effect when the events are made anew",
}
_FIGURES = ("low", "best", "high")
_SIGNS = {"low": "≥ ", "best": "", "high": "≤ "}


def judgement(row: Mapping[str, Any]) -> str:
    """Return who decided what, when and why, and what became of it, as one line."""
    said = f"{row['person']}, {moment(row['made'])}: {verdict(row)}"
    said += f", since “{row['reason']}”" if row["reason"] else ""
    return f"{said} {state(row)}".rstrip()


def acts(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return a line for each act: what was decided in one go is told once, with how many judgements it is."""
    by_act: dict[tuple[Any, ...], list[Mapping[str, Any]]] = {}
    for row in rows:
        key = tuple(row[name] for name in ("person", "made", "reason", "verdict", "field", "value", "state"))
        by_act.setdefault(key, []).append(row)
    return [_act(own) for own in by_act.values()]


def _act(rows: Sequence[Mapping[str, Any]]) -> str:
    if len(rows) == 1:
        return judgement(rows[0])
    words = _OF_MANY.get(rows[0]["verdict"])
    told = words or f"{verdict(rows[0])}, {len(rows)} claims"
    reason = f", since “{rows[0]['reason']}”" if rows[0]["reason"] else ""
    return f"{rows[0]['person']}, {moment(rows[0]['made'])}: {told}{reason} {state(rows[0])}".rstrip()


def state(row: Mapping[str, Any]) -> str:
    """Return what became of a judgement, in brackets; nothing where it counts."""
    became = _STATES[row["state"]]
    return f"[{became}]" if became else ""


def verdict(row: Mapping[str, Any]) -> str:
    """Return what was decided: a correction as field and value, another verdict in a few words."""
    if row["verdict"] == "corrected":
        return f"{row['field']} = {value(row['field'], row['value'])}"
    other = row.get("other_claim") or row.get("right_claim") or "another claim"
    return _VERDICTS[row["verdict"]].format(other=other)


def value(field: str, text: str) -> str:
    """Return the value of a correction in words."""
    told = json.loads(text)
    if told is None or told == []:
        return "the outlet" if field == "speakers" else "not told"
    if field in ("actors", "recipients", "speakers"):
        return ", ".join(item["name"] for item in told)
    if field == "time":
        return wording.when(
            {"earliest": told["earliest"], "latest": told["latest"], "time_precision": told["precision"]}
        )
    if field == "place":
        return f"{told['name']}, {told['country']}" if told["country"] else str(told["name"])
    if field == "amounts":
        return ", ".join(amount(item) for item in told)
    return str(told)


def amount(item: Mapping[str, Any]) -> str:
    """Return an amount: what it counts, its figures and its unit."""
    figures = " ".join(f"{_SIGNS[name]}{item[name]:g}" for name in _FIGURES if item.get(name) is not None)
    return " ".join(filter(None, (item["kind"], figures, item.get("unit"))))


def moment(text: str) -> str:
    """Return a moment (ISO text) as day and time of day, UTC."""
    when = datetime.fromisoformat(text)
    return f"{wording.day(when.date())} {when:%H:%M} UTC"


def judged(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return who judged, in short, and whether they disagree; nothing where no judgement has effect or had it."""
    told = [row for row in rows if row["state"] in ("counts", "overruled")]
    people = " and ".join(sorted({row["person"] for row in told}))
    if any(row["state"] == "overruled" for row in told):
        return f"people disagree: {people}"
    return f"judged by {people}" if told else ""
