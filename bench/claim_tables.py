"""The figures of ``bede evaluate`` as tables of bench/README.md.

    python -m bench.claim_tables bench/minilm.v5-test.json

Fields with precision, recall and F1, genres, and the single codes of types, statuses, stances and certainties.
"""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

Figures = Mapping[str, Any]
"""What is measured of one part or genre: ``documents``, ``fields``, ``macro_f1``, ``kappa``, ``classes``."""

GENRE = ("trigger", "trigger + type", "status", "actors head", "speakers head")
KINDS = ("type", "status", "stance", "certainty")


def tables(found: Mapping[str, Figures]) -> Iterator[str]:
    """Yield the lines of three tables: fields, genres, and the codes of single types, statuses and stances."""
    whole = found["all"]
    yield f"{whole['documents']} documents, {whole['fields']['trigger']['wanted']:,} claims\n"
    yield from _table(("", "precision", "recall", "F1", "macro-F1", "kappa"), _fields(whole))
    yield ""
    names = ("genre", "documents", "claims", "trigger P", "R", "F1", "with type F1", "status")
    yield from _table((*names, "actors by head F1", "speakers by head F1"), _genres(found))
    yield ""
    yield from _table(
        ("type, status, stance, certainty: found with the right code", "P", "R", "F1", "wanted"), _codes(whole)
    )


def _fields(whole: Figures) -> Iterator[Sequence[str]]:
    for name, rates in whole["fields"].items():
        more = (_told(whole[measure].get(name)) if name in whole[measure] else "" for measure in ("macro_f1", "kappa"))
        yield (name, *_rates(rates), *more)


def _genres(found: Mapping[str, Figures]) -> Iterator[Sequence[str]]:
    for name, one in found.items():
        if name != "all":
            trigger, *others = (one["fields"].get(field, {}) for field in GENRE)
            claims = f"{trigger.get('wanted', 0):,}"
            yield (name, str(one["documents"]), claims, *_rates(trigger), *(_told(other.get("f1")) for other in others))


def _codes(whole: Figures) -> Iterator[Sequence[str]]:
    for kind in KINDS:
        for name, rates in whole["classes"][kind].items():
            yield (f"{kind} {name}", *_rates(rates), f"{rates['wanted']:,}")


def _rates(rates: Figures) -> tuple[str, ...]:
    return tuple(_told(rates.get(name)) for name in ("precision", "recall", "f1"))


def _told(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}".removeprefix("0")


def _table(names: Sequence[str], rows: Iterator[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(names)} |"
    yield f"|{'---|' * len(names)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("figures", type=Path)
    print("\n".join(tables(json.loads(parser.parse_args().figures.read_text(encoding="utf-8")))))


if __name__ == "__main__":
    main()
