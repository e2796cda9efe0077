"""The closed classes: words whose class the tables know, and the few that their neighbours decide."""

from collections.abc import Sequence
from dataclasses import dataclass

from bede.knowledge.words.grammar import Grammar, grammar
from bede.parses.wordlist.words import Tag, Word
from bede.text.tokens import Token

NUMBER_WORDS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand thousands
    million millions billion billions""".split()
)
_APPROXIMATE = frozenset("about over around nearly up to some under at least more than".split())
_SUBJECTS_OF_IS = frozenset({"it", "he", "she", "that", "what", "there"})
_PERSONAL = frozenset("it he she they we i you him them us me".split())
_CLAUSE_REACH = 12  # tokens within which a subject and its verb follow "after" or "before"


@dataclass(frozen=True, slots=True)
class Spot:
    """A token in its sentence, with the words before it that have their classes already."""

    tokens: Sequence[Token]
    index: int
    before: Sequence[Word]

    @property
    def token(self) -> Token:
        """The token itself."""
        return self.tokens[self.index]

    @property
    def lower(self) -> str:
        """The token in lower case."""
        return self.token.lower

    @property
    def next(self) -> Token | None:
        """The token behind."""
        return self.tokens[self.index + 1] if self.index + 1 < len(self.tokens) else None

    @property
    def after(self) -> str:
        """The token behind in lower case, ``""`` at the end."""
        return self.next.lower if self.next is not None else ""

    @property
    def previous(self) -> Word | None:
        """The nearest word to the left that is no adverb, negation or quotation mark."""
        skipped = {Tag.ADV, Tag.NEG, Tag.QUOTE}
        return next((word for word in reversed(self.before) if word.tag not in skipped), None)

    @property
    def inside_name(self) -> bool:
        """Whether the token has a capital that no sentence's beginning explains."""
        opening = self.index == 0 or self.before[-1].tag is Tag.QUOTE
        return self.token.text[0].isupper() and not opening


def closed_class(spot: Spot) -> Word | None:
    """Return the word with its class, or None where the tables of closed classes do not know it."""
    token, lower, rules = spot.token, spot.lower, grammar()
    if lower == "'s":
        last = spot.before[-1] if spot.before else None
        contracted = last is not None and last.tag is Tag.PRON and last.lower in _SUBJECTS_OF_IS
        return Word(token, Tag.AUX, "be", "present") if contracted else Word(token, Tag.POSS)
    if lower in _APPROXIMATE and _figure_follows(spot):
        return Word(token, Tag.ADV)
    if (auxiliary := _auxiliary(lower, rules)) is not None:
        return Word(token, Tag.AUX, auxiliary, _auxiliary_form(lower))
    tag = _by_neighbour(spot, rules) or _by_list(lower, rules)
    return Word(token, tag) if tag is not None else None


def _by_list(lower: str, rules: Grammar) -> Tag | None:
    for tag, words in (
        (Tag.SUB, rules.subordinators),
        (Tag.PREP, rules.prepositions),
        (Tag.CONJ, rules.conjunctions),
        (Tag.ADV, rules.adverbs),
    ):
        if lower in words:
            return tag
    return None


def _by_neighbour(spot: Spot, rules: Grammar) -> Tag | None:
    """Return the class of words that have several, by what stands beside them."""
    lower = spot.lower
    if lower in {"not", "n't", "never"}:
        return Tag.NEG
    if lower == "according" and spot.after == "to":
        return Tag.PREP
    if lower == "to":
        return Tag.TO if _infinitive_follows(spot, rules) else Tag.PREP
    if lower in {"who", "which", "whom"}:
        return Tag.REL
    if lower == "that":
        return _that(spot, rules)
    if lower in _PERSONAL or (lower in rules.pronouns and lower not in rules.determiners):
        return Tag.PRON
    if lower in {"each", "both", "all"} and spot.previous is not None and spot.previous.tag is Tag.AUX:
        return Tag.ADV  # "have each blamed the other"
    if lower in rules.determiners:
        return Tag.PRON if lower in rules.pronouns and _no_noun_follows(spot.after, rules) else Tag.DET
    if lower in rules.subordinators and lower in rules.prepositions:
        return Tag.SUB if _clause_follows(spot, rules) else Tag.PREP
    return None


def _that(spot: Spot, rules: Grammar) -> Tag:
    """Return REL for "troops that seized", SUB for "said that Russia"."""
    verb_next = spot.after in rules.verbs or spot.after in rules.modals | rules.be | rules.have
    after_noun = bool(spot.before) and spot.before[-1].tag in {Tag.NOM, Tag.NUM}
    return Tag.REL if verb_next and after_noun else Tag.SUB


def _infinitive_follows(spot: Spot, rules: Grammar) -> bool:
    after = spot.after
    base = any(form == "base" for _, form in rules.verbs.get(after, ())) or after in rules.be | rules.have
    return base or after.endswith("ly") or after in {"not", "further", "also"}


def _figure_follows(spot: Spot) -> bool:
    """Return whether a figure stands next, perhaps behind another such word ("up to 180", "about a dozen")."""
    for token in spot.tokens[spot.index + 1 : spot.index + 4]:
        if token.lower[0].isdigit() or token.lower in NUMBER_WORDS:
            return True
        if token.lower not in _APPROXIMATE | {"a", "an", "estimated"}:
            return False
    return False


def _auxiliary(lower: str, rules: Grammar) -> str | None:
    """Return the lemma of an auxiliary; a modal stands for itself."""
    for lemma, words in (("be", rules.be), ("have", rules.have), ("do", rules.do)):
        if lower in words:
            return lemma
    return lower if lower in rules.modals else None


def _auxiliary_form(lower: str) -> str:
    if lower in {"was", "were", "had", "did"}:
        return "past"
    return "gerund" if lower in {"being", "having", "doing"} else "present"


def _no_noun_follows(after: str, rules: Grammar) -> bool:
    closed = rules.prepositions | rules.be | rules.have | rules.modals | rules.conjunctions | rules.do
    return not after or not after[0].isalnum() or after in closed or after.endswith("ly")


def _clause_follows(spot: Spot, rules: Grammar) -> bool:
    """Return whether a subject and a finite verb follow before the next mark ("after Russia seized")."""
    auxiliaries = rules.modals | rules.be | rules.have | rules.do
    nominal = False
    for token in spot.tokens[spot.index + 1 : spot.index + _CLAUSE_REACH]:
        if not any(c.isalnum() for c in token.text):
            return False
        forms = {form for _, form in rules.verbs.get(token.lower, ())}
        if nominal and token.lower in auxiliaries:
            return token.lower not in {"being", "having", "'s"}
        if nominal and token.text[0].islower() and forms & {"past", "third"} and not token.lower.endswith("ings"):
            return True
        if not nominal and "gerund" in forms:
            return False
        nominal = True
    return False
