"""What the shipped reader gets wrong in ``gold/sentences``, line by line, so that no miss is hidden and none returns.

    python bench/known_misses.py > gold/sentences/known-misses.tsv

``tests/gold/test_gold_sentences.py`` holds the file to the reader: a miss that is gone must leave the file, a new one
must be looked at before it enters. Compared are trigger (by overlap), type, status, stance, actors, recipients and
speakers (by head). Columns: document, what is wrong, the trigger's words, wanted, given.
"""

from collections.abc import Iterator
from pathlib import Path

from bede.chronicle.rows import claim_dict
from bede.evaluate.pairs import pair
from bede.gold.article import article_of
from bede.gold.exported import reading_of
from bede.gold.read import read_gold
from bede.gold.records import GoldClaim, GoldMention, GoldVoice, Reading
from bede.model import Span
from bede.parses import Reader
from bede.pipeline import code_document, make_reader
from bede.settings import Settings
from bede.text.heads import head_of

FOLDER = Path(__file__).resolve().parents[1] / "gold" / "sentences"
CODES = ("type", "status", "stance")
SIDES = ("actors", "recipients", "voices")


def misses(reader: Reader, settings: Settings) -> Iterator[str]:
    """Yield a line for each thing that the reader gets wrong."""
    for wanted in read_gold(FOLDER).readings:
        article = article_of(wanted.document)
        claims = code_document(article, reader, settings)
        given = reading_of(wanted.document, [claim_dict(c, n, article, "misses") for n, c in enumerate(claims)])
        yield from _of_document(wanted, given, article.text)


def _of_document(wanted: Reading, given: Reading, text: str) -> Iterator[str]:
    doc, found = wanted.document.doc, pair(wanted.claims, given.claims)
    for claim in found.wanted_only:
        yield _line(doc, "missed", text, claim, f"{claim.type} {claim.status}", "")
    for claim in found.given_only:
        yield _line(doc, "extra", text, claim, "", f"{claim.type} {claim.status}")
    for first, second in found.both:
        for name in CODES:
            if getattr(first, name) != getattr(second, name):
                yield _line(doc, name, text, first, getattr(first, name), getattr(second, name))
        for name in SIDES:
            a, b = (_heads(text, getattr(claim, name)) for claim in (first, second))
            if a != b:
                yield _line(doc, name, text, first, a, b)


def _heads(text: str, mentions: tuple[GoldMention, ...] | tuple[GoldVoice, ...]) -> str:
    heads = {head_of(text, m.span) for m in mentions if m.span is not None}
    return ", ".join(_words(text, head) for head in sorted(heads, key=lambda span: span.start))


def _line(doc: str, what: str, text: str, claim: GoldClaim, *sides: str) -> str:
    return "\t".join((doc, what, _words(text, claim.trigger), *sides))


def _words(text: str, span: Span) -> str:
    return text[span.start : span.end]


def main() -> None:
    """Print the lines."""
    settings = Settings()
    for line in misses(make_reader(settings), settings):
        print(line)


if __name__ == "__main__":
    main()
