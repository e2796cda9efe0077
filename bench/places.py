"""Where: place names put on the map, each with its words given, so that no miss of the reader counts.

    python -m bench.places CORPORA [--only lgl|geovirus|claims] [--misses] [--nameless] [--strict]

**lgl, geovirus**: of all toponyms with annotated coordinates, the share that is put within 161 km of them (Acc@161; no
answer counts as wrong), the mean and median distance of those answered, and for LGL the share with the annotated
GeoNames id; also how many annotated names bede takes for places in the running text, by overlap (names without
annotated coordinates count as wrongly found). Developed on the even half, reported on the odd one, see
bench/toponyms.py. ``--nameless`` keeps the outlet's address back.

**claims**: of all annotated places of claims, once a span. *country*: the country is right (none, where none is
annotated); *place*: also the place has the annotated name, or is one that the name may stand for; *contains*: country
right, and the place is the annotated one or contains it: it is that country, or named in the words, or the gazetteer
has the annotated place in it. No answer counts as wrong. Developed on the part train, reported on dev.
Annotated codes of no country (INTL, EU) are as good as none: bede gives an area no code. A place is named in the words
by any of its names ("a hotel in Gaza" by that of the Gaza Strip); ``--strict`` measures without these two.

``--misses`` prints those of the development half only.
"""

import argparse
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from bede.gold.article import article_of
from bede.gold.read import read_gold
from bede.gold.records import GoldPlace
from bede.knowledge.world import GazetteerPlace, country_by_code, key_of, namings
from bede.model import Place, PlacePrecision, Resolution, Span
from bede.resolutions import resolve
from bede.resolutions.places.evidence import context_of
from bede.resolutions.places.lands import is_inside
from bede.resolutions.places.names import Words
from bede.resolutions.places.resolve import resolve_places
from bede.settings import ResolutionsOptions
from bede.text.normalise import fold
from bench.resolving import parse_of
from bench.toponyms import Story, Toponym, geovirus, lgl

NEAR = 161
"""Kilometres, a hundred miles: the field's bound."""


def kilometres(place: Place, toponym: Toponym) -> float:
    """Return the great-circle distance."""
    assert place.lat is not None and place.lon is not None
    north, east = radians(place.lat - toponym.lat), radians(place.lon - toponym.lon)
    chord = sin(north / 2) ** 2 + cos(radians(place.lat)) * cos(radians(toponym.lat)) * sin(east / 2) ** 2
    return 2 * 6371 * asin(min(1.0, sqrt(chord)))


@dataclass(frozen=True, slots=True)
class Answer:
    """What a toponym was resolved to, and how far off that is; None without an answer on the map."""

    story: Story
    toponym: Toponym
    given: Resolution[Place]
    error: float | None

    @property
    def is_near(self) -> bool:
        """Return whether it counts as right."""
        return self.error is not None and self.error <= NEAR


def answers(stories: Iterator[Story]) -> Iterator[Answer]:
    """Resolve all toponyms, a document at a time."""
    for story in stories:
        found = resolutions(story)
        for toponym in story.toponyms:
            given = found[toponym.span]
            place = given.value
            error = kilometres(place, toponym) if place is not None and place.lat is not None else None
            yield Answer(story, toponym, given, error)


def resolutions(story: Story) -> dict[Span, Resolution[Place]]:
    """Return what the resolver says of a story's toponyms."""
    return resolve_places(story.document, [toponym.span for toponym in story.toponyms])


def report_toponyms(name: str, stories: Iterator[Story], misses: bool) -> None:
    """Print the figures of a corpus, by halves."""
    begun = time.perf_counter()
    kept = list(stories)
    found = list(answers(iter(kept)))
    lasted = time.perf_counter() - begun
    for half in ("even", "odd"):
        mine = [a for a in found if a.story.half == half]
        errors = [a.error for a in mine if a.error is not None]
        exact = [a.given.value is not None and a.given.value.geonames == a.toponym.geonames for a in mine]
        ids = f", exact id {sum(exact) / len(mine):.3f}" if mine[0].toponym.geonames else ""
        print(
            f"{name} {half}: {len(mine)} toponyms, answered {len(errors) / len(mine):.3f}, "
            f"Acc@161 {sum(a.is_near for a in mine) / len(mine):.3f}{ids}, "
            f"error mean {statistics.mean(errors):.0f} km, median {statistics.median(errors):.1f} km"
        )
    print(f"{name}: {len(found)} toponyms in {lasted:.2f} s, {len(found) / lasted:.0f} a second")
    for half in ("even", "odd"):
        print(f"{name} {half}: {found_in_text([story for story in kept if story.half == half])}")
    for a in found:
        if misses and a.story.half == "even" and not a.is_near:
            print(_told(a))


