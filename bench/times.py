"""Dating words: as TIMEX3 on TempEval-3's training part, and as intervals on the annotated claims.

    python -m bench.times CORPORA [--misses timex|claims|carried]         (CORPORA: the unpacked archives)

TempEval-3: TimeBank and AQUAINT, the creation time given and not scored, the body alone. Documents whose name has an
even sha256 are for development, the odd ones are reported. Claims: the annotated frames stand in for the parse, so
that no miss of the reader counts; train is for development, dev is reported.
"""

import argparse
import hashlib
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from lxml import etree

from bede.evaluate.timex import MEASURES, Timex, pair_timexes, score_timexes
from bede.resolutions.times.expressions import find_expressions
from bench.timing import claim_lines

TEMPEVAL = "time/TempEval-3/Training/TBAQ-cleaned"
Story = tuple[str, str, str, list[Timex]]
"""Name, creation time, body, phrases of the body."""


def stories(corpora: Path) -> Iterator[Story]:
    """Yield the documents of both collections, by name."""
    for path in sorted((corpora / TEMPEVAL).glob("[TA]*/*.tml")):
        root = etree.parse(str(path)).getroot()
        made = root.find(".//TIMEX3[@functionInDocument='CREATION_TIME']")
        body = root.find("TEXT")
        if body is None:
            continue
        pieces: list[str] = []
        found: list[Timex] = []
        _walk(body, pieces, found)
        yield path.name, made.get("value", "") if made is not None else "", "".join(pieces), found


def _walk(node: etree._Element, pieces: list[str], found: list[Timex]) -> None:
    start = sum(map(len, pieces))
    pieces.append(node.text or "")
    for child in node:
        _walk(child, pieces, found)
        pieces.append(child.tail or "")
    if node.tag == "TIMEX3" and node.get("functionInDocument") != "CREATION_TIME":
        found.append(Timex(start, sum(map(len, pieces)), node.get("type", ""), node.get("value", "")))


def is_development(name: str) -> bool:
    """Return whether a document is for development."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 == 0


def given(made: str, body: str) -> list[Timex]:
    """Return what bede finds in a body. Lines are wrapped in these collections, so their ends are spaces."""
    found = find_expressions(body.replace("\n", " "), date.fromisoformat(made[:10]) if made else None)
    return [Timex(e.span.start, e.span.end, e.type.value, e.value or "") for e in found]


def timex_lines(corpora: Path) -> Iterator[str]:
    """Yield the table of TIMEX3 figures, and the speed."""
    told = list(stories(corpora))
    started = time.perf_counter()
    found = [given(made, body) for _, made, body, _ in told]
    took = time.perf_counter() - started
    for half in ("development", "reported"):
        chosen = [n for n, row in enumerate(told) if is_development(row[0]) == (half == "development")]
        score = score_timexes((told[n][3], found[n]) for n in chosen)
        yield f"TempEval-3, {half} half: {len(chosen)} documents, {score.wanted} phrases wanted, {score.given} given"
        for measure in MEASURES:
            yield f"  {measure:<8} P {{:.3f}}  R {{:.3f}}  F1 {{:.3f}}".format(*score.rates(measure))
    size = sum(len(row[2]) for row in told)
    yield (
        f"speed: {len(told) / took:.0f} documents, {sum(map(len, found)) / took:.0f} phrases, "
        f"{size / took / 1e6:.2f} million characters a second"
    )


def timex_misses(corpora: Path) -> Iterator[str]:
    """Yield what is missing, too much, cut or read otherwise in the development half."""
    for name, made, body, wanted in stories(corpora):
        if not is_development(name):
            continue
        found = given(made, body)
        pairs = pair_timexes(wanted, found)
        for w, g in pairs:
            if (w.start, w.end) != (g.start, g.end):
                yield f"cut\t{_words(body, w)}\t{_words(body, g)}\t{_around(body, w)}"
            if w.value != g.value:
                yield f"value\t{w.value}\t{g.value}\t{made[:10]}\t{_words(body, g)}\t{_around(body, w)}"
            if w.type != g.type:
                yield f"type\t{w.type}\t{g.type}\t{_words(body, w)}\t{_around(body, w)}"
        yield from (
            f"missing\t{_words(body, w)}\t{w.value}\t{_around(body, w)}" for w in wanted if w not in _of(pairs, 0)
        )
        yield from (f"extra\t{_words(body, g)}\t{g.value}\t{_around(body, g)}" for g in found if g not in _of(pairs, 1))


def _of(pairs: list[tuple[Timex, Timex]], side: int) -> list[Timex]:
    return [pair[side] for pair in pairs]


def _words(body: str, timex: Timex) -> str:
    return " ".join(body[timex.start : timex.end].split())


def _around(body: str, timex: Timex) -> str:
    left, right = body[max(0, timex.start - 60) : timex.start], body[timex.end : timex.end + 40]
    return " ".join(f"{left}[{body[timex.start : timex.end]}]{right}".split())


def main() -> None:
    """Print the figures, or misses if asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--misses", choices=("timex", "claims", "carried"))
    options = parser.parse_args()
    if options.misses == "timex":
        lines = timex_misses(options.corpora)
    elif options.misses:
        lines = claim_lines(options.corpora, ("train",), options.misses)
    else:
        lines = iter([*timex_lines(options.corpora), *claim_lines(options.corpora, ("train", "dev"), None)])
    for line in lines:
        print(line)


if __name__ == "__main__":
    main()
