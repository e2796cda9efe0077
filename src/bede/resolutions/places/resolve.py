"""Where: every place phrase of a document, resolved with the other names of the document."""

from collections.abc import Iterable, Iterator, Sequence

from bede.knowledge.world import GazetteerPlace
from bede.knowledge.world.place_words import place_words
from bede.model import Document, Place, PlacePrecision, Resolution, Span
from bede.resolutions.places.datelines import dateline_of
from bede.resolutions.places.described import Scene, as_place, describe, is_abroad, is_border, needs_land, part_of
from bede.resolutions.places.evidence import anchors_of, context_of, mentions_of, peoples_in, sense, weigh_names
from bede.resolutions.places.focus import Focus
from bede.resolutions.places.names import Name, Words, inside_any
from bede.resolutions.places.peoples import owner, place_by_people
from bede.resolutions.places.whereabouts import Parties, Whereabouts

_DATELINE_COUNTS = 2.0
"""How much the dateline counts for what a document is about."""
_LANDS = (PlacePrecision.COUNTRY, PlacePrecision.REGION, PlacePrecision.AREA)
_WIDE = (PlacePrecision.COUNTRY, PlacePrecision.AREA)
_NARROWEST = {precision: rank for rank, precision in enumerate(PlacePrecision)}


def resolve_places(
    document: Document, spans: Iterable[Span], parties: Parties | None = None
) -> dict[Span, Resolution[Place]]:
    """Return what the place phrases of a document mean; ``parties``: what its parties tell of them."""
    asked = list(spans)
    if not asked:
        return {}
    reading = Reading(document, asked, parties or Parties())
    return {span: reading.told.get(span) or reading.guessed(span) for span in asked}


