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

from notation import occurrence
from sheets import SheetError, load_documents

Row = dict[str, Any]


def cuts_a_word(text: str, start: int, end: int) -> bool:
    """Return whether a border of the span lies inside a word."""
    head = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    tail = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    return head or tail


class Writer:
    """Writes the claims of one document in the notation."""

    def __init__(self, document: Row) -> None:
        self.document = document
        self.text: str = document["text"]
        self.keys: dict[tuple[str | None, str | None, str], str] = {}
        self.sectors: dict[str, Counter[str]] = defaultdict(Counter)
        self.moved = 0

    def key(self, item: Row) -> str:
        """Return the key of the party that a mention means: the same name and country is the same party."""
        name = item["name"]
        words = "" if name else (item["text"] or "").lower()
        known = self.keys.setdefault((name, item["country"], words), f"p{len(self.keys) + 1}")
        self.sectors[known][item.get("sector") or "-"] += 1
        return known

    def words(self, sentence: Sequence[int], span: Sequence[int] | None, near: int) -> str:
        """Return a span's words; a span that cuts a word is moved to the whole word nearest to ``near``."""
        if span is None:
            return ""
        start, end = span
        if cuts_a_word(self.text, start, end):
            inside = self.text[sentence[0] : sentence[1]]
            pattern = rf"(?<!\w){re.escape(self.text[start:end])}(?!\w)"
            found = [m.start() + sentence[0] for m in re.finditer(pattern, inside, re.I)]
            if found:
                best = min(found, key=lambda at: abs(at - near))
                end, start = best + end - start, best
                self.moved += 1
        return occurrence(self.text, sentence, (start, end))

    def claim(self, claim: Row) -> str:
        """Return the line of a claim."""
        sentence = self.document["sentences"][claim["sent"]]
        near = claim["trigger"]["span"][0]

        def mention(item: Row) -> str:
            return f"{self.key(item)}={self.words(sentence, item['span'], near)}"

        def voice(item: Row) -> str:
            who = mention(item) if item["name"] or item["text"] or item["country"] else "?="
            if item["carried"]:
                who = who.partition("=")[0] + "="
            cue = self.words(sentence, item["cue_span"], near)
            return "^".join([who, cue, item["kind"], *(["carried"] if item["carried"] else [])])

        state = [claim["status"]]
        state += [claim["stance"]] if claim["stance"] != "asserts" else []
        state += [claim["certainty"]] if claim["certainty"] != "certain" else []
        fields = [
            str(claim["sent"]),
            self.words(sentence, claim["trigger"]["span"], near),
            claim["type"] + (f".{claim['mode']}" if claim["mode"] else ""),
            " ".join(state),
            "; ".join(mention(item) for item in claim["actors"]),
            "; ".join(mention(item) for item in claim["recipients"]),
            " > ".join(voice(item) for item in claim["voices"]),
            self._time(sentence, claim["time"], near),
            self._place(sentence, claim["place"], near),
            "; ".join(self._amount(sentence, item, near) for item in claim["amounts"]),
            re.sub(r"[^\w-]+", "-", claim["event"] or "e"),
        ]
        return " | ".join(fields)

    def _time(self, sentence: Sequence[int], time: Row | None, near: int) -> str:
        if time is None:
            return ""
        span = self.words(sentence, time["span"], near)
        open_ended = time["earliest"] is None and time["latest"] is None
        precision = "unknown" if open_ended else time["precision"]
        value = f"{time['earliest'] or '-'}..{time['latest'] or '-'} {precision} {time['basis']}"
        return f"{span} ~ {value}"

    def _place(self, sentence: Sequence[int], place: Row | None, near: int) -> str:
        if place is None or place["span"] is None:
            return ""
        span = self.words(sentence, place["span"], near)
        return f"{span} ~ {place['name'] or span}, {place['country'] or '-'}, {place['precision'] or 'unknown'}"

    def _amount(self, sentence: Sequence[int], amount: Row, near: int) -> str:
        figures = "/".join(
            "-" if amount[k] is None else f"{amount[k]:g}" if amount[k] < 1e6 else str(int(amount[k]))
            for k in ("low", "best", "high")
        )
        words = self.words(sentence, amount["span"], near)
        return f"{amount['kind']}: {words} ~ {figures} {amount.get('unit') or ''}".strip()

    def parties(self) -> list[str]:
        """Return the lines that declare the parties met so far."""
        lines = []
        for (name, country, _), key in self.keys.items():
            lines.append(f"@{key} {name or '-'} / {country or '-'} / {self.sectors[key].most_common(1)[0][0]}")
        return lines


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
    moved, reading = 0, []
    for name, document in documents.items():
        writer = Writer(document)
        lines: dict[int, list[str]] = defaultdict(list)
        for claim in sorted(claims[name], key=lambda c: (c["sent"], c["trigger"]["span"])):
            try:
                lines[claim["sent"]].append(writer.claim(claim))
            except SheetError as error:
                print(f"{name}, sentence {claim['sent']}, {claim['trigger']['text']!r}: {error}")
        moved += writer.moved
        empty = [str(n) for n in range(len(document["sentences"])) if n not in lines]
        reading += [f"DOC {name}", *writer.parties(), *(line for n in sorted(lines) for line in lines[n])]
        reading += [f"none {' '.join(empty)}"] if empty else []
    (options.out / "first_batch.txt").write_text("\n".join(reading) + "\n", encoding="utf-8")
    print(f"{moved} spans that cut a word moved")


if __name__ == "__main__":
    main()
