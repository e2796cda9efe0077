"""Sheets: what an annotator reads, and the short notation in which claims are written down.

    python gold/making/sheets.py show DRAWN.jsonl b001 b002 > sheet.txt     documents with numbered sentences
    python gold/making/sheets.py check DRAWN.jsonl READING.txt              all that is wrong with a reading

A program checks form only: that spans stand in their sentence, that codes exist, that every sentence was judged. It
decides no label. The notation is explained in ``gold/making/NOTATION.md``.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bede.knowledge.ontology.tables import types
from bede.model import AmountKind, Certainty, PlacePrecision, Precision, Sector, SpeakerKind, Stance, Status, TimeBasis

Row = dict[str, Any]
STATUSES = frozenset(code.value for code in Status)
STANCES = frozenset(code.value for code in Stance)
CERTAINTIES = frozenset(code.value for code in Certainty)
SPEAKERS = frozenset(code.value for code in SpeakerKind)
PRECISIONS = frozenset(code.value for code in Precision)
BASES = frozenset(code.value for code in TimeBasis)
PLACES = frozenset(code.value for code in PlacePrecision)
AMOUNTS = frozenset(code.value for code in AmountKind)
FIELDS = (
    "sentence",
    "trigger",
    "type",
    "status",
    "actors",
    "recipients",
    "voices",
    "time",
    "place",
    "amounts",
    "event",
)
_OCCURRENCE = re.compile(r"^(.*?)\s*#(\d+)$", re.DOTALL)
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")


class SheetError(ValueError):
    """A line of a reading can't be taken as it stands."""


@dataclass
class Reading:
    """One document as one annotator read it."""

    doc: str
    parties: dict[str, Row] = field(default_factory=dict)
    claims: list[Row] = field(default_factory=list)
    judged: set[int] = field(default_factory=set)
    boilerplate: set[int] = field(default_factory=set)


def modes() -> dict[str, set[str]]:
    """Return each type with its modes."""
    return {kind.value: set(info.modes) for kind, info in types().items()}


def locate(text: str, sentence: Sequence[int], words: str) -> list[int]:
    """Return [start, end) of ``words`` in the sentence; ``#n`` behind them picks the n-th place, else the first.

    White space and the case of letters are not told apart unless that helps, and whole words go before parts of words.
    """
    match = _OCCURRENCE.match(words)
    wanted, number = (match[1], int(match[2])) if match else (words, 1)
    pattern = r"\s+".join(re.escape(part) for part in wanted.split())
    if not pattern:
        raise SheetError("an empty span")
    before = r"(?<!\w)" if wanted[0].isalnum() else ""
    after = r"(?!\w)" if wanted[-1].isalnum() else ""
    inside = text[sentence[0] : sentence[1]]
    for form, flags in ((before + pattern + after, 0), (before + pattern + after, re.I), (pattern, 0), (pattern, re.I)):
        found = list(re.finditer(form, inside, flags))
        if len(found) >= number:
            return [sentence[0] + found[number - 1].start(), sentence[0] + found[number - 1].end()]
    raise SheetError(f"not in the sentence (place {number}): {wanted!r}")


def numbers(words: str) -> list[int]:
    """Return the sentence numbers of ``0 3 5-9``."""
    found: list[int] = []
    for part in words.split():
        first, _, last = part.partition("-")
        found += range(int(first), int(last or first) + 1)
    return found


