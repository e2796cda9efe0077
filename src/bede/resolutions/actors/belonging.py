"""Which country a party belongs to whose words name none ("protesters", "the court"), by what stands around it.

Each country that the document names is weighed: by its share of the names, by what the sentence names, by the other
parties of the act. The weights are learned (``training/belonging.py``); below ``LEAST`` the country stays unknown.
"""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from bede.knowledge.resources import read_rows
from bede.model import Actor, Parse, Resolution, Span
from bede.resolutions.actors.focus import Focus
from bede.resolutions.actors.pointers import title_of
from bede.resolutions.actors.roles import group_in

LEAST = 0.8
"""Likelihood from which a country is given: 94 % of those are right then, on documents of the train part that the
weights had not seen (docs/parties.md)."""

BY_CONTEXT = "-by-context"
"""What the method of a party ends in whose country comes from here."""

_WEIGHTS = "words/en/belonging.tsv"

FEWEST = 3
"""Names of countries, peoples, capitals, bodies and places from which a document tells where its parties belong."""

Actors = Mapping[Span, Resolution[Actor]]


@dataclass(frozen=True, slots=True)
class Around:
    """Countries around a party: those named in its sentence, those of its parties, of the act's two sides.

    ``last``: the country that was named last before it.
    """

    named: frozenset[str]
    parties: frozenset[str]
    other_side: frozenset[str]
    same_side: frozenset[str]
    last: str | None


class Belonging:
    """What a document tells of the countries of its parties."""

    def __init__(self, parse: Parse, focus: Focus | None, actors: Actors) -> None:
        self._named = focus.named if focus else ()
        self._offsets = [offset for offset, _ in self._named]
        self._sentences = [sentence.span for sentence in parse.sentences]
        self._starts = [span.start for span in self._sentences]
        self._actors = actors
        self._parties = [(span, code) for span in sorted(actors) if (code := self._country(span)) is not None]
        self._names = Counter(code for _, code in self._named)
        self._counts = Counter(code for _, code in self._parties)
        self._sides = _sides(parse)

    def of(self, span: Span) -> tuple[str | None, float]:
        """Return the likeliest country of the party at a span and its likelihood; None where none is named at all."""
        learned = weights()
        best, most = None, -math.inf
        for code, told in self.options(span):
            score = sum(learned.get(feature, 0.0) * value for feature, value in told.items())
            if score > most:
                best, most = code, score
        return best, 1 / (1 + math.exp(-most)) if best is not None else 0.0

    def options(self, span: Span) -> Iterator[tuple[str, dict[str, float]]]:
        """Yield each country that the document names, with what speaks for and against it, ordered by code.

        None where it names fewer than ``FEWEST`` times: of so few names a share says little.
        """
        if len(self._named) < FEWEST:
            return
        around = self._around(span)
        codes = sorted(self._names.keys() | self._counts.keys())
        for code in codes:
            yield code, self._features(code, around) | ({"only-country": 1.0} if len(codes) == 1 else {})

    def _features(self, code: str, around: Around) -> dict[str, float]:
        share = self._names[code] / len(self._named)
        parties = self._counts[code] / max(1, len(self._parties))
        told = {"any": 1.0, "share": share, "parties": parties, "share-and-parties": share * parties}
        facts = {
            "most-named": self._names[code] == max(self._names.values(), default=-1),
            "half": share > 0.5,
            "three-quarters": share > 0.75,
            "alone": share == 1,
            "in-sentence": code in around.named,
            "alone-in-sentence": around.named == {code},
            "party-in-sentence": code in around.parties,
            "only-party-in-sentence": around.parties == {code},
            "last-named": code == around.last,
            "other-side": code in around.other_side,
            "same-side": code in around.same_side,
        }
        return told | {name: 1.0 for name, holds in facts.items() if holds}

    def _around(self, span: Span) -> Around:
        at = max(0, bisect_right(self._starts, span.start) - 1)
        sentence = self._sentences[at] if self._sentences else span
        before = bisect_right(self._offsets, span.start - 1)
        others, same = self._sides.get(span, (frozenset(), frozenset()))
        return Around(
            named=frozenset(code for offset, code in self._named if sentence.start <= offset < sentence.end),
            parties=frozenset(code for own, code in self._parties if sentence.start <= own.start < sentence.end),
            other_side=self._countries(others),
            same_side=self._countries(same),
            last=self._named[before - 1][1] if before else None,
        )

    def _countries(self, spans: frozenset[Span]) -> frozenset[str]:
        return frozenset(code for span in spans if (code := self._country(span)) is not None)

    def _country(self, span: Span) -> str | None:
        found = self._actors.get(span)
        return found.value.country if found is not None and found.value is not None else None


def _sides(parse: Parse) -> dict[Span, tuple[frozenset[Span], frozenset[Span]]]:
    """Return for each party the parties across from it in its acts, and those beside it; speakers stand across."""
    across: dict[Span, set[Span]] = {}
    beside: dict[Span, set[Span]] = {}
    for frame in parse.frames:
        actors, recipients = {m.span for m in frame.actors}, {m.span for m in frame.recipients}
        speakers = {voice.speaker.span for voice in frame.voices if voice.speaker is not None}
        for own, others, same in (
            (actors, recipients, actors),
            (recipients, actors, recipients),
            (speakers, actors | recipients, set[Span]()),
        ):
            for span in own:
                across.setdefault(span, set()).update(others)
                beside.setdefault(span, set()).update(same)
    return {span: (frozenset(across[span]), frozenset(beside[span])) for span in across}


def settle(parse: Parse, focus: Focus | None, actors: Actors) -> dict[Span, Resolution[Actor]]:
    """Return the parties that have no country, with the one that they very likely belong to.

    Those whom a label or byline names as speakers are left out: nothing stands around it that tells.
    """
    belonging = Belonging(parse, focus, actors)
    labelled = set(_labelled(parse, actors))
    settled = {}
    for span, found in actors.items():
        if found.value is None or found.value.country is not None or found.value.entity in labelled:
            continue
        code, likelihood = belonging.of(span)
        if code is not None and likelihood >= LEAST:
            settled[span] = replace(
                found,
                value=_in_country(found, found.value, code),
                method=f"{found.method}{BY_CONTEXT}",
                score=found.score * likelihood,
            )
    return settled


def _labelled(parse: Parse, actors: Actors) -> Iterator[str]:
    """Yield the entities whom labels and bylines name."""
    for voice in (voice for frame in parse.frames for voice in frame.voices if voice.labelled):
        found = actors.get(voice.speaker.span) if voice.speaker is not None else None
        if found is not None and found.value is not None:
            yield found.value.entity


def _in_country(found: Resolution[Actor], actor: Actor, code: str) -> Actor:
    group = group_in(code, title_of(found.text)) if found.method == "role" else None
    return group or replace(actor, country=code)


@cache
def weights() -> Mapping[str, float]:
    """Return the learned weights by feature."""
    return {feature: float(weight) for feature, weight in read_rows(_WEIGHTS)}
