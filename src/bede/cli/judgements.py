"""``bede judgements``: what people decided, listed, passed on, joined, and how far they agree."""

import sys
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from bede.chronicle.judgements import add_judgements, judgement_rows, load_judgements, read_judgement_lines
from bede.cli import judgement_wording, options, wording
from bede.cli.console import output, print_indented
from bede.cli.row_tables import As, Format, print_jsonl
from bede.evaluate.doubly_judged import Doubly, agreement_of
from bede.pipeline import judging
from bede.settings import Settings

_SHOWN = 3

_Row = Mapping[str, Any]


def judgements_command(
    *,
    file: options.File,
    take_in: Annotated[
        Path | None,
        typer.Option("--import", metavar="LIST", help="Take in a list as `-f jsonl` writes it; - for standard input."),
    ] = None,
    agreement: Annotated[
        bool, typer.Option("--agreement", help="Tell how far people agree on what they both judged.")
    ] = False,
    format: As = Format.TABLE,
) -> None:
    """List what people decided: who, when, what, why, and what became of it. Nothing is ever deleted.

    A list of one chronicle can be taken into another one that has read the same pages: claims have the same ids
    everywhere. So two people judge apart, and --agreement compares them.

    Example:  bede judgements crisis.duckdb -f jsonl > ada.jsonl
    """
    if take_in is not None:
        _take_in(file, take_in)
        return
    with options.opened(file) as chronicle:
        if agreement:
            _print_agreement(agreement_of(load_judgements(chronicle)), format)
        elif format is Format.JSONL:
            print_jsonl(judgement_rows(chronicle))
        else:
            _print(output(), list(judgement_rows(chronicle)))


def _take_in(file: Path, source: Path) -> None:
    judgements = read_judgement_lines(sys.stdin.buffer if str(source) == "-" else source)
    with judging(file, Settings()) as chronicle:
        added = add_judgements(chronicle, judgements)
    typer.echo(f"{wording.counted(len(judgements), 'judgement')} read, {added} of them new.")


def _print(console: Console, rows: Sequence[_Row]) -> None:
    """Print acts, one paragraph each: what was decided in one go stands together."""
    for (person, made, reason), group in groupby(rows, key=lambda row: (row["person"], row["made"], row["reason"])):
        act = list(group)
        head = f"{person}, {judgement_wording.moment(made)}" + (f": “{reason}”" if reason else "")
        console.print(Text(head, style="bold"))
        for row in act[:_SHOWN]:
            line = Text(f"{row['judgement_id']}  claim {row['left_claim']}: {judgement_wording.verdict(row)}")
            line.append(f"  {judgement_wording.state(row)}".rstrip(), style="yellow")
            print_indented(console, line, 4)
        if len(act) > _SHOWN:
            print_indented(console, Text(f"and {len(act) - _SHOWN} more of the same act", style="dim"), 4)
    console.print(Text(f"{wording.counted(len(rows), 'judgement')}", style="dim"))


def _print_agreement(found: Sequence[Doubly], format: Format) -> None:
    if format is Format.JSONL:
        print_jsonl(_as_row(one) for one in found)
        return
    for one in found:
        row = _as_row(one)
        typer.echo(
            f"{one.first} and {one.second}, {one.about}: {one.judged} judged by both, {one.agreed} alike, "
            f"kappa {row['kappa']:.2f}"
        )
        for first, second, number in one.agreement.confusions():
            typer.echo(f"    {number}x  {one.first}: {first}, {one.second}: {second}")
    if not found:
        typer.echo("Nothing was judged by two people.")


def _as_row(one: Doubly) -> dict[str, Any]:
    return {
        "first": one.first,
        "second": one.second,
        "about": one.about,
        "judged": one.judged,
        "agreed": one.agreed,
        "kappa": one.agreement.kappa,
    }