class Notation:
    """Reads the short notation of one document."""

    def __init__(self, document: Row) -> None:
        self.document = document
        self.reading = Reading(document["doc"])
        self.modes = modes()

    def line(self, line: str) -> None:
        """Take one line. Raises ``SheetError`` with the reason where it can't be taken."""
        try:
            if line.startswith("@"):
                self._party(line[1:])
            elif line.startswith(("none ", "boiler ")):
                kind, _, rest = line.partition(" ")
                found = numbers(rest)
                self.reading.judged.update(found)
                if kind == "boiler":
                    self.reading.boilerplate.update(found)
            elif line[0].isdigit():
                self._claim(line)
            else:
                raise SheetError("a line begins with @, a sentence number, 'none' or 'boiler'")
        except SheetError:
            raise
        except (ValueError, IndexError, KeyError) as error:
            raise SheetError(f"{type(error).__name__}: {error}") from error

    def _party(self, line: str) -> None:
        key, _, rest = line.partition(" ")
        name, country, sector = (part.strip() for part in rest.rsplit("/", 2))
        sector, country = sector.split()[0], country or "-"
        if sector not in Sector.__members__ and sector != "-":
            raise SheetError(f"no such sector: {sector}")
        if not re.match(r"^(-|[A-Z][A-Z0-9]{1,6})$", country):
            raise SheetError(f"no country code: {country}")
        if key in self.reading.parties:
            raise SheetError(f"party {key} is declared twice")
        self.reading.parties[key] = {
            "name": None if name == "-" else name,
            "country": None if country == "-" else country,
            "sector": None if sector == "-" else sector,
        }

    def _claim(self, line: str) -> None:
        parts = [part.strip() for part in line.split("|")]
        if len(parts) != len(FIELDS):
            raise SheetError(f"{len(parts)} fields instead of {len(FIELDS)}")
        raw = dict(zip(FIELDS, parts, strict=True))
        number = int(raw["sentence"])
        sentence = self.document["sentences"][number]
        type_, _, mode = raw["type"].partition(".")
        if type_ not in self.modes or (mode and mode not in self.modes[type_]):
            raise SheetError(f"no such type or mode: {raw['type']}")
        claim: Row = {
            "sentence": number,
            "trigger": self._span(sentence, raw["trigger"]),
            "type": type_,
            "mode": mode or None,
        }
        claim.update(self._status(raw["status"]))
        for role in ("actors", "recipients"):
            claim[role] = [self._mention(sentence, part) for part in _split(raw[role], ";")]
        claim["voices"] = [self._voice(sentence, part) for part in _split(raw["voices"], ">")]
        claim["time"] = self._time(sentence, raw["time"])
        claim["place"] = self._place(sentence, raw["place"])
        claim["amounts"] = [self._amount(sentence, part) for part in _split(raw["amounts"], ";")]
        if not raw["event"] or not re.match(r"^[\w-]+$", raw["event"]):
            raise SheetError("the event needs a short name of letters, digits and hyphens")
        claim["event"] = raw["event"]
        self.reading.judged.add(number)
        self.reading.claims.append(claim)

    def _span(self, sentence: Sequence[int], words: str) -> list[int]:
        return locate(self.document["text"], sentence, words.strip())

    def _status(self, words: str) -> Row:
        found: Row = {"status": None, "stance": "asserts", "certainty": "certain"}
        for word in words.replace(",", " ").split():
            # "possible" is a status and a certainty: the first word is the status.
            if found["status"] is None and word in STATUSES:
                found["status"] = word
            elif word in STANCES:
                found["stance"] = word
            elif word in CERTAINTIES:
                found["certainty"] = word
            else:
                raise SheetError(f"no status, stance or certainty: {word}")
        if found["status"] is None:
            raise SheetError("no status")
        return found

    def _mention(self, sentence: Sequence[int], words: str) -> Row:
        key, equals, span = words.partition("=")
        key, span = key.strip(), span.strip()
        if not equals or key not in self.reading.parties:
            raise SheetError(f"a party is written key=words, with a declared key: {words!r}")
        return {"party": key, "span": self._span(sentence, span) if span else None}

    def _voice(self, sentence: Sequence[int], words: str) -> Row:
        mention, cue, kind, *rest = [part.strip() for part in words.split("^")]
        key, equals, span = mention.partition("=")
        key, span = key.strip(), span.strip()
        if key == "?" and equals:
            found: Row = {"party": None, "span": self._span(sentence, span) if span else None}
        else:
            found = self._mention(sentence, mention)
        if kind not in SPEAKERS:
            raise SheetError(f"no such kind of speaker: {kind}")
        if rest not in ([], ["carried"]):
            raise SheetError(f"not understood behind the kind of speaker: {rest}")
        if rest and found["span"]:
            raise SheetError("a carried speaker has no words in the sentence")
        return {**found, "cue": self._span(sentence, cue) if cue else None, "kind": kind, "carried": bool(rest)}

    def _time(self, sentence: Sequence[int], words: str) -> Row | None:
        if not words:
            return None
        span, _, value = words.rpartition("~")
        interval, precision, basis = value.split()
        earliest, _, latest = interval.partition("..") if ".." in interval else (interval, "", interval)
        for day in (earliest, latest):
            if day != "-" and not _DAY.match(day):
                raise SheetError(f"not a day: {day}")
        if earliest != "-" and latest != "-" and earliest > latest:
            raise SheetError(f"the interval runs backwards: {interval}")
        if precision not in PRECISIONS or basis not in BASES:
            raise SheetError(f"no such precision or basis: {precision} {basis}")
        return {
            "span": self._span(sentence, span) if span.strip() else None,
            "earliest": None if earliest == "-" else earliest,
            "latest": None if latest == "-" else latest,
            "precision": precision,
            "basis": basis,
        }

    def _place(self, sentence: Sequence[int], words: str) -> Row | None:
        if not words:
            return None
        span, _, value = words.rpartition("~")
        name, country, precision = (part.strip() for part in value.rsplit(",", 2))
        if precision not in PLACES:
            raise SheetError(f"no such precision of place: {precision}")
        if not re.match(r"^(-|[A-Z][A-Z0-9]{1,6})$", country):
            raise SheetError(f"no country code: {country}")
        return {
            "span": self._span(sentence, span),
            "name": name,
            "country": None if country == "-" else country,
            "precision": precision,
        }

    def _amount(self, sentence: Sequence[int], words: str) -> Row:
        kind, _, rest = words.partition(":")
        span, _, value = rest.rpartition("~")
        figures, _, unit = value.strip().partition(" ")
        low, best, high = (None if part == "-" else float(part) for part in figures.split("/"))
        if kind.strip() not in AMOUNTS:
            raise SheetError(f"no such kind of amount: {kind}")
        return {
            "kind": kind.strip(),
            "span": self._span(sentence, span),
            "low": low,
            "best": best,
            "high": high,
            "unit": unit.strip() or None,
        }


