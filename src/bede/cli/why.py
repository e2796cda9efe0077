"""``bede why``: from an entry of the chronicle down to the bytes of the page."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from bede.chronicle.why import CaptureEvidence, ClaimEvidence, DocumentEvidence, SpanEvidence, Why, why
from bede.cli import judgement_wording, options, wording
from bede.cli.console import output, print_indented
from bede.errors import UsageError

_MAX_ARGUMENTS = 2
_PARTS = 5
"""Parts of a link that are printed: a dozen more weigh next to nothing."""


def why_command(
    arguments: Annotated[
        list[str],
        typer.Argument(
            metavar="[FILE] ID",
            help="The chronicle, and the id of an event or claim (six characters or more of it).",
        ),
    ],
    as_of: options.AsOf = None,
) -> None:
    """Show what an entry rests on: the event, its claims, their words, the document, the bytes.

    Every span is checked against the document, the stored bytes against their hash, and the file on disk
    against what was read. FILE may be left out where BEDE_CHRONICLE is set or one .duckdb file lies in this
    folder.

    Example:  bede why crisis.duckdb e3f2a91b
    """
    if len(arguments) > _MAX_ARGUMENTS:
        raise UsageError("Too many words. Write: bede why FILE ID")
    if len(arguments) == 1 and arguments[0].endswith(".duckdb"):
        raise UsageError(f"Which entry? Give an id as `bede show` prints it: bede why {arguments[0]} ID")
    file = options.find_chronicle(Path(arguments[0]) if len(arguments) == _MAX_ARGUMENTS else None)
    with options.opened(file, as_of) as chronicle:
        print_why(output(), why(chronicle, arguments[-1]))


def print_why(console: Console, answer: Why) -> None:
    """Print the evidence from the top down."""
    if answer.event is not None:
        event = answer.event
        console.print(Text(f"event {event['event_id']}", style="bold"))
        console.print(f"  {wording.when(event)}  {wording.who(event)}  {wording.kind(event)} · {event['status']}")
        console.print(f"  {event['standing'].replace('_', ' ')}: {event['standing_rule']}")
        _print_known(console, event)
        for dispute in event["disputes"]:
            print_indented(console, Text(dispute, style="yellow"), 2)
        _print_judgements(console, event["judgements"])
    joined = _joined(answer.event)
    for claim in answer.claims:
        console.print()
        _print_claim(console, claim, joined.get(claim.id, ""))


def _joined(event: Mapping[str, Any] | None) -> dict[str, str]:
    """Return why each claim but the first is in the event, by claim, in words."""
    links = (link.partition(" to ") for link in (event["links"] if event else ()))
    return {claim: f"joined to claim {_shortened(why)}" for claim, _, why in links}


def _shortened(why: str) -> str:
    """Return a link with the parts that weigh most; all stand in `event_claims` (docs/linking.md)."""
    head, _, parts = why.partition(": ")
    known = [part for part in parts.split("; ") if not part.startswith("bias ")]
    most = sorted(known, key=lambda part: -abs(float(part.rpartition(" ")[2])))[:_PARTS]
    rest = len(known) - len(most)
    return f"{head}: {'; '.join(most)}" + (f"; and {rest} that weigh less" if rest else "")


def _print_known(console: Console, event: Mapping[str, Any]) -> None:
    """Print since when it has been known, which is not when it took place."""
    if event["first_told"] is None:
        return
    last = "" if event["last_told"] == event["first_told"] else f", last told {event['last_told']}"
    console.print(f"  known since {event['first_told']}{last}")


def _print_judgements(console: Console, rows: Sequence[Mapping[str, Any]]) -> None:
    told = judgement_wording.judged(rows)
    if told.startswith("people"):
        console.print(Text(f"  {told}", style="bold red"))
    for line in judgement_wording.acts(rows):
        print_indented(console, Text(f"judged    {line}", style="magenta"), 2)


def _print_claim(console: Console, claim: ClaimEvidence, joined: str) -> None:
    row = claim.row
    console.print(Text(f"claim {claim.id}", style="bold"))
    said = (wording.kind(row), row["status"], row["stance"], row["certainty"])
    console.print(f"  {' · '.join(said)}, score {row['score']:.2f}, coder {row['coder']}")
    if joined:
        print_indented(console, Text(joined, style="dim"), 2)
    _print_spans(console, claim.spans)
    _print_judgements(console, row["judgements"])
    _print_document(console, claim.document)


def _print_spans(console: Console, spans: Sequence[SpanEvidence]) -> None:
    for span in spans:
        where = f"[{span.start}:{span.end}]" if span.start is not None else "[no words]"
        line = Text(f"{span.role:<10}", style="cyan")
        line.append(f"{where:<14} ", style="dim")
        line.append(f"“{span.text}”" if span.text else "—")
        if span.method is not None:
            line.append(f"  = {span.value or 'unknown'}", style="bold" if span.value else "yellow")
            line.append(
                f"  ({span.method}, {span.score:.2f})" if span.score is not None else f"  ({span.method})",
                style="dim",
            )
        if not span.intact:
            line.append("  NOT AT THIS OFFSET", style="bold red")
        print_indented(console, line, 2)


def _print_document(console: Console, document: DocumentEvidence) -> None:
    published = f"{document.published or 'unknown'} ({document.method})"
    if wording.is_bounded(document.row):
        published = f"{wording.between(document.row)} ({document.method}: it tells no date of its own)"
    console.print(f"  document {document.id}  {document.title or '(no headline)'}")
    console.print(f"    {document.publisher or document.row['credit'] or 'publisher unknown'}, published {published}")
    for reason in document.row["date_reasons"]:
        print_indented(console, Text(wording.bound(reason)), 6)
    for capture in document.captures:
        _print_capture(console, capture)


def _print_capture(console: Console, capture: CaptureEvidence) -> None:
    where = f"{capture.uri} {capture.locator}".strip()
    console.print(f"    {where}", soft_wrap=True)
    console.print(f"      sha256 {capture.page_id}", soft_wrap=True)
    console.print(f"      stored bytes: {capture.body}; file on disk: {capture.file}")
