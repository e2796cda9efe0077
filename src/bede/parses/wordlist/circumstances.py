"""When, where and how many: the phrase of a sentence that belongs to each trigger."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bede.knowledge.words.amounts import amount_words
from bede.knowledge.words.times import find_times
from bede.knowledge.world import place_index
from bede.model import AmountKind, Mention, MentionKind, PlacePrecision, Span
from bede.parses.wordlist.clauses import Clauses, direct_object
from bede.parses.wordlist.phrases import Phrase
from bede.parses.wordlist.subjects import subject
from bede.parses.wordlist.triggers import Trigger
from bede.parses.wordlist.words import Tag, Word
from bede.text.tokens import Token

_FIGURE_REACH = 60  # a toll may stand far behind the act ("struck X, a camp ..., killing 35")
_LONE_REACH = 34  # the only dating phrase of a sentence dates more of it
_REACH = 22  # tokens, crossings of clauses counted as several: farther off, a phrase belongs to another act
_PLACE_PREPOSITIONS = frozenset("in at near outside off around over across inside on along into".split())
# Words for places, whose name an "of" brings: "the key logistics hub of Pokrovsk".
_PLACE_NOUNS = frozenset(
    "city town village port hub region province capital island district area base peninsula border coast suburb".split()
)
_OTHER_ACTS = frozenset({Tag.VERB, Tag.AUX, Tag.REL, Tag.SUB})
# Words that follow a place in the name of a site: "Yavoriv International Centre", but no "Vladimir Putin".
_FACILITIES = frozenset(
    """international centre center base airport airfield plant station hospital port barracks academy school university
    market bridge dam power training garrison prison refinery depot military naval air nuclear""".split()
)
_SITES = frozenset({PlacePrecision.SITE, PlacePrecision.SETTLEMENT})
_MONEY = re.compile(
    r"(?:US)?[$€£¥]\s?\d[\d.,]*\s?(?:bn|tn|m|k|billion|million|trillion)?\b"
    r"|\b\d[\d.,]*\s?(?:billion|million|trillion|thousand)?\s(?:dollars|euros|pounds|roubles|rubles|hryvnia|yuan)\b"
)
_MONEY_TYPES = frozenset({"AGREE", "AID", "SANCTION", "COOPERATE", "REQUEST"})
_HARM_TYPES = frozenset({"ASSAULT", "COERCE", "RETREAT", "SANCTION", "AID", "MOBILIZE"})


@dataclass(frozen=True, slots=True)
class Located:
    """A mention and the index of its first token."""

    mention: Mention
    token: int
    owner: int | None = None


def time_mentions(text: str, tokens: Sequence[Token]) -> list[Located]:
    """Return the dating phrases of the sentence ``text`` whose tokens are ``tokens``."""
    offset = tokens[0].start if tokens else 0
    base = offset - (len(text) - len(text.lstrip()))
    found = []
    for _, match in find_times(text):
        start, end = base + match.start(), base + match.end()
        while start < end and text[start - base].isspace():
            start += 1
        token = next((i for i, t in enumerate(tokens) if t.start >= start), None)
        if token is not None and token < len(tokens) and tokens[token].start < end:
            span = Span(start, end)
            found.append(Located(Mention(span, MentionKind.TIME, span), token))
    return found


def distance(words: Sequence[Word], first: int, second: int) -> int:
    """Return how far two tokens lie apart, where each verb and clause boundary between them counts extra."""
    left, right = sorted((first, second))
    between = words[left + 1 : right]
    boundaries = sum(w.tag in {Tag.SUB, Tag.REL, Tag.STOP} for w in between)
    verbs = sum(w.tag is Tag.VERB for w in between)
    commas = sum(w.tag is Tag.COMMA for w in between)
    return len(between) + 12 * boundaries + 4 * verbs + 3 * commas


def nearest_place(words: Sequence[Word], trigger: int, located: Sequence[Located]) -> Mention | None:
    """Return the nearest place that no other verb stands before: what it locates is that verb's act."""
    own = [
        item
        for item in located
        if not any(w.tag in _OTHER_ACTS for w in words[min(trigger, item.token) + 1 : max(trigger, item.token)])
    ]
    return nearest(words, trigger, own)


def nearest(words: Sequence[Word], trigger: int, located: Sequence[Located]) -> Mention | None:
    """Return the mention that lies nearest to a trigger, or None where all are too far off.

    What stands in a relative clause speaks of the act of that clause, and of no act outside it.
    """
    clause = _relative_clause(words, trigger)
    near = [item for item in located if _relative_clause(words, item.token) == clause]
    ranked = sorted((distance(words, trigger, item.token), item.token) for item in near)
    reach = _LONE_REACH if len(located) == 1 else _REACH
    if not ranked or ranked[0][0] > reach:
        return None
    return next(item.mention for item in located if item.token == ranked[0][1])


def _relative_clause(words: Sequence[Word], token: int) -> int | None:
    """Return the index of the relative pronoun whose clause holds a token, None in a main clause."""
    for index in range(token, -1, -1):
        if words[index].tag is Tag.REL:
            return index
        if words[index].tag in {Tag.COMMA, Tag.STOP, Tag.SUB}:
            return None
    return None