def _split(words: str, by: str) -> list[str]:
    return [part.strip() for part in words.split(by) if part.strip()]


def read_readings(documents: dict[str, Row], lines: Sequence[str]) -> Iterator[tuple[int, Reading | None, str | None]]:
    """Yield (line number, finished reading or None, complaint or None)."""
    notation: Notation | None = None
    for number, line in enumerate(map(str.strip, [*lines, "DOC"]), 1):
        if not line or line.startswith("//"):
            continue
        if line.startswith("DOC"):
            if notation is not None:
                missing = set(range(len(notation.document["sentences"]))) - notation.reading.judged
                if missing:
                    yield number, None, f"{notation.reading.doc}: sentences not judged: {sorted(missing)}"
                extra = {n for n in notation.reading.judged if n >= len(notation.document["sentences"])}
                if extra:
                    yield number, None, f"{notation.reading.doc}: no such sentences: {sorted(extra)}"
                yield number, notation.reading, None
            name = line[3:].strip().split(" ")[0]
            notation = Notation(documents[name]) if name in documents else None
            if name and notation is None:
                yield number, None, f"no such document: {name}"
        elif notation is not None:
            try:
                notation.line(line)
            except SheetError as error:
                yield number, None, f"{notation.reading.doc}: {error}  <- {line[:160]}"


def load_documents(path: Path) -> dict[str, Row]:
    """Return the drawn documents by id."""
    return {row["doc"]: row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}


def show(document: Row) -> str:
    """Return a document as an annotator reads it."""
    lines = [
        f"DOC {document['doc']}   published {document['published'] or 'unknown'}   {document['title'] or ''}".rstrip()
    ]
    for number, (start, end) in enumerate(document["sentences"]):
        words = " ".join(document["text"][start:end].split())
        gap = document["text"][document["sentences"][number - 1][1] : start] if number else ""
        lines.append(("\n" if "\n\n" in gap else "") + f"[{number}] {words}")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Show documents or check a reading."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=("show", "check"))
    parser.add_argument("documents", type=Path)
    parser.add_argument("what", nargs="+")
    options = parser.parse_args()
    documents = load_documents(options.documents)
    if options.task == "show":
        print("\n".join(show(documents[name]) for name in options.what))
        return
    bad = claims = 0
    for name in options.what:
        for line, reading, complaint in read_readings(documents, Path(name).read_text(encoding="utf-8").splitlines()):
            if complaint:
                bad += 1
                print(f"{name}:{line}: {complaint}")
            elif reading:
                claims += len(reading.claims)
    print(f"{claims} claims, {bad} complaints")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
