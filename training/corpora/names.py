"""Mentions: en-worldwide-newswire (2022), CrossNER politics and re3d, in one set of kinds."""

from collections.abc import Iterator
from pathlib import Path

from tokenizers import Tokenizer

from training.corpora import held
from training.examples import Example, extent, joined, pieces_of

KINDS = ("person", "organisation", "location", "group", "facility", "date", "money", "product", "other")
_WORLDWIDE = {
    "Person": "person", "Organization": "organisation", "Location": "location", "NORP": "group",
    "Facility": "facility", "Date": "date", "Money": "money", "Product": "product", "Misc": "other",
}  # fmt: skip


def worldwide(root: Path, gold: Path, tokenizer: Tokenizer, *, tenth: bool = False) -> Iterator[Example]:
    """Yield sentences of en-worldwide-newswire: those that teach, or those of the tenth that measures."""
    measured = held.documents(gold)
    for file in sorted((root / "names/en-worldwide-newswire/processed_annotated").glob("*.tsv")):
        article = file.name.removesuffix(".tsv")
        original = f"names/en-worldwide-newswire/original_articles/{article}"
        if held.names(gold, article) != tenth:
            continue
        if not tenth and (original in measured or held.is_copy((root / original).read_text("utf-8"), gold, root)):
            continue
        sentences = list(tagged_sentences(file.read_text(encoding="utf-8")))
        texts = [joined([word for word, _ in sentence]) for sentence in sentences]
        for sentence, (_, spans), pieces in zip(
            sentences, texts, pieces_of(tokenizer, [text for text, _ in texts]), strict=True
        ):
            found = [
                (e, _WORLDWIDE[kind])
                for first, last, kind in spans_of([tag for _, tag in sentence])
                if (e := extent(pieces, (spans[first][0], spans[last][1])))
            ]
            yield Example("names", pieces, names=found)


def tagged_sentences(text: str) -> Iterator[list[tuple[str, str]]]:
    """Yield the sentences of a tab-separated file as (word, tag); the first word, the page's address, is dropped."""
    sentence: list[tuple[str, str]] = []
    for line in text.splitlines():
        cells = line.split("\t")
        if not cells[0].strip():
            if sentence:
                yield sentence
            sentence = []
        elif not cells[0].startswith("http"):
            tag = cells[1].strip() if len(cells) > 1 else "O"
            sentence.append((cells[0].strip(), tag if tag == "O" or tag[:2] in ("B-", "I-") else "O"))
    if sentence:
        yield sentence


def spans_of(tags: list[str]) -> Iterator[tuple[int, int, str]]:
    """Yield (first word, last word, kind) of B-/I-/O tags; an I- that follows nothing begins a span."""
    begin, kind = -1, ""
    for number, tag in enumerate([*tags, "O"]):
        if begin >= 0 and (tag == "O" or tag[:2] == "B-" or tag[2:] != kind):
            yield begin, number - 1, kind
            begin = -1
        if tag != "O" and begin < 0:
            begin, kind = number, tag[2:]


_CROSSNER = {
    "politician": "person", "person": "person", "politicalparty": "organisation", "organisation": "organisation",
    "location": "location", "country": "location", "misc": "other", "event": "other", "election": "other",
}  # fmt: skip
_RE3D = {
    "Organisation": "organisation", "Location": "location", "Person": "person", "Temporal": "date",
    "Nationality": "group", "Money": "money",
}  # fmt: skip


def others(root: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    """Yield sentences of CrossNER politics and re3d; kinds that have no like among ours are left out."""
    for file, kinds in (
        ("names/CrossNER/ner_data/politics/train.txt", _CROSSNER),
        ("names/juand-r/data/re3d/CONLL-format/data/train/re3d-train.conll", _RE3D),
    ):
        for sentence in tagged_sentences((root / file).read_text(encoding="utf-8")):
            text, spans = joined([word for word, _ in sentence])
            pieces = pieces_of(tokenizer, [text])[0]
            found = [
                (e, kinds[kind])
                for first, last, kind in spans_of([tag for _, tag in sentence])
                if kind in kinds and (e := extent(pieces, (spans[first][0], spans[last][1])))
            ]
            yield Example("names", pieces, names=found)