def found_in_text(stories: list[Story]) -> str:
    """Return precision, recall and F1 of the names that bede itself takes for places in a text, by overlap."""
    given, hits, wanted, met = 0, 0, 0, 0
    for story in stories:
        words = Words(story.document.text)
        names = context_of(words)
        spans = [Span(words.tokens[name.first].start, words.tokens[name.end - 1].end) for name in names]
        annotated = [toponym.span for toponym in story.toponyms]
        given, wanted = given + len(spans), wanted + len(annotated)
        hits += sum(any(_overlap(span, other) for other in annotated) for span in spans)
        met += sum(any(_overlap(span, other) for other in spans) for span in annotated)
    precision, recall = hits / given, met / wanted
    f1 = 2 * precision * recall / (precision + recall)
    return f"names found in the text: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}"


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _told(answer: Answer) -> str:
    text, span = answer.story.document.text, answer.toponym.span
    around = text[max(0, span.start - 40) : span.start] + "[" + text[span.start : span.end] + "]"
    around = (around + text[span.end : span.end + 30]).replace("\n", " ")
    place = answer.given.value
    told = f"{place.name}, {place.country} ({answer.given.method})" if place else answer.given.method
    where = f"{answer.toponym.lat:.2f} {answer.toponym.lon:.2f} {answer.toponym.geonames or ''}"
    return f"{answer.story.document.id}\t{around}\t{where}\t{told}\t{answer.error or -1:.0f}"


def verdicts(wanted: GoldPlace, words: str, given: Place | None, *, strict: bool = False) -> dict[str, bool]:
    """Return which measures a place of a claim meets; ``strict``: by its own name and the annotated code only."""
    if given is None:
        return dict.fromkeys(("answered", "country", "place", "contains"), False)
    is_no_country = not strict and wanted.country is not None and country_by_code(wanted.country) is None
    country = given.country == (None if is_no_country else wanted.country)
    same = country and is_same(wanted.name, given)
    is_wider = given.precision is PlacePrecision.COUNTRY or fold(given.name) in fold(f"{words} {wanted.name}")
    is_wider = is_wider or (not strict and is_named(words, given))
    contains = same or (country and (is_wider or _lies_in(wanted, given)))
    return {"answered": True, "country": country, "place": same, "contains": contains}


def is_same(name: str, given: Place) -> bool:
    """Return whether a place bears an annotated name, or is one of those that the name may stand for."""
    return fold(name) == fold(given.name) or any(_is(place, given) for place in _known(name))


def is_named(words: str, given: Place) -> bool:
    """Return whether a name in the words may stand for a place."""
    read = Words(words)
    names = (name for name in read.names(range(len(read.texts))) if name.alone)
    return any(_is(place, given) for name in names for place in name.places)


def _known(name: str) -> list[GazetteerPlace]:
    return [candidate.value for candidate in namings(key_of(name))]


def _is(place: GazetteerPlace, given: Place) -> bool:
    return (place.name, place.country, place.precision) == (given.name, given.country, given.precision)


def _lies_in(wanted: GoldPlace, given: Place) -> bool:
    """Return whether the gazetteer has a place of the annotated name, in its country, inside the given one."""
    outer = [place for place in _known(given.name) if _is(place, given)]
    inner = [place for place in _known(wanted.name) if place.country == wanted.country]
    return any(is_inside(one, other) for one in inner for other in outer)


def report_claims(corpora: Path, part: str, misses: bool, strict: bool) -> None:
    """Print the figures of a part of the annotated claims."""
    found: list[dict[str, bool]] = []
    by_method: dict[str, list[bool]] = {}
    for reading in read_gold(Path("gold"), corpora, (part,)).readings:
        document = reading.document
        if document.text is None:
            continue
        places = resolve(article_of(document), parse_of(reading), ResolutionsOptions()).places
        for span, wanted in {c.place.span: c.place for c in reading.claims if c.place}.items():
            words, given = document.text[span.start : span.end], places[span]
            found.append(verdicts(wanted, words, given.value, strict=strict))
            by_method.setdefault(given.method, []).append(found[-1]["contains"])
            if misses and part == "train" and not found[-1]["contains"]:
                told = f"{given.value.name}, {given.value.country}" if given.value else None
                gold = f"{wanted.name}, {wanted.country} ({wanted.precision})"
                print(document.doc, words, gold, told, given.method, sep="\t")
    shares = ", ".join(f"{key} {sum(f[key] for f in found) / len(found):.3f}" for key in found[0])
    print(f"claims {part}: {len(found)} places, {shares}")
    methods = (f"{method} {sum(right)} of {len(right)}" for method, right in sorted(by_method.items()))
    print(f"claims {part}, contains by method: {', '.join(methods)}")


def main() -> None:
    """Print the figures, and misses if asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--only", choices=("lgl", "geovirus", "claims"))
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--nameless", action="store_true")
    parser.add_argument("--strict", action="store_true")
    options = parser.parse_args()
    begun = time.perf_counter()
    namings("paris")
    print(f"first look-up in the gazetteer: {1000 * (time.perf_counter() - begun):.0f} ms")
    if options.only in (None, "lgl"):
        report_toponyms("lgl", lgl(options.corpora, nameless=options.nameless), options.misses)
    if options.only in (None, "geovirus"):
        report_toponyms("geovirus", geovirus(options.corpora), options.misses)
    if options.only in (None, "claims"):
        for part in ("train", "dev"):
            report_claims(options.corpora, part, options.misses, options.strict)


if __name__ == "__main__":
    main()
