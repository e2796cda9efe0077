"""``bede show``: the chronicle, printed in the order of what happened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rich.console import Console
from rich.text import Text

from bede.chronicle.filters import ClaimFilter
from bede.chronicle.query import claims as query_claims
from bede.chronicle.query import documents as query_documents
from bede.chronicle.query import events as query_events
from bede.cli import judgement_wording, options, wording
from bede.cli.console import output, print_indented

_INDENT = 4
_ID = 9  # characters of an id that are shown; `why` takes them
_STATUS_STYLES = {"occurred": "green", "ongoing": "green", "not_occurred": "red"}

_Row = Mapping[str, Any]


@options.filtered
def show_command(
    *,
    file: options.File,
    wanted: ClaimFilter,
    as_of: options.AsOf = None,
) -> None:
    """Print the chronicle in the order of what happened.

    Each entry tells when, who did what to whom, how far it came about, and according to whom, with the
    sentence that says so, and another where that one does not name all parties. Words in brackets behind a
    name, as in Sergei Lavrov (“he”), are all that the sentence calls it by. Under "told 5 Mar 2014" stand acts
    that the text does not date, under "told between 5 Jul 2024 and 20 Jan 2025" those of a document without a
    date; why it is bounded so is printed at the end.

    Example:  bede show crisis.duckdb --country UKR --since 2014-03-01 --until 2014-03-31
    """
    with options.opened(file, as_of, wanted) as chronicle:
        events = list(query_events(chronicle, replace(wanted, limit=None)))
        claims = {row["claim_id"]: row for row in query_claims(chronicle, as_they_count=True)}
        documents = {row["document_id"]: row for row in query_documents(chronicle)}
    print_chronicle(output(), events, claims, documents, wanted.limit)


def print_chronicle(
    console: Console,
    events: Sequence[_Row],
    claims: Mapping[str, _Row],
    documents: Mapping[str, _Row],
    limit: int | None = None,
) -> None:
    """Print the events under their years and days; a sentence that tells several in a row is printed once.

    ``limit`` counts entries in the order in which they are printed.
    """
    entries = sorted((_entry(event, claims, documents) for event in events), key=_order)[:limit]
    year, when, told = "", "", ""
    for entry in entries:
        if (heading := _year(entry)) != year:
            year = heading
            console.print(Text(f"\n{year}", style="bold underline"))
        if (heading := wording.heading(entry.event, entry.document)) != when:
            when, told = heading, ""
            console.print(Text(f"\n{when}", style="bold cyan"))
        _print_entry(console, entry, told)
        told = entry.claim["sentence"]
    _print_bounds(console, entries)
    console.print()
    console.print(Text(_totals([entry.event for entry in entries]), style="dim"))


@dataclass(frozen=True, slots=True)
class Entry:
    """An event, the claim that speaks for it, the document that tells that one, and the claims that don't assert it.

    ``further``: a claim that names a party of the event that the first does not, None where there is none.
    """

    event: _Row
    claim: _Row
    document: _Row
    others: tuple[_Row, ...]
    further: _Row | None

    @property
    def day(self) -> str | None:
        """The first day on which it may have happened or, where that is open, on which it may have been told.

        A document that is bounded from below only gives none: it may be of any later day.
        """
        event, document = self.event, self.document
        own = event["earliest"]
        if own is None and event["time_basis"] == "none" and wording.is_bounded(document):
            own = document["published_earliest"] if document["published_latest"] else None
        told = event["first_told"] if event["time_basis"] == "none" else None
        known = own or told or event["latest"] or event["first_told"]
        return str(known) if known else None


def _entry(event: _Row, claims: Mapping[str, _Row], documents: Mapping[str, _Row]) -> Entry:
    claim = evidence(event, claims)
    members = (claims[member] for member in event["claims"] if member != claim["claim_id"])
    others = tuple(member for member in members if member["stance"] in wording.STANCES)
    return Entry(event, claim, documents[claim["document_id"]], others, further(event, claim, claims))


def _parties(row: _Row) -> set[tuple[str, str]]:
    return {(side, item["entity"]) for side in ("actors", "recipients") for item in row[side] if item["entity"]}


def further(event: _Row, claim: _Row, claims: Mapping[str, _Row]) -> _Row | None:
    """Return the claim that names most of the event's parties that the one which speaks for it does not name."""
    missing = _parties(event) - _parties(claim)
    members = [claims[member] for member in event["claims"]]
    named = [(len(missing & _parties(member)), member["score"], member) for member in members]
    most, _, best = max(named, key=lambda one: one[:2])
    return best if most and best["sentence"] != claim["sentence"] else None


def _year(entry: Entry) -> str:
    return entry.day[:4] if entry.day else "Undated"


def evidence(event: _Row, claims: Mapping[str, _Row]) -> _Row:
    """Return the claim that speaks for an event.

    It asserts the event, tells it as far as it has come, is one that its standing rests on and names its parties, as
    far as there is such a claim; of several it is the fullest.
    """
    members = [claims[claim] for claim in event["claims"]]
    sides = [{item["entity"] for item in event[side]} for side in ("actors", "recipients")]

    def fullness(claim: _Row) -> tuple[bool, bool, bool, bool, bool, bool, bool, float]:
        told = [{item["entity"] for item in claim[side]} for side in ("actors", "recipients")]
        named = all(of_event <= of_claim for of_event, of_claim in zip(sides, told, strict=True))
        asserts, same_status = claim["stance"] not in wording.STANCES, claim["status"] == event["status"]
        rests_on = claim["claim_id"] in event["standing_claims"]
        sides_told = bool(claim["actors"]), bool(claim["recipients"])
        return asserts, same_status, rests_on, named, *sides_told, bool(claim["time_text"]), claim["score"]

    return max(members, key=fullness)


