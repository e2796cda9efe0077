"""Who was head of state or of government on a day: 400 questions from a source that the table was kept from.

    python -m bench.offices ../shared/corpora/world.tar.xz [--questions 400] [--misses]

The source is the history of the CIA World Factbook's executive branch (2014–2026, public domain): dated pages, each
of which tells who holds the two offices, and since when. Asked is once for each row of a country's pages that name
the same holder, for the day in the middle between the "since when" of the last of them, which corrects slips of
earlier ones, and the day of that page: pages tell the election or the oath, and stand unchanged for weeks after a
fall. Vice presidents and those only elected are not asked for; the source now and then lists them in place of the
holder. Questions are drawn by a seeded shuffle over all states of the table. Realms of the British crown are asked
for their governments only, and states whose president heads the government for him only. An answer is right where a
holder that the table gives for the day bears the name, in whatever transliteration, or rules the state above its
president (Iran's and the Taliban's leaders, whom the source calls chiefs of state); no answer counts as wrong.
"""

import argparse
import json
import random
import re
import tarfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from difflib import get_close_matches
from html import unescape
from pathlib import Path

from bede.knowledge.world import Country, holder_of, in_office, party_index
from bede.text.normalise import fold

HISTORY = "executive_history.jsonl"
OFFICES = {"chief of state": "head_of_state", "head of government": "head_of_government"}
_NAME = re.compile(r"\b[^\W\d_a-z](?:[^\W\d_a-z]|['’`-])+")
_SINCE = re.compile(r"since (\d{1,2} [A-Z][a-z]{2})[a-z]* (\d{4})")
_LEAST = timedelta(days=60)
_ALIKE = 0.75  # as difflib counts: "AWN" and "Aoun" are told apart, "DUBAYBAH" and "Dbeibah" not
_NOT_THE_HOLDER = re.compile(r"[Vv]ice[ -][Pp]res|[Ee]lect\b")
_ABOVE = "supreme_leader"
_CROWN = re.compile(r"(?:ELIZABETH|CHARLES) I")


@dataclass(frozen=True, slots=True)
class Question:
    """Who held an office of a country on a day, and the family name that answers."""

    country: str
    office: str
    day: date
    names: tuple[str, ...]


@dataclass(frozen=True, order=True, slots=True)
class Told:
    """The day of a page, since when the holder that it names is in office, and the holder's names."""

    seen: date
    since: date
    names: tuple[str, ...]


def country_of(name: str) -> Country | None:
    """Return the country of a name as the Factbook writes it ("Korea, South")."""
    for form in (name, " ".join(reversed(name.split(", ")))):
        match = party_index().longest(form.split(), 0) if form else None
        if match is not None and match.length == len(form.split()) and isinstance(match.entry, Country):
            return match.entry
    return None


def questions(archive: Path) -> Iterator[Question]:
    """Yield all questions that the history answers: one for each row of pages that name the same holder."""
    told: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for country, office, page in _told(archive):
        told[country, office].append(page)
    for (country, office), pages in sorted(told.items()):
        row: list[Told] = []
        for page in [*sorted(pages), Told(date.max, date.max, ())]:
            if row and not set(page.names) & set(row[-1].names):
                last = row[-1]
                if last.seen - last.since >= _LEAST:
                    yield Question(country, office, last.since + (last.seen - last.since) / 2, last.names)
                row = []
            row.append(page)


def _told(archive: Path) -> Iterator[tuple[str, str, Told]]:
    """Yield (country, office, what is told) for all that the pages tell."""
    with tarfile.open(archive) as tar:
        member = next(m for m in tar if m.name.endswith(HISTORY))
        stream = tar.extractfile(member)
        assert stream is not None
        lines = stream.read().decode("utf-8").splitlines()
    for line in lines:
        row = json.loads(line)
        country = country_of(row["name"] or "")
        if country is None or country.iso3 is None or country.kind != "state":
            continue
        previous: tuple[str, ...] = ()
        for told, office in OFFICES.items():
            holder = re.split(r";| note ", unescape(row["executive"].get(told) or ""))[0]
            first, since = holder.split("(")[0], _SINCE.search(holder)
            names = tuple(name for name in _NAME.findall(first) if len(name) > 1)
            if office == "head_of_government" and set(names) & set(previous):
                continue  # the president is both; where there is a premier too, the source does not ask for him
            previous = names
            realm = office == "head_of_state" and country.iso3 != "GBR" and _CROWN.search(first)
            if names and since and not realm and not _NOT_THE_HOLDER.search(first):
                begun = datetime.strptime(f"{since[1]} {since[2]}", "%d %b %Y").date()
                yield country.iso3, office, Told(date.fromisoformat(row["as_of"]), begun, names)


def is_right(question: Question) -> bool:
    """Return whether a holder on the day bears the name."""
    offices = (question.office, _ABOVE) if question.office == "head_of_state" else (question.office,)
    held = [holder_of(term) for office in offices for term in in_office(question.country, office, question.day)]
    own = {word for holder in held for name in (*holder.names, *holder.short) for word in fold(name).split()}
    asked = {fold(name).strip("'’`-") for name in question.names}
    return any(get_close_matches(name, own, n=1, cutoff=_ALIKE) for name in asked if len(name) > 1)


def main() -> None:
    """Print how many answers are right."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--questions", type=int, default=400)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    asked = sorted(set(questions(options.archive)), key=lambda q: (q.country, q.office, q.day, q.names))
    random.Random(7).shuffle(asked)
    asked = asked[: options.questions]
    right = [is_right(question) for question in asked]
    for question, verdict in zip(asked, right, strict=True):
        if options.misses and not verdict:
            print(question.country, question.office, question.day, *question.names, sep="\t")
    print(f"{sum(right)} of {len(asked)} questions right ({sum(right) / max(1, len(asked)):.3f})")


if __name__ == "__main__":
    main()
