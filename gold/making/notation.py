"""Write annotations back in the short notation, so that they can be read, reviewed and changed by hand.

    python gold/making/notation.py gold --corpora ../shared/corpora -o .cache/gold

Writes ``all.jsonl`` (documents with their texts) and ``gold.txt`` (one reading of them all); ``review.py`` applies
changes to it and ``join.py`` makes the files of ``gold/`` of it again. Both readings of the format say the same: what
is written here and joined again is the same to the byte.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from sheets import SheetError, locate

from bede.gold.read import read_gold
from bede.gold.records import GoldAmount, GoldClaim, GoldDocument, GoldMention, GoldParty, GoldVoice, Reading
from bede.model import Span

Row = dict[str, Any]


def occurrence(text: str, sentence: Sequence[int], span: Sequence[int]) -> str:
    """Return the words of a span as the notation writes them, with ``#n`` where they need it."""
    words = " ".join(text[span[0] : span[1]].split())
    if words.startswith("#") or "|" in words:
        raise SheetError(f"can't be written: {words}")
    for number in range(1, 40):
        written = words if number == 1 else f"{words} #{number}"
        if locate(text, sentence, written) == list(span):
            return written
    raise SheetError(f"not found: {words}")


class Writer:
    """Writes the claims of one document."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.document.text or ""

    def lines(self) -> Iterator[str]:
        """Yield the lines of the document's reading."""
        document = self.reading.document
        yield f"DOC {document.doc}"
        yield from (self._party(party) for party in self.reading.parties.values())
        yield from (self.claim(claim) for claim in self.reading.claims)
        held = {claim.sentence for claim in self.reading.claims} | document.boilerplate
        free = [str(number) for number in range(len(document.sentences)) if number not in held]
        if document.boilerplate:
            yield "boiler " + " ".join(map(str, sorted(document.boilerplate)))
        if free:
            yield "none " + " ".join(free)

    def _party(self, party: GoldParty) -> str:
        return f"@{party.key} {party.name or '-'} / {party.country or '-'} / {party.sector or '-'}"

    def claim(self, claim: GoldClaim) -> str:
        """Return the line of a claim."""
        place = claim.place
        fields = (
            str(claim.sentence),
            self._words(claim, claim.trigger),
            claim.type + (f".{claim.mode}" if claim.mode else ""),
            f"{claim.status} {claim.stance} {claim.certainty}",
            "; ".join(self._mention(claim, mention) for mention in claim.actors),
            "; ".join(self._mention(claim, mention) for mention in claim.recipients),
            " > ".join(self._voice(claim, voice) for voice in claim.voices),
            self._time(claim),
            f"{self._words(claim, place.span)} ~ {place.name}, {place.country or '-'}, {place.precision}"
            if place
            else "",
            "; ".join(self._amount(claim, amount) for amount in claim.amounts),
            claim.event or "e",
        )
        return " | ".join(fields)

    def _words(self, claim: GoldClaim, span: Span | None) -> str:
        sentence = self.reading.document.sentences[claim.sentence]
        return occurrence(self.text, (sentence.start, sentence.end), (span.start, span.end)) if span else ""

    def _mention(self, claim: GoldClaim, mention: GoldMention | GoldVoice) -> str:
        return f"{mention.party or '?'}={self._words(claim, mention.span)}"

    def _voice(self, claim: GoldClaim, voice: GoldVoice) -> str:
        parts = [self._mention(claim, voice), self._words(claim, voice.cue), str(voice.kind)]
        return "^".join([*parts, *(["carried"] if voice.carried else [])])

    def _time(self, claim: GoldClaim) -> str:
        time = claim.time
        if time is None:
            return ""
        interval = f"{_day(time.earliest)}..{_day(time.latest)}"
        return f"{self._words(claim, time.span)} ~ {interval} {time.precision} {time.basis}"

    def _amount(self, claim: GoldClaim, amount: GoldAmount) -> str:
        figures = "/".join("-" if n is None else f"{n:.12g}" for n in (amount.low, amount.best, amount.high))
        return f"{amount.kind}: {self._words(claim, amount.span)} ~ {figures} {amount.unit or ''}".strip()


def _day(day: date | None) -> str:
    return day.isoformat() if day else "-"


def row_of(document: GoldDocument) -> Row:
    """Return the row of a document with its text."""
    return {
        "doc": document.doc,
        "ref": document.ref,
        "genre": document.genre,
        "stratum": document.stratum,
        "published": document.published.isoformat() if document.published else None,
        "title": None,
        "readings": document.readings,
        "sha256": document.sha256,
        "text": document.text,
        "sentences": [[span.start, span.end] for span in document.sentences],
    }


def main() -> None:
    """Write documents and reading; name what can't be written."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--corpora", type=Path)
    parser.add_argument("-o", "--out", type=Path, required=True)
    options = parser.parse_args()
    gold = read_gold(options.gold, options.corpora)
    for missing in gold.missing:
        print(f"{missing.doc}: left out, {missing.reason}")
    readings = [reading for reading in gold.readings if reading.document.text is not None]
    options.out.mkdir(parents=True, exist_ok=True)
    with (options.out / "all.jsonl").open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(row_of(r.document), ensure_ascii=False) + "\n" for r in readings)
    with (options.out / "gold.txt").open("w", encoding="utf-8") as out:
        out.writelines(line + "\n" for reading in readings for line in Writer(reading).lines())
    print(f"{len(readings)} documents written to {options.out}")


if __name__ == "__main__":
    main()
