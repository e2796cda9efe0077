"""``bede review``: the most doubtful claims and links, one after the other, judged by one key each."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from rich.console import Console
from rich.text import Text

from bede.chronicle import Chronicle
from bede.chronicle.doubtful import Doubt, doubtful, twins
from bede.chronicle.filters import ClaimFilter
from bede.chronicle.given_judgements import claims_of, part
from bede.chronicle.given_values import read_value
from bede.chronicle.judgements import By, add_judgements, correct, merge, on_claims, on_pairs, split, withdraw
from bede.chronicle.why import ClaimEvidence, why
from bede.cli import keys, options, wording
from bede.cli.changes import print_last_changes
from bede.cli.console import output, print_indented
from bede.cli.judge import Person
from bede.errors import UsageError
from bede.events.corrections import FIELDS
from bede.model import Judgement, Verdict
from bede.pipeline import judging
from bede.settings import Settings

_DEFAULT = 50
_HELP = "a accept · r reject · c correct · m merge · s split · o unsure · k skip · u undo · q quit · ? help"
_LONG_HELP = """\
a  accept: the claim is as the sentence says; of a pair: both speak of one happening
r  reject: the sentence says no such thing; of a pair: they speak of two happenings
c  correct a field of the claim
m  merge: its event and another one, whose id you give, are one happening
s  split: this claim is of another happening than the rest of its event
o  unsure, of a pair
k  skip it     u  undo your last judgement     q  quit; what you judged is kept"""

Row = Mapping[str, Any]


class _Quit(Exception):
    """The person has had enough."""


@dataclass(slots=True)
class _Session:
    """A person at work. ``acts``: what was judged, with the place in the queue where it was."""

    chronicle: Chronicle
    person: str
    console: Console
    acts: list[tuple[int, tuple[Judgement, ...]]] = field(default_factory=list)

    def by(self, *, ask: bool = True) -> By:
        """Return who judges, now, and why, where that is asked."""
        reason = keys.line("why (may be empty)") if ask else ""
        return By(self.person, datetime.now(UTC), reason or None)

    def keep(self, place: int, made: tuple[Judgement, ...]) -> None:
        """Write judgements down at once: what was judged is never lost."""
        add_judgements(self.chronicle, made)
        self.acts.append((place, made))

    def undo(self, place: int) -> int:
        """Withdraw the last judgement of this session; return the place in the queue to go on at."""
        if not self.acts:
            self.console.print("Nothing of this session is left to undo.")
            return place
        back, made = self.acts.pop()
        withdraw(self.chronicle, made[0].id, self.person, datetime.now(UTC))
        self.console.print("Withdrawn.")
        return back


@options.filtered
def review_command(
    *,
    file: options.File,
    person: Person = "",
    wanted: ClaimFilter,
) -> None:
    """Judge the most doubtful claims and links, one after the other, by one key each.

    Low scores come first, links that are near to none, disputes, and acts of violence before meetings. What you have
    judged does not come again; what others judged does, so that two people can judge apart. The events are made anew
    when you quit. In a pipe each line is a key, or an answer to a question.

    Example:  bede review crisis.duckdb --person Ada --type ASSAULT
    """
    console = output()
    By(person, datetime.now(UTC))  # says at once that a name is needed
    limit = _DEFAULT if wanted.limit is None else wanted.limit
    with judging(file, Settings()) as chronicle:
        queue = list(doubtful(chronicle, person.strip(), limit, wanted))
        session = _Session(chronicle, person.strip(), console)
        try:
            _review(session, queue)
        except (_Quit, KeyboardInterrupt):
            console.print()
    console.print(f"{len(session.acts)} of {len(queue)} judged by {session.person}.")
    if session.acts:
        with Chronicle.open(file, read_only=True) as chronicle:
            print_last_changes(console, chronicle)


def _review(session: _Session, queue: Sequence[Doubt]) -> None:
    place = 0
    while place < len(queue):
        _print_doubt(session, queue[place], f"[{place + 1} of {len(queue)}]")
        place = _answer(session, queue[place], place)
    session.console.print("\nThere is nothing more to look at.")


def _answer(session: _Session, doubt: Doubt, place: int) -> int:
    """Ask until something is decided; return the place in the queue to go on at."""
    while True:
        keys.prompt(_HELP)
        pressed = keys.key()
        if pressed in ("", "q", "\x03", "\x04"):
            raise _Quit
        if pressed == "u":
            return session.undo(place)
        if pressed in ("k", " ", "\r", "\n"):
            return place + 1
        act = (_ON_PAIR if doubt.other else _ON_CLAIM).get(pressed)
        if act is None:
            session.console.print(_LONG_HELP)
            continue
        try:
            session.keep(place, act(session, doubt))
        except UsageError as error:
            session.console.print(f"  {error}", soft_wrap=True)
            continue
        return place + 1


def _accept(session: _Session, doubt: Doubt) -> tuple[Judgement, ...]:
    return on_claims(session.by(ask=False), Verdict.RIGHT, twins(session.chronicle, doubt.claim))


def _reject(session: _Session, doubt: Doubt) -> tuple[Judgement, ...]:
    return on_claims(session.by(), Verdict.WRONG, twins(session.chronicle, doubt.claim))


def _correct(session: _Session, doubt: Doubt) -> tuple[Judgement, ...]:
    name = keys.line(f"field ({', '.join(FIELDS)})")
    value = read_value(session.chronicle, name, keys.line("value"))
    return correct(session.by(), twins(session.chronicle, doubt.claim), name, value)


def _merge(session: _Session, doubt: Doubt) -> tuple[Judgement, ...]:
    other = claims_of(session.chronicle, keys.line("id of the event or claim that it is one with"))
    return merge(session.by(), _around(session, doubt.claim), other)


def _split(session: _Session, doubt: Doubt) -> tuple[Judgement, ...]:
    return part(session.by(), Verdict.DIFFERENT, [[doubt.claim], _around(session, doubt.claim)])


def _around(session: _Session, claim: str) -> list[str]:
    event = why(session.chronicle, claim).event
    return list(event["claims"]) if event else [claim]


def _same(session: _Session, doubt: Doubt) -> tuple[Judgement, ...]:
    return merge(session.by(ask=False), [doubt.claim], [str(doubt.other)])


def _different(session: _Session, doubt: Doubt) -> tuple[Judgement, ...]:
    return split(session.by(), [doubt.claim], [str(doubt.other)])


def _unsure(session: _Session, doubt: Doubt) -> tuple[Judgement, ...]:
    return on_pairs(session.by(ask=False), Verdict.UNSURE, [(doubt.claim, str(doubt.other))])


_Act = Callable[[_Session, Doubt], tuple[Judgement, ...]]
_BOTH: dict[str, _Act] = {"c": _correct, "m": _merge, "s": _split}
_ON_CLAIM: dict[str, _Act] = {**_BOTH, "a": _accept, "r": _reject}
_ON_PAIR: dict[str, _Act] = {**_BOTH, "a": _same, "r": _different, "o": _unsure}


def _print_doubt(session: _Session, doubt: Doubt, place: str) -> None:
    console = session.console
    question = "Are these of one happening?" if doubt.other else "Is it as the sentence says?"
    console.print(Text(f"\n{place} {question}  ({doubt.why})", style="bold cyan"))
    for claim in filter(None, (doubt.claim, doubt.other)):
        _print_claim(console, why(session.chronicle, claim).claims[0])
    copies = 0 if doubt.other else len(twins(session.chronicle, doubt.claim)) - 1
    if copies:
        told = f"The same sentence stands in {wording.counted(copies, 'other document')} too, and is judged with it."
        print_indented(console, Text(told, style="dim"), 4)


def _print_claim(console: Console, claim: ClaimEvidence) -> None:
    row = claim.row
    print_indented(console, _marked(row), 2)
    told = f"{wording.who(row) or '—'}  [{wording.kind(row)} · {row['status']} · {row['stance']}]  {wording.when(row)}"
    print_indented(console, Text(f"{told}  {wording.where(row)}".rstrip(), style="bold"), 4)
    print_indented(console, Text(wording.according_to(row, claim.document.publisher), style="italic"), 4)
    parts = [f"{span.role} “{span.text}”" for span in claim.spans if span.role != "sentence" and span.text]
    print_indented(console, Text("; ".join(parts), style="dim"), 4)
    source = f"{claim.document.title or claim.document.uri}, {claim.document.published or 'undated'}"
    print_indented(console, Text(f"{source} · {claim.id}", style="dim"), 4)


def _marked(row: Row) -> Text:
    """Return the sentence with its trigger, parties, time and place marked."""
    words = Text(f"“{row['sentence']}”".replace("\n", " "))
    spans = [(row["trigger_start"], row["trigger_end"], "bold reverse")]
    spans += [(item["start"], item["end"], "bold green") for item in row["actors"]]
    spans += [(item["start"], item["end"], "bold magenta") for item in row["recipients"]]
    spans += [(row["time_start"], row["time_end"], "cyan")]
    for start, end, style in spans:
        if start is not None:
            words.stylize(style, start - row["sentence_start"] + 1, end - row["sentence_start"] + 1)
    return words
