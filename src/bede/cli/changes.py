"""``bede changes`` and ``bede runs``: what changed in the events from run to run, and why."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bede.chronicle import Chronicle
from bede.chronicle.changes import Change
from bede.chronicle.compared import between_files, between_runs, find_run, run_rows
from bede.chronicle.export.lines import to_json
from bede.chronicle.judgements import judgement_rows
from bede.chronicle.query import plain
from bede.cli import judgement_wording, options, wording
from bede.cli.console import output, print_indented
from bede.cli.row_tables import As, Format, print_jsonl
from bede.errors import UsageError
from bede.pipeline import LINKING

_ID = 9
_SHOWN = 40  # letters of a value that are shown before and after
_LAST = 20
_STYLES = {"new": "green", "gone": "red", "changed": "yellow", "merged": "cyan", "split": "cyan", "regrouped": "cyan"}
_WORDS = {("judgements",): "judgements", (LINKING,): "link", ("watch",): "watch"}
_DERIVED = frozenset({"plover", "cameo", "quad", "goldstein", "documents", "event_id"})
"""Fields that follow from others, or that the cause tells already."""

_Row = Mapping[str, Any]


def runs_command(*, file: options.File, format: As = Format.TABLE) -> None:
    """List the runs: when, by which version, what came in, and how many events it changed.

    Example:  bede runs crisis.duckdb
    """
    with options.opened(file) as chronicle:
        rows = list(run_rows(chronicle))
    if format is Format.JSONL:
        print_jsonl(rows)
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("run", "began", "bede", "what", "documents", "claims", "events", "changes"):
        table.add_column(name, no_wrap=True)
    for row in rows:
        what = _WORDS.get(tuple(row["inputs"]), "build")
        state = what if row["finished"] else f"{what}, cut short"
        counts = (row["documents"], row["claims"], row["events"], row["changes"])
        cells = (row["run_id"], judgement_wording.moment(row["started"]), row["version"], state, *map(str, counts))
        table.add_row(*map(Text, cells))
    output(pipe_width=10_000).print(table)


def changes_command(
    *,
    file: options.File,
    others: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[RUN RUN]",
            help="Two runs as bede runs lists them; one run, for what it changed; or another chronicle.",
        ),
    ] = None,
    format: As = Format.TABLE,
) -> None:
    """Tell what changed in the events, and why: new, gone, changed, merged and split ones, field by field.

    Without runs: what the last run changed. Two files: what the second has otherwise than the first. Each change names
    what is behind it: documents that came in or were coded anew, judgements, or another version of bede.

    Example:  bede changes crisis.duckdb
    """
    given = others or []
    if len(given) == 1 and given[0].endswith(".duckdb"):
        with options.opened(file) as old, options.opened(Path(given[0])) as new:
            _print(between_files(old, new), f"From {file} to {given[0]}", format, old, new)
        return
    with options.opened(file) as chronicle:
        first, second = _runs(chronicle, given)
        found = between_runs(chronicle, first, second)
        if found.anew and format is Format.TABLE:
            typer.echo(f"Run {found.anew} made all events where there were none; what was before it is not known.")
        _print(found.changes, f"From run {first} to run {second}", format, chronicle)


def print_last_changes(console: Console, chronicle: Chronicle) -> None:
    """Print what the last run changed."""
    order = [row["run_id"] for row in run_rows(chronicle)]
    found = between_runs(chronicle, order[-2], order[-1]).changes if len(order) > 1 else ()
    _print_changes(console, found[:_LAST], chronicle)
    if len(found) > _LAST:
        console.print(Text(f"\n... and {len(found) - _LAST} more:  bede changes {chronicle.path}", style="dim"))
    console.print(Text(_totals(found), style="dim"))


def _runs(chronicle: Chronicle, given: Sequence[str]) -> tuple[str, str]:
    order = [row["run_id"] for row in run_rows(chronicle)]
    if len(given) > 2:
        raise UsageError("Too many runs. Write: bede changes FILE RUN RUN")
    if len(given) == 2:
        return find_run(chronicle, given[0]), find_run(chronicle, given[1])
    last = order.index(find_run(chronicle, given[0])) if given else len(order) - 1
    if last < 1:
        raise UsageError("There is one run only, which made all events; nothing came before it to compare with.")
    return order[last - 1], order[last]


def _print(changes: Sequence[Change], title: str, format: Format, *files: Chronicle) -> None:
    if format is Format.JSONL:
        for change in changes:
            typer.echo(to_json(_as_row(change)))
        return
    console = output()
    console.print(Text(title, style="bold"))
    _print_changes(console, changes, *files)
    console.print(Text(f"\n{_totals(changes)}", style="dim"))


def _as_row(change: Change) -> dict[str, Any]:
    return {
        "what": change.what,
        "before": list(change.before),
        "after": list(change.after),
        "fields": list(change.fields),
        "claims": list(change.claims),
        "documents": list(change.documents),
        "judgements": list(change.judgements),
    }


def _totals(changes: Sequence[Change]) -> str:
    counts: dict[str, int] = {}
    for change in changes:
        counts[change.what] = counts.get(change.what, 0) + 1
    told = ", ".join(f"{number} {what}" for what, number in sorted(counts.items()))
    return f"{wording.counted(len(changes), 'change')} of events" + (f": {told}." if told else ".")


def _print_changes(console: Console, changes: Iterable[Change], *files: Chronicle) -> None:
    causes = _Causes(files)
    for change in changes:
        console.print()
        for event in change.before:
            _print_event(console, change, event, "-" if change.what != "changed" else " ")
        for event in change.after if change.what != "changed" else ():
            _print_event(console, change, event, "+")
        for field in change.fields:
            if field not in _DERIVED:
                print_indented(console, Text(_difference(field, change.before[0], change.after[0])), 6)
        for cause in causes.of(change):
            print_indented(console, Text(f"because of {cause}", style="dim"), 6)


def _print_event(console: Console, change: Change, event: _Row, mark: str) -> None:
    line = Text(f"{mark} {change.what:<9} " if mark != "+" or not change.before else f"{mark} {'':<9} ")
    line.stylize(_STYLES[change.what])
    when = wording.when(event)
    line.append(f"{when}  {wording.who(event) or '—'}  [{wording.kind(event)} · {event['status']}]  ", style="bold")
    line.append(str((change.after or (event,))[0]["event_id"] if change.what == "changed" else event["event_id"])[:_ID])
    print_indented(console, line, 0)


def _difference(field: str, before: _Row, after: _Row) -> str:
    if field == "claims":
        old, new = set(before[field]), set(after[field])
        told = [
            f"{wording.counted(len(some), 'claim')} {how}"
            for some, how in ((new - old, "more"), (old - new, "less"))
            if some
        ]
        return f"claims: {', '.join(told) or 'in another order'}"
    return f"{field.replace('_', ' ')}: {_value(before.get(field))} → {_value(after.get(field))}"


def _value(value: Any) -> str:
    if value is None or value == []:
        return "—"
    if isinstance(value, list):
        return ", ".join(_value(item) for item in value)
    if isinstance(value, dict):
        return _object(value)
    text = str(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _object(value: _Row) -> str:
    """Return a party or place by its name, an amount by its figures, a position by who holds what."""
    if "name" in value:
        return str(value["name"])
    if "best" in value:
        return judgement_wording.amount(value)
    return f"{value['by']}: {value['value']}" if "by" in value else to_json(value)


class _Causes:
    """What is behind changes, in words."""

    def __init__(self, files: Sequence[Chronicle]) -> None:
        self._files = [file.path for file in files]
        self._held: dict[str, list[Path]] = {}
        self._documents: dict[str, _Row] = {}
        self._judgements: dict[str, _Row] = {}
        for file in files:
            sql = "SELECT document_id, title, uri, publisher, published, run_id, page_id, coder FROM documents"
            first = {
                row["page_id"]: row["run"]
                for row in file.rows("SELECT page_id, min(first_run) AS run FROM captures GROUP BY 1")
            }
            for row in plain(file.rows(sql)):
                self._held.setdefault(row["document_id"], []).append(file.path)
                self._documents[row["document_id"]] = {**row, "new": first.get(row["page_id"]) == row["run_id"]}
            self._judgements |= {row["judgement_id"]: row for row in judgement_rows(file)}

    def of(self, change: Change) -> list[str]:
        """Return what is behind a change, one line each."""
        lines = [self._document(document) for document in change.documents]
        judgements = [self._judgements[j] for j in change.judgements if j in self._judgements]
        lines += judgement_wording.acts(judgements)
        return list(islice(dict.fromkeys(lines), _LAST)) or ["another linking: new families, options or version"]

    def _document(self, document: str) -> str:
        row = self._documents.get(document)
        if row is None:
            return f"document {document}, which is no longer here"
        name = row["title"] or row["uri"]
        told = f"{row['publisher'] or 'publisher unknown'}, {row['published'] or 'undated'}"
        lacking = [path for path in self._files if path not in self._held[document]]
        if lacking:
            return f"the document {name} ({told}), which {lacking[0]} does not have"
        if row["new"]:
            return f"the new document {name} ({told})"
        coder = str(row["coder"]).split(", knowledge")[0]
        return f"a new coding of {name} ({told}) by {coder}"
