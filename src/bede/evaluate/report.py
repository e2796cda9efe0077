"""Scores as a table for people and as JSON for programs."""

from collections.abc import Iterator, Mapping
from typing import Any

from bede.evaluate.measure import Scores
from bede.evaluate.tally import Agreement, Tally


def as_json(scores: Mapping[str, Scores]) -> dict[str, Any]:
    """Return all figures with their counts, by stratum."""
    return {name: _stratum(stratum) for name, stratum in scores.items()}


def _stratum(scores: Scores) -> dict[str, Any]:
    return {
        "documents": scores.documents,
        "sentences": scores.sentences,
        "fields": {name: _figures(tally) for name, tally in scores.fields.items()},
        "macro_f1": {name: _rounded(agreement.macro_f1) for name, agreement in scores.codes.items()},
        "kappa": {name: _rounded(agreement.kappa) for name, agreement in scores.codes.items()},
        "confusions": {name: agreement.confusions()[:10] for name, agreement in scores.codes.items()},
        "classes": {
            field: {code: _figures(t) for (f, code), t in sorted(scores.classes.items()) if f == field}
            for field in sorted({f for f, _ in scores.classes})
        },
    }


def _figures(tally: Tally) -> dict[str, float | int | None]:
    return {
        "precision": _rounded(tally.precision),
        "recall": _rounded(tally.recall),
        "f1": _rounded(tally.f1),
        "right": tally.right,
        "given": tally.given,
        "wanted": tally.wanted,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def as_table(scores: Mapping[str, Scores], *, classes: bool = False) -> Iterator[str]:
    """Yield the lines of a table for each stratum; with ``classes`` also a line for each code."""
    for name, stratum in scores.items():
        yield f"{name}: {stratum.documents} documents, {stratum.sentences} sentences"
        yield f"  {'':<20}{'precision':>10}{'recall':>8}{'F1':>7}{'macro':>8}{'kappa':>8}   right of given, wanted"
        for measured, tally in stratum.fields.items():
            agreement = stratum.codes.get(measured)
            yield _line(measured, tally, agreement)
        if classes:
            for (field, code), tally in sorted(stratum.classes.items()):
                yield _line(f"{field} {code}", tally, None)
        yield ""


def _line(name: str, tally: Tally, agreement: Agreement | None) -> str:
    figures = f"{_shown(tally.precision):>10}{_shown(tally.recall):>8}{_shown(tally.f1):>7}"
    beside = f"{_shown(agreement.macro_f1):>8}{_shown(agreement.kappa):>8}" if agreement else " " * 16
    return f"  {name:<20}{figures}{beside}   {tally.right} of {tally.given}, {tally.wanted}"


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
