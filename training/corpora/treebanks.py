"""Dependencies: UD English EWT and GUM, train parts by their file lists."""

from collections.abc import Iterator
from pathlib import Path

from tokenizers import Tokenizer

from training.corpora import held
from training.examples import Example, extent, joined, pieces_of

RELATIONS = (
    "root", "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "obl:unmarked", "nmod", "nmod:poss", "case",
    "det", "amod", "advmod", "compound", "conj", "cc", "mark", "aux", "cop", "xcomp", "advcl", "ccomp", "acl",
    "acl:relcl", "appos", "flat", "parataxis", "nummod", "csubj", "other",
)  # fmt: skip
"""Relations that are told apart; any other counts as its kind before the colon, or as ``other``."""


def examples(root: Path, gold: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    """Yield sentences with their arcs; GUM documents that measure claims are left out."""
    measured = held.documents(gold)
    for bank in ("UD_English-EWT", "UD_English-GUM"):
        folder = root / "parsing" / bank / "not-to-release"
        for name in sorted((folder / "file-lists/files.train").read_text(encoding="utf-8").split()):
            file = _file(folder / "sources", name)
            if file is not None and file.relative_to(root).as_posix() not in measured:
                for sentence in sentences(file.read_text(encoding="utf-8")):
                    yield _example(sentence, tokenizer)


def _file(folder: Path, name: str) -> Path | None:
    for candidate in (folder / name, folder / f"{name}.conllu", folder / f"{name}.xml.conllu"):
        if candidate.is_file():
            return candidate
    return None


COLUMNS = 10
Word = tuple[str, int, str, bool]
"""Form, number of the head (0: none), relation, whether it is glued to the next."""


def sentences(text: str) -> Iterator[list[Word]]:
    """Yield the sentences of a CoNLL-U file; contractions keep their parts, without a blank between."""
    for block in text.split("\n\n"):
        words: list[Word] = []
        inside: dict[str, bool] = {}
        for line in block.splitlines():
            cells = line.split("\t")
            if len(cells) == COLUMNS and "-" in cells[0]:
                first, last = map(int, cells[0].split("-"))
                inside |= {str(n): True for n in range(first, last)} | {str(last): "SpaceAfter=No" in cells[9]}
            elif len(cells) == COLUMNS and cells[0].isdigit():
                glued = inside.get(cells[0], "SpaceAfter=No" in cells[9])
                words.append((cells[1], int(cells[6]), cells[7], glued))
        if words:
            yield words


def _example(sentence: list[Word], tokenizer: Tokenizer) -> Example:
    text, spans = joined([word[0] for word in sentence], [word[3] for word in sentence])
    pieces = pieces_of(tokenizer, [text])[0]
    places = [extent(pieces, span) for span in spans]
    arcs = []
    for place, (_, head, relation, _) in zip(places, sentence, strict=True):
        above = (0, 1) if head == 0 else places[head - 1]
        if place and above:
            arcs.append((above[0], place[0], name_of(relation)))
    return Example("treebanks", pieces, arcs=arcs)


def name_of(relation: str) -> str:
    """Return the relation as it is told apart here."""
    for name in (relation, relation.split(":", maxsplit=1)[0]):
        if name in RELATIONS:
            return name
    return "other"