def _order(entry: Entry) -> tuple[str, bool, str, str, int]:
    """Return the key of the order of event time; acts without a date of their own follow the dated ones."""
    event, claim = entry.event, entry.claim
    return (
        entry.day or "9999",
        event["time_basis"] == "none",
        wording.heading(event, entry.document),
        claim["document_id"],
        claim["trigger_start"],
    )


def _print_entry(console: Console, entry: Entry, told: str) -> None:
    print_indented(console, _headline(entry), _INDENT)
    if entry.claim["sentence"] != told:
        print_indented(console, _sentence(entry.claim), 2 * _INDENT)
    if entry.further is not None:
        print_indented(console, Text("also: ", style="italic") + _sentence(entry.further), 2 * _INDENT)
    outlet = entry.document["publisher"] or entry.document["credit"]
    print_indented(console, Text(wording.according_to(entry.claim, outlet), style="italic"), 2 * _INDENT)
    for line in _against(entry):
        print_indented(console, Text(line, style="yellow"), 2 * _INDENT)
    print_indented(console, Text(_footing(entry), style="dim"), 2 * _INDENT)


def _against(entry: Entry) -> list[str]:
    """Return who stands against it, and what its claims differ on, but for what the rule of its standing says."""
    rule = entry.event["standing_rule"]
    others = dict.fromkeys(wording.stood_to_by(claim) for claim in entry.others)
    disputes = (text for text in entry.event["disputes"] if not text.startswith("did it happen"))
    return [*(other for other in others if other not in rule), *disputes]


def _headline(entry: Entry) -> Text:
    event = entry.event
    who = wording.who(as_told(event, entry.claim)) or wording.who(entry.claim)
    line = Text(f"{who}: " if who else "", style="bold")
    line.append(entry.claim["trigger"], style="not bold")
    line.append(f"  [{wording.kind(event)} · ", style="not bold")
    line.append(event["status"].replace("_", " "), style=f"not bold {_STATUS_STYLES.get(event['status'], 'yellow')}")
    if stance := wording.STANCES.get(entry.claim["stance"]):
        line.append(f", {stance}", style="not bold red")
    line.append("]", style="not bold")
    if event["place"] is not None:
        line.append(f"  {event['place']['name']}", style="not bold")
    return line


def as_told(event: _Row, claim: _Row) -> _Row:
    """Return the sides of an event, its parties with the words and the method of the claim that speaks for it."""
    sides: dict[str, list[_Row]] = {}
    for side in ("actors", "recipients"):
        told = {item["entity"]: item for item in reversed(claim[side]) if item["entity"]}
        sides[side] = [{**told.get(item["entity"], {}), **item} for item in event[side]]
    return sides


def _sentence(claim: _Row) -> Text:
    start = claim["trigger_start"] - claim["sentence_start"] + 1
    end = claim["trigger_end"] - claim["sentence_start"] + 1
    words = Text(f"“{claim['sentence']}”".replace("\n", " "))
    words.stylize("bold", start, end)
    return words


_PLAIN = frozenset({"own_reporting", "single_named", "single_unnamed"})
"""Standings that say all by their names, but for whom it serves; the others are printed with the line of the rule."""


def _footing(entry: Entry) -> str:
    event, document = entry.event, entry.document
    standing, rule = event["standing"].replace("_", " "), event["standing_rule"]
    serves = rule.partition("; ")[2]
    plain = f"{standing}, {serves}" if serves else standing
    # Where the sentence above is not what the standing rests on, the rule names who is.
    shown = event["standing"] in _PLAIN and entry.claim["claim_id"] in event["standing_claims"]
    parts = [plain if shown else f"{standing}: {rule}"]
    parts.append(wording.counted(event["origins"], "origin"))
    if event["copies"]:
        parts.append(wording.counted(event["copies"], "copy", "copies"))
    if judged := judgement_wording.judged(event["judgements"]):
        parts.append(judged)
    parts.append(f"{_short(_name(document))}, {wording.published(document)}")
    return " · ".join([*parts, event["event_id"][:_ID]])


def _name(document: _Row) -> str:
    return str(document["title"] or document["uri"].rsplit("/", 1)[-1])


def _print_bounds(console: Console, entries: Sequence[Entry]) -> None:
    """Print why the dates of documents that tell none are bounded as they are."""
    documents = {entry.document["document_id"]: entry.document for entry in entries}
    bounded = [document for document in documents.values() if wording.is_bounded(document)]
    if bounded:
        console.print(Text("\nDocuments without a date, bounded by what they speak of", style="bold underline"))
    for document in bounded:
        console.print()
        print_indented(console, Text(f"{_name(document)}: {wording.between(document)}", style="bold"), _INDENT)
        for reason in document["date_reasons"]:
            print_indented(console, Text(wording.bound(reason), style="dim"), 2 * _INDENT)


def _short(name: str, width: int = 64) -> str:
    return name if len(name) <= width else name[: width - 1].rstrip() + "…"


def _totals(events: Sequence[_Row]) -> str:
    # As the pages count it: "by 19 March" is told by words too.
    undated = sum(event["time_basis"] == "none" for event in events)
    documents = {document for event in events for document in event["documents"]}
    return (
        f"{wording.counted(len(events), 'event')} from {wording.counted(len(documents), 'document')}; "
        f"{undated} without a date of their own. What an entry rests on:  bede why FILE ID"
    )
