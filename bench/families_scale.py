"""How the search for families grows with the number of documents, step by step.

Usage: python -m bench.families_scale CORPORA [--documents 1000 10000 100000] [--library rensa]

The load: real stories with four or five copies each. A library (rensa or datasketch, to be installed beside) takes the
place of the fingerprints and their index; what it finds is measured in the same way, by the kinds of copy.
"""

import argparse
import importlib
import random
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bede.events.families import find_pairs, fingerprint, join_pairs
from bede.events.families.candidates import find_candidates
from bede.events.families.wording import read_wording
from bede.settings import EventsOptions
from bench.copies.corpora import Story, read_reuters, read_stories
from bench.copies.making import StressSet, make_load

PERMUTATIONS = 128
"""Hashes of a MinHash, as in the table of libraries."""


def own_lines(made: StressSet) -> Iterator[str]:
    """Yield the seconds of each step, the pairs and the recall."""
    documents = {document.id: document for document in made.documents}
    start = time.process_time()
    prints = [fingerprint(document) for document in made.documents]
    after_prints = time.process_time()
    candidates = find_candidates(prints)
    after_candidates = time.process_time()
    pairs = find_pairs(prints, documents.__getitem__, EventsOptions())
    after_pairs = time.process_time()
    families = join_pairs(prints, pairs, documents.__getitem__, EventsOptions())
    end = time.process_time()
    indexing, comparing = after_candidates - after_prints, after_pairs - after_candidates
    size = sum(row.runs.nbytes for row in prints) / len(prints)
    yield (
        f"{len(prints):6} documents: fingerprints {after_prints - start:.1f} s, candidates {indexing:.1f} s, "
        f"comparison {comparing - indexing:.1f} s, families {end - after_pairs:.1f} s, "
        f"in all {len(prints) / (end - start - indexing):.0f} documents/s"
    )
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield f"       {size:.0f} bytes a fingerprint, {len(candidates)} candidates, {memory:.0f} MiB at most"
    yield from recall_lines(made, candidates, "candidates")
    together = [(family.documents[0], other) for family in families for other in family.documents[1:]]
    home = {name: family.id for family in families for name in family.documents}
    roots = [(copy.root, name) for name, copy in made.made.items() if home.get(name) == home.get(copy.root, "")]
    yield from recall_lines(made, [*together, *roots], "families")


def library_lines(made: StressSet, name: str, threshold: float) -> Iterator[str]:
    """Yield what a library's MinHash and its index find at a Jaccard threshold."""
    start = time.process_time()
    sketches = {document.id: _sketch(name, document.text) for document in made.documents}
    sketched = time.process_time()
    pairs = list(_LIBRARIES[name](sketches, threshold))
    end = time.process_time()
    yield (
        f"{name}, Jaccard {threshold}: {len(sketches)} documents, sketches {sketched - start:.1f} s, "
        f"index {end - sketched:.1f} s, {len(pairs)} candidates"
    )
    yield from recall_lines(made, pairs, "candidates")


def recall_lines(made: StressSet, pairs: Iterable[tuple[str, str]], what: str) -> Iterator[str]:
    """Yield the share of copies, by kind, that are paired with their original."""
    paired = {frozenset(pair) for pair in pairs}
    found, all_of = Counter[str](), Counter[str]()
    for name, copy in made.made.items():
        if name != copy.root:
            all_of[copy.kind] += 1
            found[copy.kind] += frozenset((name, copy.root)) in paired
    shares = ", ".join(f"{kind} {found[kind] / all_of[kind]:.3f}" for kind in sorted(all_of))
    yield f"       recall of {what}: {found.total() / all_of.total():.3f} ({shares})"


def _sketch(name: str, text: str) -> Any:
    library = importlib.import_module(name)
    runs = [str(run) for run in read_wording(text).runs.tolist()]
    if name == "rensa":
        sketch = library.RMinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update(runs)
        return sketch
    sketch = library.MinHash(num_perm=PERMUTATIONS)
    sketch.update_batch([run.encode() for run in runs])
    return sketch


def _rensa(sketches: dict[str, Any], threshold: float) -> Iterator[tuple[str, str]]:
    library = importlib.import_module("rensa")
    bands = _bands(threshold)
    index = library.RMinHashLSH(threshold=threshold, num_perm=PERMUTATIONS, num_bands=bands)
    names = list(sketches)
    for number, name in enumerate(names):
        for other in index.query(sketches[name]):
            yield names[other], name
        index.insert(number, sketches[name])


def _datasketch(sketches: dict[str, Any], threshold: float) -> Iterator[tuple[str, str]]:
    library = importlib.import_module("datasketch")
    bands = _bands(threshold)
    index = library.MinHashLSH(num_perm=PERMUTATIONS, params=(bands, PERMUTATIONS // bands))
    for name, sketch in sketches.items():
        for other in index.query(sketch):
            yield other, name
        index.insert(name, sketch)


def _bands(threshold: float) -> int:
    """Return into how many bands to cut a MinHash, so that pairs at the threshold are met about half the time."""
    sizes = (1, 2, 4, 8, 16)
    best = min(sizes, key=lambda rows: abs((rows / PERMUTATIONS) ** (1 / rows) - threshold))
    return PERMUTATIONS // best


_LIBRARIES: dict[str, Callable[[dict[str, Any], float], Iterator[tuple[str, str]]]] = {
    "rensa": _rensa,
    "datasketch": _datasketch,
}


def main() -> None:
    """Print the figures for each number of documents."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, help="the folder with the unpacked corpora")
    parser.add_argument("--documents", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--library", choices=sorted(_LIBRARIES))
    parser.add_argument("--threshold", type=float, default=0.2)
    asked = parser.parse_args()
    stories = _long_enough([*read_stories(asked.corpora), *read_reuters(asked.corpora)])
    random.Random(1).shuffle(stories)
    for number in asked.documents:
        made = make_load(stories, number, random.Random(number))
        lines = library_lines(made, asked.library, asked.threshold) if asked.library else own_lines(made)
        for line in lines:
            print(line, flush=True)


def _long_enough(stories: Sequence[Story]) -> list[Story]:
    return [story for story in stories if story.words >= 80]


if __name__ == "__main__":
    main()
