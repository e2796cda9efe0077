"""``bede evaluate``: how near the claims of a coder come to annotated ones."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from bede.chronicle.rows import claim_dict
from bede.cli.console import messages
from bede.cli.options import Model
from bede.errors import UsageError
from bede.evaluate import Strata, as_json, as_table, measure, stock_table, take_stock
from bede.gold.article import article_of
from bede.gold.exported import reading_of
from bede.gold.parts import PARTS
from bede.gold.read import Gold, json_lines, read_gold
from bede.gold.records import Reading
from bede.gold.validate import complaints
from bede.pipeline import code_document, make_reader
from bede.resolutions.background import date_by_background
from bede.settings import ParsesOptions, Settings


class Part(StrEnum):
    """Parts of annotated data."""

    DEV = "dev"
    TRAIN = "train"
    TEST = "test"
    ALL = "all"


class By(StrEnum):
    """What figures are broken down by."""

    GENRE = "genre"
    STRATUM = "stratum"
    PART = "part"
    NOTHING = "nothing"


class Shape(StrEnum):
    """How figures are printed."""

    TABLE = "table"
    JSON = "json"


def evaluate_command(
    *,
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Folder with documents.jsonl and claims.jsonl.")],
    corpora: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="The corpora that the annotations point into, unpacked or as archives."),
    ] = None,
    claims: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Measure these claims, rows of the claims export, instead of what bede reads.",
        ),
    ] = None,
    part: Annotated[Part, typer.Option(help="Which part of the documents is measured.")] = Part.DEV,
    by: Annotated[By, typer.Option(help="What the figures are broken down by.")] = By.GENRE,
    classes: Annotated[bool, typer.Option(help="Add a line for each type, status, stance and certainty.")] = False,
    check: Annotated[
        bool, typer.Option(help="Measure nothing; check the format of the annotations and count what they hold.")
    ] = False,
    format: Annotated[
        Shape, typer.Option("--format", "-f", help="A table for people, JSON for programs.")
    ] = Shape.TABLE,
    model: Model = "",
) -> None:
    """Measure claims against annotated ones: precision, recall and F1 of every field.

    Claims are paired where their triggers overlap; all other fields are compared on paired claims. Texts that may not
    be passed on are joined from the corpora; those that are missing are named on standard error.

    Example:  bede evaluate gold --corpora ../shared/corpora --part dev
    """
    parts = PARTS if part is Part.ALL else (part.value,)
    found = read_gold(gold, corpora, parts)
    _tell_missing(found)
    if check:
        raise typer.Exit(_checked(found))
    readings = [reading for reading in found.readings if reading.document.text is not None]
    if not readings:
        raise UsageError(
            f"no document of the {part.value} part of {gold} has its text at hand. Name the corpora: --corpora FOLDER"
        )
    scores = measure(_pairs(readings, claims, Settings(parses=ParsesOptions(model=model))), STRATA[by])
    if format is Shape.JSON:
        typer.echo(json.dumps(as_json(scores), ensure_ascii=False, indent=2))
    else:
        for line in as_table(scores, classes=classes):
            typer.echo(line)
    raise typer.Exit(1 if found.missing else 0)


def _pairs(readings: list[Reading], claims: Path | None, settings: Settings) -> Iterator[tuple[Reading, Reading]]:
    rows = _rows_by_document(claims, readings) if claims is not None else None
    reader = make_reader(settings)
    for reading in readings:
        if rows is None:
            article = date_by_background(article_of(reading.document))
            coded = code_document(article, reader, settings)
            own: Iterable[dict[str, Any]] = (claim_dict(c, n, article, "evaluate") for n, c in enumerate(coded))
        else:
            own = rows[reading.document.doc]
        yield reading, reading_of(reading.document, own)


def _rows_by_document(file: Path, readings: list[Reading]) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of a file by document; those of documents that are not measured are counted aloud."""
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in json_lines(file):
        rows[str(row.get("document_id"))].append(row)
    strangers = set(rows) - {reading.document.doc for reading in readings}
    if strangers:
        number = sum(len(rows[name]) for name in strangers)
        messages().print(
            f"{number} claims left out: their document_id names no document that is measured "
            f"({', '.join(sorted(strangers)[:5])})",
            soft_wrap=True,
        )
    return rows


def _tell_missing(found: Gold) -> None:
    reasons: dict[str, list[str]] = defaultdict(list)
    for missing in found.missing:
        reasons[missing.reason].append(missing.doc)
    for reason, documents in reasons.items():
        shown = ", ".join(documents[:5]) + (" ..." if len(documents) > 5 else "")
        messages().print(f"{len(documents)} texts are missing: {reason} ({shown})", soft_wrap=True)


def _checked(found: Gold) -> int:
    bad = [fault for reading in found.readings for fault in complaints(reading)]
    for fault in bad:
        typer.echo(fault)
    claims = sum(len(reading.claims) for reading in found.readings)
    with_text = sum(reading.document.text is not None for reading in found.readings)
    for line in stock_table(take_stock(found.readings)):
        typer.echo(line)
    typer.echo(f"\n{len(found.readings)} documents ({with_text} with text), {claims} claims, {len(bad)} faults")
    return 1 if bad or found.missing else 0


STRATA: dict[By, Strata] = {
    By.GENRE: lambda reading: (reading.document.genre,),
    By.STRATUM: lambda reading: (reading.document.stratum,),
    By.PART: lambda reading: (reading.document.part,),
    By.NOTHING: lambda _: (),
}
"""What a document counts to, by what the figures are broken down by."""