def place_mentions(clauses: Clauses) -> list[Located]:
    """Return the phrases of known places that a preposition of place brings."""
    found = []
    for phrase in clauses.phrases:
        before = clauses.words[phrase.start - 1] if phrase.start else None
        if before is None or before.lower not in _PLACE_PREPOSITIONS:
            continue
        mention = place_in(clauses, phrase) or _of_place(clauses, phrase)
        if mention is not None:
            found.append(Located(mention, phrase.start))
    return found


def place_in(clauses: Clauses, phrase: Phrase, *, anywhere: bool = False) -> Mention | None:
    """Return the phrase as a place, if its head is a known one; ``anywhere`` also where a site stands in its name."""
    words = clauses.words[phrase.start : phrase.end]
    texts = [word.token.text for word in words]
    found = [
        (position, match)
        for position, text in enumerate(texts)
        if text[0].isupper() and (match := place_index().longest(texts, position)) is not None
    ]
    named = clauses.words[phrase.head].lower in _PLACE_NOUNS
    for position, match in reversed(found):  # "Russia's Kursk region": the last name is the place
        after = words[position + match.length].lower if position + match.length < len(words) else ""
        site = anywhere and match.entry.precision in _SITES and after in _FACILITIES
        if site or named or phrase.start + position + match.length > phrase.head:
            head = words[position].token
            span = Span(words[0].token.start, words[-1].token.end)
            return Mention(span, MentionKind.PLACE, Span(head.start, head.end))
    return None


def target_place(clauses: Clauses, target: Phrase) -> Mention | None:
    """Return the place that an act is done to: a place by its name, or a site named after one."""
    return place_in(clauses, target, anywhere=True) or _of_place(clauses, target)


def _of_place(clauses: Clauses, phrase: Phrase) -> Mention | None:
    words = clauses.words
    if words[phrase.head].lower not in _PLACE_NOUNS or phrase.end >= len(words) or words[phrase.end].lower != "of":
        return None
    name = clauses.phrase_from(phrase.end + 1)
    if name is None or not words[name.head].token.text[0].isupper():
        return None
    head = words[name.head].token  # "the village of Hrabove" is a place even where no gazetteer knows it
    span = Span(words[phrase.start].token.start, words[name.end - 1].token.end)
    return Mention(span, MentionKind.PLACE, Span(head.start, head.end))


def amount_mentions(text: str, clauses: Clauses, triggers: Sequence[Trigger]) -> list[Located]:
    """Return the figures of a sentence with the index of the trigger that each belongs to (``owner``)."""
    return [*_money(text, clauses, triggers), *_counts(text, clauses, triggers)]


def _money(text: str, clauses: Clauses, triggers: Sequence[Trigger]) -> list[Located]:
    base = clauses.words[0].token.start if clauses.words else 0
    found = []
    for match in _MONEY.finditer(text):
        span = _with_bound(text, base, base + match.start(), base + match.end())
        token = next((i for i, w in enumerate(clauses.words) if w.token.end > base + match.start()), 0)
        owner = _owner(clauses, token, triggers, _MONEY_TYPES)
        found.append(Located(Mention(span, MentionKind.AMOUNT, span, AmountKind.MONEY), token, owner))
    return found


def _counts(text: str, clauses: Clauses, triggers: Sequence[Trigger]) -> list[Located]:
    base = clauses.words[0].token.start if clauses.words else 0
    kinds, found = amount_words().verbs, list[Located]()
    for head, group in clauses.groups.items():
        kind = kinds.get(clauses.words[head].lemma)
        if kind is None:
            continue
        intransitive = group.passive or clauses.words[head].lemma in {"die", "perish", "flee"}
        phrase = subject(clauses, head) if intransitive else direct_object(clauses, head)
        if phrase is None or not _has_figure(clauses, phrase):
            continue
        span = _with_bound(text, base, clauses.words[phrase.start].token.start, clauses.words[phrase.end - 1].token.end)
        own = next((i for i, t in enumerate(triggers) if t.start == head), None)
        owner = own if own is not None else _owner(clauses, head, triggers, _HARM_TYPES)
        found.append(Located(Mention(span, MentionKind.AMOUNT, span, kind), phrase.start, owner))
    return found


def _has_figure(clauses: Clauses, phrase: Phrase) -> bool:
    vague = amount_words().vague
    return any(w.tag is Tag.NUM or w.lower in vague for w in clauses.words[phrase.start : phrase.end])


def _with_bound(text: str, base: int, start: int, end: int) -> Span:
    """Return the span of a figure with the words before it that bound it ("at least 35")."""
    before = text[: start - base].lower()
    for phrase in amount_words().bounds:
        if before.endswith(phrase + " "):
            return Span(start - len(phrase) - 1, end)
    return Span(start, end)


def _owner(clauses: Clauses, token: int, triggers: Sequence[Trigger], types: frozenset[str]) -> int | None:
    fitting = [
        (distance(clauses.words, token, trigger.start), index)
        for index, trigger in enumerate(triggers)
        if trigger.act.type.value in types
    ]
    before = [(far, index) for far, index in fitting if triggers[index].start < token]
    near = min(before or fitting, default=None)
    return near[1] if near is not None and near[0] <= _FIGURE_REACH else None
