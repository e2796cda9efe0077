"""``bede judge``: one judgement, and the events made anew by it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bede.chronicle import Chronicle
from bede.chronicle.given_judgements import correction_of, judged
from bede.chronicle.judgements import By, add_judgements, withdraw
from bede.cli import options, wording
from bede.cli.changes import print_last_changes
from bede.cli.console import output
from bede.model import Verdict
from bede.pipeline import judging
from bede.settings import Settings

Person = Annotated[
    str,
    typer.Option("--person", metavar="NAME", envvar="BEDE_PERSON", help="Who judges; BEDE_PERSON stands for it."),
]


def judge_command(
    *,
    file: options.File,
    ids: Annotated[
        list[str], typer.Argument(metavar="ID...", help="Events or claims; six characters or more of their ids.")
    ],
    verdict: Annotated[
        Verdict | None,
        typer.Option(
            metavar="VERDICT",
            help="right, wrong, same, different or unsure; with --field it is corrected, and may be left out.",
        ),
    ] = None,
    field: Annotated[
        str | None,
        typer.Option(
            metavar="FIELD",
            help="The field that is corrected: type, mode, status, stance, certainty, actors, recipients, speakers, "
            "time, place or amounts.",
        ),
    ] = None,
    value: Annotated[
        str | None,
        typer.Option(
            metavar="VALUE",
            help="Its value: UKR,POL or RUS:MIL or a name; 2014-03-18 or 2014-03; killed=35; none.",
        ),
    ] = None,
    reason: Annotated[str | None, typer.Option(metavar="TEXT", help="Why.")] = None,
    person: Person = "",
    take_back: Annotated[
        bool,
        typer.Option("--withdraw", help="Withdraw the judgement whose id is given, with all made in one go with it."),
    ] = False,
) -> None:
    """Judge claims or events: right, wrong, corrected, same, different or unsure. It outranks every score.

    A verdict on an event is one on each of its claims. *same* makes one event of all that is named. *different* parts
    those that are named; a claim and the event that holds it: the claim from the others. The claims stay as they are;
    the events are made anew, now and on every rebuild. What changed is printed.

    Example:  bede judge crisis.duckdb c3bb8fae45 --field recipients --value UKR --person Ada --reason "her ships"
    """
    by = By(person, datetime.now(UTC), reason)
    with judging(file, Settings()) as chronicle:
        if take_back:
            taken = [judgement for start in ids for judgement in withdraw(chronicle, start, person, by.made)]
            told = f"{wording.counted(len(taken), 'judgement')} withdrawn."
        else:
            made = judged(chronicle, by, ids, verdict, correction_of(field, value))
            add_judgements(chronicle, made)
            told = (
                f"{wording.counted(len(made), 'judgement')} by {by.person.strip()}: {', '.join(j.id for j in made[:3])}"
            )
            told += f" and {len(made) - 3} more" if len(made) > 3 else ""
    typer.echo(told)
    _print_changes(file)


def _print_changes(file: Path) -> None:
    with Chronicle.open(file, read_only=True) as chronicle:
        print_last_changes(output(), chronicle)