class Reading:
    """One document, with the shares of the places that its names may stand for.

    ``told``: phrases that surely name their place. They tell where the others are: ``whereabouts``.
    """

    def __init__(self, document: Document, spans: Iterable[Span], parties: Parties) -> None:
        self._text, self._words, self._parties = document.text, Words(document.text), parties
        self._names = {span: list(self._words.names(self._words.within(span))) for span in spans}
        dateline = dateline_of(document, self._words)
        context, peoples = context_of(self._words), peoples_in(self._words)
        asked = [name for names in self._names.values() for name in names] + ([dateline] if dateline else [])
        self._shares = weigh_names(asked, context, anchors_of(peoples, parties.shares()), document.uri)
        self._dateline = self._shares[sense(dateline)][0][0] if dateline else None
        home = [(self._dateline, _DATELINE_COUNTS)] if self._dateline else []
        self._focus = Focus([*mentions_of(self._words, context, peoples, self._shares), *home])
        self._named = sorted({name.first: self._shares[sense(name)][0][0] for name in context}.items())
        self.whereabouts = Whereabouts((), (), (), None)
        sure = (span for span, names in self._names.items() if all(map(self._is_sure, names)))
        self.told = {span: found for span in sure if (found := self._by_name(span)) is not None}
        self.whereabouts = self._weighed([*self._named, *peoples])

    def _weighed(self, named: Sequence[tuple[int, GazetteerPlace]]) -> Whereabouts:
        told = [(span, found.value.country) for span, found in self.told.items() if found.value is not None]
        return Whereabouts(
            [(word, place.country) for word, place in named if place.country],
            [(self._words.within(span).start, code) for span, code in told if code],
            (code for _, code in self._parties.named),
            self._dateline.country if self._dateline else None,
        )

    def _by_name(self, span: Span) -> Resolution[Place] | None:
        """Return the place that a phrase names; None where it names none that is known."""
        phrase, where = self._text[span.start : span.end], self._words.within(span)
        names = self._names[span]
        usable = [name for name in names if self._is_usable(name, where)]
        lower = [word.lower() for word in self._words.texts[where.start : where.stop]]
        is_wide = all(self._best(name).precision in _WIDE for name in usable)
        if is_wide and is_border(lower):
            return Resolution(phrase, Place(phrase, None, None, None, PlacePrecision.AREA, None), "border", 0.5)
        if usable and not (needs_land(lower) and all(self._best(name).country is None for name in usable)):
            return self._of_names(phrase, where, usable)
        named_after = next((n for n in names if self._is_named_after(n, where)), None)
        if named_after is not None and self._is_supported(named_after):
            return self._told(phrase, "beside", named_after)
        by_people = place_by_people(self._words, where, self._named)
        return Resolution(phrase, *by_people, 0.7) if by_people is not None else None

    def guessed(self, span: Span) -> Resolution[Place]:
        """Return the place of a phrase that surely names none."""
        phrase, where = self._text[span.start : span.end], self._words.within(span)
        if (found := self._by_name(span)) is not None:
            return found
        lands = self.whereabouts.lands(where.start, self._speakers(span), owner(self._words, where))
        return self._unnamed(phrase, where, Scene(self._named, self._dateline, lands))

    def options(self, span: Span) -> Iterator[tuple[str, dict[str, float]]]:
        """Yield the countries that a phrase without a name may lie in, with what speaks for each."""
        if self._by_name(span) is None:
            yield from self.whereabouts.options(self._words.within(span).start, self._speakers(span))

    def _speakers(self, span: Span) -> frozenset[str]:
        return self._parties.speakers.get(span, frozenset())

    def _ranked(self, name: Name) -> list[tuple[GazetteerPlace, float]]:
        """Return the candidates of a name; a little known one far from all else gives way to one in the focus."""
        ranked = self._shares[sense(name)]
        place, share = ranked[0]
        if place.known or self._focus.supports(place, share):
            return ranked
        code = self._land_at(name.first)
        return sorted(ranked, key=lambda pair: pair[0].country != code)

    def _land_at(self, word: int) -> str | None:
        """Return the country that an unsure name is looked for in; the focus, where nothing is told yet."""
        lands = self.whereabouts.lands(word)
        return lands[0][0] if lands else self._focus.country()

    def _is_sure(self, name: Name) -> bool:
        place, share = self._shares[sense(name)][0]
        return place.known or bool(name.parents) or self._focus.supports(place, share)

    def _best(self, name: Name) -> GazetteerPlace:
        return self._ranked(name)[0][0]

    def _is_usable(self, name: Name, where: range) -> bool:
        """Return whether a name in a phrase is one of the place, and no word or person in it."""
        supported = self._best(name).known or self._is_supported(name)
        if name.end < where.stop and self._words.texts[name.end].lower() in place_words().streets:
            return self._is_supported(name) and self._best(name).precision is not PlacePrecision.COUNTRY
        if self._words.is_loud(where.start) and not self._best(name).known:
            return self._best(name).country == self._land_at(name.first)
        if (name.first, name.end) == (where.start, where.stop):
            return supported or not place_words().site.issuperset(name.key.split())
        is_whole = name.alone or (name.end == where.stop and self._words.begins(name.first))
        if not is_whole or (name.end - name.first == 1 and name.key in place_words().site):
            return False
        return supported or bool(name.parents) or self._words.is_located(name.first)

    def _is_supported(self, name: Name) -> bool:
        return self._focus.supports(self._best(name), self._share(name))

    def _is_named_after(self, name: Name, where: range) -> bool:
        """Return whether a phrase is a name with nothing but words for features after it: "Mill Creek Dam"."""
        rest = self._words.texts[name.end : where.stop]
        site = place_words().site
        return name.key not in site and bool(rest) and all(word.lower() in site for word in rest)

    def _of_names(self, phrase: str, where: range, names: Sequence[Name]) -> Resolution[Place]:
        """Return the place of a phrase with names: of several the narrowest, the wider ones say where it lies."""
        if self._are_several(names):
            return Resolution(phrase, Place(phrase, None, None, None, PlacePrecision.AREA, None), "several", 0.6)
        name = min(names, key=self._rank)
        place = self._best(name)
        parent = self._outer(name)
        if parent is not None:
            return Resolution(phrase, as_place(parent), "within", 0.5)
        before = self._words.texts[name.first - 1].lower() if name.first > where.start else ""
        is_part = place.precision in (PlacePrecision.COUNTRY, PlacePrecision.REGION) and name.asked is None
        if before in place_words().points and is_part:  # "southern Helmand province" is the whole of it, in the south
            return Resolution(phrase, part_of(before, place, self._written(name)), "part", self._share(name))
        return self._told(phrase, "gazetteer", name)

    def _are_several(self, names: Sequence[Name]) -> bool:
        """Return whether names are listed that lie in several countries: "Afghanistan and Iraq"."""
        is_list = len(names) > 1 and all(name.joined for name in names[1:]) and names[-1].joined != ","
        places = [self._best(name) for name in names]
        return is_list and all(place.known for place in places) and len({place.country for place in places}) > 1

    def _outer(self, name: Name) -> GazetteerPlace | None:
        """Return the land in which the words put a place that the gazetteer has not there: "Halm, Bavaria"."""
        if self._best(name).precision in _LANDS or self._best(name).known:
            return None
        for parent in name.parents:
            lands = [place for place in parent if place.precision in _LANDS[:2]]
            if lands and not any(inside_any(place, parent) for place in name.places):
                return lands[0]
        return None

    def _rank(self, name: Name) -> tuple[int, bool, bool]:
        """Return where a name stands among those of a phrase: "northern Gaza's Beit Hanoun" is in Beit Hanoun."""
        told = bool(name.parents) or name.asked is self._best(name).precision
        return _NARROWEST[self._best(name).precision], not told, not self._best(name).known

    def _share(self, name: Name) -> float:
        return round(self._ranked(name)[0][1], 3)

    def _written(self, name: Name) -> str:
        return self._text[self._words.tokens[name.first].start : self._words.tokens[name.end - 1].end]

    def _told(self, phrase: str, method: str, name: Name) -> Resolution[Place]:
        rivals = tuple(as_place(other) for other, _ in self._ranked(name)[1:4])
        return Resolution(phrase, as_place(self._best(name)), method, self._share(name), rivals)

    def _unnamed(self, phrase: str, where: range, scene: Scene) -> Resolution[Place]:
        """Return the place of a phrase without a name that is known."""
        words = self._words.texts[where.start : where.stop]
        land = self._focus.division()
        is_name = bool(words) and words[0][:1].isupper() and not self._words.is_loud(where.start)
        if is_name and land is not None and land.country == scene.code and not is_abroad(words):
            return Resolution(phrase, as_place(land), "focus", 0.3)
        described = describe(words, where.start, scene)
        if described is None:
            return Resolution(phrase, None, "none", 0.0)
        place, method, score = described
        return Resolution(phrase, place if isinstance(place, Place) else as_place(place), method, score)
