"""Times that go from one act to another: a sentence without dating words tells again what a dated one told.

Codebook, section 8. An act takes the time of a dated act of the same type and status where enough speaks for their
being one and the same; how much, is a table of points, weighed on the train part of the annotated claims.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bede.model import (
    Actor,
    Document,
    EventType,
    Frame,
    Mention,
    Parse,
    Precision,
    Resolution,
    Span,
    Status,
    TimeBasis,
    When,
)
from bede.text.heads import head_of

Actors = Mapping[Span, Resolution[Actor]]

_ENOUGH = 4
"""Points from which a time is carried. On the train part 3 gives twice as many, of which 79 % are right, and dates
13 claims of a thousand that annotators left undated; 4 dates 6, and 84 % are right."""
_POINTS = {
    "mode": 1, "trigger": 1, "actor": 2, "recipient": 1, "place": 1, "other recipient": -1, "the": 1, "next": 1,
    "same sentence": -4, "far": -1, "very far": -2, "before": -2, "headline": 1, "assault": 1, "speech": -1,
}  # fmt: skip
"""What speaks for, and against, one act being the other: the same words and parties; "the attack"; where it stands."""
_SPEECH = frozenset({
    EventType.AGREE, EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.SUPPORT, EventType.THREATEN,
})  # fmt: skip
_FIRM = frozenset({Status.OCCURRED, Status.PLANNED})
_SHARP = frozenset({Precision.DAY, Precision.DAYS, Precision.WEEK})
_DEFINITE = re.compile(r"\b(?:the|this|that|those|these)\s(?:\w+\s){0,2}$", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_ENDINGS = ("ings", "ing", "ions", "ion", "ments", "ment", "ers", "ed", "es", "s", "e")


@dataclass(frozen=True, slots=True)
class _Act:
    """What is compared of a frame. ``countries`` of its recipients; ``definite``: "the" stands before its trigger."""

    number: int
    frame: Frame
    words: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]
    countries: frozenset[str]
    place: str
    definite: bool


def carry_times(
    document: Document, parse: Parse, times: Sequence[Resolution[When]], actors: Actors
) -> tuple[Resolution[When], ...]:
    """Return the times of all frames, those without dating words filled where one is carried (basis carried)."""
    dated = [n for n, frame in enumerate(parse.frames) if frame.time is not None and _is_sharp(times[n].value)]
    if not dated:
        return tuple(times)
    acts = [_act(document.text, parse, n, actors) for n in range(len(parse.frames))]
    return tuple(
        _carried(acts[n], [acts[m] for m in dated], times) if frame.time is None else times[n]
        for n, frame in enumerate(parse.frames)
    )


def _is_sharp(when: When | None) -> bool:
    return when is not None and None not in {when.earliest, when.latest} and when.precision in _SHARP


def _carried(act: _Act, dated: list[_Act], times: Sequence[Resolution[When]]) -> Resolution[When]:
    own = times[act.number]
    rivals = [other for other in dated if other.frame.type is act.frame.type and other.frame.status is act.frame.status]
    if act.frame.status not in _FIRM or not rivals:
        return own
    best = max(rivals, key=lambda other: (points(act, other), -abs(act.frame.sentence - other.frame.sentence)))
    when = times[best.number].value
    if when is None or points(act, best) < _ENOUGH:
        return own
    return Resolution(own.text, replace(when, basis=TimeBasis.CARRIED), "carried", 0.7)


def points(act: _Act, other: _Act) -> int:
    """Return how much speaks for ``act`` being the dated act ``other``, of the same type and status."""
    return sum(_POINTS[name] for name in _signs(act, other))


def _signs(act: _Act, other: _Act) -> list[str]:
    away = act.frame.sentence - other.frame.sentence
    signs = {
        "mode": act.frame.mode == other.frame.mode,
        "trigger": bool(act.words & other.words),
        "actor": bool(act.actors & other.actors),
        "recipient": bool(act.recipients & other.recipients),
        "place": bool(act.place) and act.place == other.place,
        "other recipient": bool(act.countries and other.countries) and not act.countries & other.countries,
        "the": act.definite,
        "next": away == 1,
        "same sentence": away == 0,
        "far": 5 <= away <= 9,
        "very far": away > 9,
        "before": away < 0,
        "headline": away < 0 and act.frame.sentence <= 1 and other.frame.sentence <= 2,
        "assault": act.frame.type is EventType.ASSAULT,
        "speech": act.frame.type in _SPEECH,
    }
    return [name for name, holds in signs.items() if holds]


def _act(text: str, parse: Parse, number: int, actors: Actors) -> _Act:
    frame = parse.frames[number]
    sentence = parse.sentences[frame.sentence].span
    return _Act(
        number=number,
        frame=frame,
        words=_stems(text[frame.trigger.start : frame.trigger.end]),
        actors=_names(text, frame.actors, actors),
        recipients=_names(text, frame.recipients, actors),
        countries=_countries(frame.recipients, actors),
        place=text[frame.place.span.start : frame.place.span.end].lower() if frame.place else "",
        definite=_DEFINITE.search(text[sentence.start : frame.trigger.start]) is not None,
    )


def _names(text: str, mentions: tuple[Mention, ...], actors: Actors) -> frozenset[str]:
    """Return the entities of parties, and the heads of those that stand for nobody known."""
    found: set[str] = set()
    for mention in mentions:
        value = actors[mention.span].value if mention.span in actors else None
        head = head_of(text, mention.span)
        found |= {f"entity {value.entity}"} if value else _stems(text[head.start : head.end])
    return frozenset(found)


def _countries(mentions: tuple[Mention, ...], actors: Actors) -> frozenset[str]:
    values = [actors[mention.span].value for mention in mentions if mention.span in actors]
    return frozenset(value.country for value in values if value is not None and value.country)


def _stems(words: str) -> frozenset[str]:
    """Return words cut so that "attacked", "attacks" and "attacking" are one."""
    return frozenset(_stem(word) for word in _WORD.findall(words.lower()))


def _stem(word: str) -> str:
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= 3), "")
    return word.removesuffix(ending)
