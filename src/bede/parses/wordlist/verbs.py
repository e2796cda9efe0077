"""Verb or noun: whether a word that can be a verb is one where it stands, and in which form."""

from collections.abc import Sequence

from bede.knowledge.words.grammar import grammar
from bede.parses.wordlist.closed import Spot
from bede.parses.wordlist.words import Tag, Word

_NOMINAL = frozenset({Tag.NOM, Tag.NUM, Tag.PRON, Tag.TIME})
_GERUND_PREPOSITIONS = frozenset(
    "by of from for without after before since on in at into with to about against while".split()
)
_OPENS_OBJECT = frozenset("that it he they him them its not".split()) | {"“", '"'}
_AFTER_GERUND = frozenset("to that on up out back".split())
_PLURAL_SUBJECTS = frozenset("they we i you who".split())
_LOOK_BACK = 9  # words in which "to seize and hold" finds its "to"
_ADJECTIVE_ENDINGS = ("n", "ish", "ese")  # of demonyms: behind "Russian", "attacks" is a noun


def verb_reading(spot: Spot) -> tuple[str, str] | None:
    """Return (lemma, form) where the word is a verb here, else None."""
    readings = grammar().verbs.get(spot.lower, ())
    if not readings:
        return None
    form = _form(spot, {form for _, form in readings}, any(lemma in grammar().nouns for lemma, _ in readings))
    if form is None:
        return None
    return next((lemma for lemma, name in readings if name == form), readings[0][0]), form


def _form(spot: Spot, forms: set[str], also_noun: bool) -> str | None:
    previous = spot.previous
    if "base" in forms and previous is not None:
        helped = previous.tag is Tag.TO or (previous.tag is Tag.AUX and previous.lemma not in {"be", "have"})
        if helped or (previous.tag is Tag.CONJ and _second_infinitive(spot.before)):
            return "base"
    if forms & {"past", "participle"}:
        return _past_form(spot, forms, previous)
    if "gerund" in forms:
        return "gerund" if _is_gerund(spot, previous) else None
    if "third" in forms:
        return "third" if _is_third(spot, previous, also_noun) else None
    return "base" if _is_plain_base(spot, previous) else None


def _second_infinitive(before: Sequence[Word]) -> bool:
    """Return whether the conjunction at the end joins this word to an infinitive near by ("to seize and hold")."""
    for word in reversed(before[-_LOOK_BACK:-1]):
        if word.tag is Tag.VERB:
            return word.form == "base"
        if word.tag in {Tag.STOP, Tag.SUB}:
            return False
    return False


def _past_form(spot: Spot, forms: set[str], previous: Word | None) -> str | None:
    past = "past" if "past" in forms else "participle"
    if previous is None:  # "Freed hostages were ..." describes; "Asked by ...", "Seized in May, ..." is a clause
        return past if "base" not in forms and spot.after in grammar().prepositions else None
    if previous.tag is Tag.CONJ and not any(word.tag in {Tag.VERB, Tag.AUX} for word in spot.before):
        return None
    if previous.tag in {Tag.DET, Tag.POSS}:
        return None
    if previous.tag is Tag.AUX:
        return "participle" if previous.lemma in {"be", "have"} and "participle" in forms else "past"
    if previous.tag in {Tag.PREP, Tag.NUM} and "base" not in forms:
        # "of besieged cities", "two captured sailors": a participle that describes; "six injured by fire" is none.
        return "participle" if spot.after in grammar().prepositions else None
    if "base" in forms and previous.tag in {Tag.PREP, Tag.CONJ, Tag.COMMA}:
        return None
    return past


def _is_gerund(spot: Spot, previous: Word | None) -> bool:
    after, rules = spot.after, grammar()
    opens = after in rules.determiners or after in rules.pronouns or after in _AFTER_GERUND
    if previous is None:
        return opens
    if previous.tag in {Tag.DET, Tag.POSS}:
        return False
    if previous.tag is Tag.AUX:
        return previous.lemma == "be"
    if previous.tag is Tag.PREP:
        return previous.lower in _GERUND_PREPOSITIONS and after != "of" and after[:1].isalnum()
    if previous.tag is Tag.COMMA:
        return after != "of" and (after[:1].isalnum() or after in {"“", '"'})
    if previous.tag in {Tag.VERB, Tag.SUB}:
        return True
    named = spot.next is not None and spot.next.text[0].isupper()
    return opens or after[:1].isdigit() or (named and previous.tag is Tag.TIME)


def _is_third(spot: Spot, previous: Word | None, also_noun: bool) -> bool:
    if previous is None or spot.next is None:
        return False
    if previous.tag in {Tag.PRON, Tag.REL} and previous.lower not in {"them", "him", "us"}:
        return True
    if not also_noun:
        return previous.tag in {*_NOMINAL, Tag.CONJ}
    if previous.tag not in _NOMINAL:
        return False
    if spot.after in grammar().determiners or spot.after in _OPENS_OBJECT:
        return True
    named = spot.next.text[0].isupper() or spot.next.text[0].isdigit() or spot.after in grammar().prepositions
    proper = previous.tag is Tag.NOM and previous.token.text[0].isupper()
    return proper and named and not previous.lower.endswith(_ADJECTIVE_ENDINGS)


def _is_plain_base(spot: Spot, previous: Word | None) -> bool:
    if previous is None or spot.next is None:
        return False
    if previous.tag is Tag.REL or (previous.tag is Tag.PRON and previous.lower in _PLURAL_SUBJECTS):
        return True
    plural = previous.tag is Tag.NOM and previous.lower.endswith("s") and not previous.lower.endswith("ss")
    return plural and (spot.after in grammar().determiners or spot.after in {"to", "that", "it", "him", "them"})


def looks_past(spot: Spot) -> bool:
    """Return whether an unknown word in -ed stands where a verb stands: after a name or noun, before an object."""
    lower, previous = spot.lower, spot.previous
    if not lower.endswith("ed") or len(lower) < 5 or lower.endswith("eed"):  # "need", "red", "bed" are none
        return False
    behind = previous is not None and previous.tag in {Tag.NOM, Tag.PRON, Tag.AUX, Tag.REL, Tag.TIME}
    return behind and bool(spot.after)
