"""Bring the first batch of annotations into the short notation.

    python gold/making/first_batch.py .cache/gold/all.jsonl ../shared/claims/claims.jsonl -o .cache/gold

Writes ``first_batch.txt``, a reading of all its documents; ``second_look.py`` makes sheets of it for review.

A span that cuts a word in two ("t[he] meeting") was found by a search that did not mind the borders of words; it is
moved to the whole word of the same sentence that lies nearest to the trigger.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from notation import Writer
from sheets import load_documents

from bede.gold.decode import claim_of, document_of
from bede.gold.parts import part_of
from bede.gold.records import Reading
from bede.gold.validate import cuts_a_word
from bede.model import Span

Row = dict[str, Any]


class Converter:
    """Brings the claims of one document into the rows of our format."""

    def __init__(self, document: Row) -> None:
        self.document = document
        self.text: str = document["text"]
        self.keys: dict[tuple[str | None, str | None, str], str] = {}
        self.sectors: dict[str, Counter[str | None]] = defaultdict(Counter)
        self.moved = 0

    def reading(self, claims: Sequence[Row]) -> Reading:
        """Return the document's reading."""
        rows = [self._claim(claim) for claim in sorted(claims, key=lambda c: (c["sent"], c["trigger"]["span"]))]
        parties = [
            {"party": key, "name": name, "country": country, "sector": self.sectors[key].most_common(1)[0][0]}
            for (name, country, _), key in self.keys.items()
        ]
        head = {**self.document, "part": part_of(self.document["sha256"]), "readings": 1, "boilerplate": []}
        document, named = document_of({**head, "parties": parties})
        return Reading(document, named, tuple(claim_of(row) for row in rows))

    def _key(self, item: Row) -> str:
        """Return the key of the party that a mention means: the same name and country is the same party."""
        words = "" if item["name"] else (item["text"] or "").lower()
        known = self.keys.setdefault((item["name"], item["country"], words), f"p{len(self.keys) + 1}")
        self.sectors[known][item.get("sector")] += 1
        return known

    def _claim(self, claim: Row) -> Row:
        def whole(span: Sequence[int] | None) -> Sequence[int] | None:
            return self._whole_words(claim, span) if span else None

        def voice(item: Row) -> Row:
            known = item["name"] or item["text"] or item["country"]
            span = None if item["carried"] else whole(item["span"])
            party = self._key(item) if known else None
            return {**item, "party": party, "span": span, "cue": whole(item["cue_span"])}

        time, place = claim["time"], claim["place"]
        if time is not None:
            unbound = time["earliest"] is None and time["latest"] is None
            precision = "unknown" if unbound else time["precision"]
            time = {**time, "span": whole(time["span"]), "precision": precision}
        if place is not None:
            words = " ".join((place["text"] or "").split())
            place = {**place, "name": place["name"] or words, "precision": place["precision"] or "unknown"}
            place = {**place, "span": whole(place["span"])} if place["span"] else None
        return {
            **claim,
            "sentence": claim["sent"],
            "trigger": whole(claim["trigger"]["span"]),
            "actors": [{"party": self._key(item), "span": whole(item["span"])} for item in claim["actors"]],
            "recipients": [{"party": self._key(item), "span": whole(item["span"])} for item in claim["recipients"]],
            "voices": [voice(item) for item in claim["voices"]],
            "time": time,
            "place": place,
            "amounts": [{"unit": None, **item, "span": whole(item["span"])} for item in claim["amounts"]],
            "event": re.sub(r"[^\w-]+", "-", claim["event"] or "e"),
        }

    def _whole_words(self, claim: Row, span: Sequence[int]) -> Sequence[int]:
        """Return a span; one that cuts a word is moved to the whole word nearest to the trigger."""
        start, end = span
        if not cuts_a_word(self.text, Span(start, end)):
            return span
        first, last = self.document["sentences"][claim["sent"]]
        pattern = rf"(?<!\w){re.escape(self.text[start:end])}(?!\w)"
        found = [m.start() + first for m in re.finditer(pattern, self.text[first:last], re.I)]
        if not found:
            return span
        self.moved += 1
        best = min(found, key=lambda at: abs(at - claim["trigger"]["span"][0]))
        return [best, best + end - start]


def main() -> None:
    """Write the reading."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path)
    parser.add_argument("claims", type=Path)
    parser.add_argument("-o", "--out", type=Path, required=True)
    options = parser.parse_args()
    documents = {k: v for k, v in load_documents(options.documents).items() if v["stratum"] == "first_batch"}
    claims: dict[str, list[Row]] = defaultdict(list)
    for line in options.claims.read_text(encoding="utf-8").splitlines():
        claims[(row := json.loads(line))["doc"]].append(row)
    moved = 0
    with (options.out / "first_batch.txt").open("w", encoding="utf-8") as out:
        for name, document in documents.items():
            converter = Converter(document)
            out.writelines(f"{line}\n" for line in Writer(converter.reading(claims[name])).lines())
            moved += converter.moved
    print(f"{moved} spans that cut a word moved")


if __name__ == "__main__":
    main()
