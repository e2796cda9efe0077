"""Word classes without a model: closed classes, known verbs, and their neighbours decide.

A word that nothing claims is nominal: names, nouns and adjectives are one class here, since all that is
asked of them is where a noun phrase begins and ends.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bede.knowledge.words.grammar import Grammar, grammar
from bede.text.tokens import QUOTES, Token


class Tag(StrEnum):
    """Word classes."""

    DET = "det"
    NOM = "nom"
    NUM = "num"
    PRON = "pron"
    POSS = "poss"
    VERB = "verb"
    AUX = "aux"
    TO = "to"
    PREP = "prep"
    CONJ = "conj"
    SUB = "sub"
    REL = "rel"
    ADV = "adv"
    NEG = "neg"
    TIME = "time"
    COMMA = "comma"
    QUOTE = "quote"
    STOP = "stop"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Word:
    """A token with its class; ``lemma`` and ``form`` are set on verbs."""

    token: Token
    tag: Tag
    lemma: str = ""
    form: str = ""

    @property
    def lower(self) -> str:
        """The lower-case word."""
        return self.token.lower


_MARKS = {",": Tag.COMMA, ".": Tag.STOP, ";": Tag.STOP, ":": Tag.STOP, "?": Tag.STOP, "!": Tag.STOP,
          "-": Tag.MARK, "–": Tag.STOP, "—": Tag.STOP, "--": Tag.STOP, "...": Tag.STOP}  # fmt: skip
_NOMINAL = frozenset({Tag.NOM, Tag.NUM, Tag.PRON, Tag.TIME})

_GERUND_PREPOSITIONS = frozenset(
    [
        "by",
        "of",
        "from",
        "for",
        "without",
        "after",
        "before",
        "since",
        "on",
        "in",
        "at",
        "into",
        "with",
        "to",
        "about",
        "against",
        "while",
    ]
)
_APPROXIMATE = frozenset(
    {"about", "over", "around", "nearly", "up", "to", "some", "under", "at", "least", "more", "than"}
)
_NUMBER_WORDS = frozenset(
    [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "dozen",
        "dozens",
        "hundred",
        "hundreds",
        "thousand",
        "thousands",
        "million",
        "millions",
        "billion",
        "billions",
    ]
)


def tag_words(tokens: Sequence[Token], names: Sequence[bool], times: Sequence[bool]) -> list[Word]:
    """Return the tokens with word classes. ``names`` marks tokens of known names, ``times`` of dating phrases."""
    words: list[Word] = []
    rules = grammar()
    for index, token in enumerate(tokens):
        if times[index]:
            words.append(Word(token, Tag.TIME))
        elif names[index]:
            words.append(Word(token, Tag.NOM))
        else:
            words.append(_tag(index, tokens, words, rules))
    return words


def _tag(index: int, tokens: Sequence[Token], before: Sequence[Word], rules: Grammar) -> Word:
    token = tokens[index]
    lower = token.lower
    if not any(c.isalnum() for c in token.text):
        return Word(token, Tag.QUOTE if token.text in QUOTES else _MARKS.get(token.text, Tag.MARK))
    if lower[0].isdigit() or lower[0] in "$€£¥" or lower in _NUMBER_WORDS:
        return Word(token, Tag.NUM)
    following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    if lower == "according" and following == "to":
        return Word(token, Tag.PREP)
    if lower in _APPROXIMATE and _figure_follows(tokens, index):
        return Word(token, Tag.ADV)
    if lower == "'s":
        return Word(token, Tag.AUX if _is_contraction(before) else Tag.POSS)
    inside_name = token.text[0].isupper() and index > 0 and before[-1].tag is not Tag.QUOTE
    if not inside_name and (closed := _closed(token, following, tokens, index, before, rules)):
        return closed
    if inside_name and lower in {"of", "and", "the", "for"}:
        return Word(token, Tag.PREP if lower in {"of", "for"} else Tag.NOM)
    if (readings := rules.verbs.get(lower)) and not inside_name:
        return _verb_or_noun(token, readings, before, tokens, index, rules)
    if lower.endswith("ly") and not inside_name and lower not in rules.not_adverbs and len(lower) > 4:
        return Word(token, Tag.ADV)
    if _looks_past(token, before, following) and not inside_name:
        return Word(token, Tag.VERB, lower.removesuffix("ed"), "past")
    return Word(token, Tag.NOM)


def _figure_follows(tokens: Sequence[Token], index: int) -> bool:
    """Return whether a figure stands next, perhaps behind another such word ("up to 180", "about a dozen")."""
    for token in tokens[index + 1 : index + 4]:
        if token.lower[0].isdigit() or token.lower in _NUMBER_WORDS:
            return True
        if token.lower not in _APPROXIMATE | {"a", "an", "estimated", "to", "than", "least"}:
            return False
    return False


def _is_contraction(before: Sequence[Word]) -> bool:
    return (
        bool(before)
        and before[-1].tag is Tag.PRON
        and before[-1].lower in {"it", "he", "she", "that", "what", "there"}
    )


def _closed(
    token: Token, following: str, tokens: Sequence[Token], index: int, before: Sequence[Word], rules: Grammar
) -> Word | None:
    lower = token.lower
    if lower in {"not", "n't", "never"}:
        return Word(token, Tag.NEG)
    for tag, words in (
        (Tag.AUX, rules.modals),
        (Tag.AUX, rules.be),
        (Tag.AUX, rules.have),
        (Tag.AUX, rules.do),
    ):
        if lower in words:
            return Word(token, tag, _auxiliary(lower, rules), _auxiliary_form(lower))
    if lower == "to":
        base = (
            any(form == "base" for _, form in rules.verbs.get(following, ()))
            or following in rules.be | rules.have
        )
        adverb = following.endswith("ly") or following in {"not", "further", "also"}
        return Word(token, Tag.TO if base or adverb else Tag.PREP)
    if lower in {"who", "which", "whom"}:
        return Word(token, Tag.REL)
    if lower == "that":
        verb_next = following in rules.verbs or following in rules.modals | rules.be | rules.have
        after_noun = bool(before) and before[-1].tag in {Tag.NOM, Tag.NUM}
        return Word(token, Tag.REL if verb_next and after_noun else Tag.SUB)
    if lower in {"it", "he", "she", "they", "we", "i", "you", "him", "them", "us", "me"} or (
        lower in rules.pronouns and lower not in rules.determiners
    ):
        return Word(token, Tag.PRON)
    if lower in rules.determiners:
        pronoun = lower in rules.pronouns and _no_noun_follows(following, rules)
        return Word(token, Tag.PRON if pronoun else Tag.DET)
    if lower in rules.subordinators and lower in rules.prepositions:
        return Word(token, Tag.SUB if _clause_follows(tokens, index, rules) else Tag.PREP)
    if lower in rules.subordinators:
        return Word(token, Tag.SUB)
    if lower in rules.prepositions:
        return Word(token, Tag.PREP)
    if lower in rules.conjunctions:
        return Word(token, Tag.CONJ)
    if lower in rules.adverbs:
        return Word(token, Tag.ADV)
    return None


def _auxiliary(lower: str, rules: Grammar) -> str:
    if lower in rules.be:
        return "be"
    if lower in rules.have:
        return "have"
    return "do" if lower in rules.do else lower


def _auxiliary_form(lower: str) -> str:
    if lower in {"was", "were", "had", "did"}:
        return "past"
    return "gerund" if lower in {"being", "having", "doing"} else "present"


def _no_noun_follows(following: str, rules: Grammar) -> bool:
    closed = rules.prepositions | rules.be | rules.have | rules.modals | rules.conjunctions | rules.do
    return not following or not following[0].isalnum() or following in closed or following.endswith("ly")


def _clause_follows(tokens: Sequence[Token], index: int, rules: Grammar) -> bool:
    """Return whether a subject and a finite verb follow before the next mark ("after Russia seized")."""
    nominal = False
    for token in tokens[index + 1 : index + 12]:
        if not any(c.isalnum() for c in token.text):
            return False
        if token.lower in rules.modals | rules.be | rules.have | rules.do and nominal:
            return token.lower not in {"being", "having", "'s"}
        forms = {form for _, form in rules.verbs.get(token.lower, ())}
        if (
            nominal
            and token.text[0].islower()
            and forms & {"past", "third"}
            and not token.lower.endswith("ings")
        ):
            return True
        if not nominal and "gerund" in forms:
            return False
        nominal = True
    return False


def _verb_or_noun(
    token: Token,
    readings: tuple[tuple[str, str], ...],
    before: Sequence[Word],
    tokens: Sequence[Token],
    index: int,
    rules: Grammar,
) -> Word:
    forms = {form for _, form in readings}
    previous = _previous(before)
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    noun = any(lemma in rules.nouns for lemma, _ in readings)
    form = _verb_form(forms, previous, before, following, rules, noun)
    if form is None:
        return Word(token, Tag.NOM)
    lemma = next((lemma for lemma, name in readings if name == form), readings[0][0])
    return Word(token, Tag.VERB, lemma, form)


def _previous(before: Sequence[Word]) -> Word | None:
    """Return the nearest word to the left that is no adverb, negation or quotation mark."""
    return next((w for w in reversed(before) if w.tag not in {Tag.ADV, Tag.NEG, Tag.QUOTE}), None)


def _verb_form(
    forms: set[str],
    previous: Word | None,
    before: Sequence[Word],
    following: Token | None,
    rules: Grammar,
    noun: bool,
) -> str | None:
    after = following.lower if following else ""
    if "base" in forms and previous is not None:
        helped = previous.tag is Tag.TO or (previous.tag is Tag.AUX and previous.lemma not in {"be", "have"})
        coordinated = previous.tag is Tag.CONJ and _second_infinitive(before, rules)
        if helped or coordinated:
            return "base"
    if "past" in forms or "participle" in forms:
        return _past_form(forms, previous, after, rules)
    if "gerund" in forms:
        named = following is not None and following.text[0].isupper()
        return "gerund" if _is_gerund(previous, after, rules, named=named) else None
    if "third" in forms:
        return "third" if _is_third(previous, following, rules, noun) else None
    return "base" if _is_plain_base(previous, following, rules) else None


def _second_infinitive(before: Sequence[Word], rules: Grammar) -> bool:
    """Return whether the conjunction at the end joins this word to an infinitive near by ("to seize and hold")."""
    for word in reversed(before[-9:-1]):
        if word.tag is Tag.VERB:
            return word.form == "base"
        if word.tag in {Tag.STOP, Tag.SUB}:
            return False
    return False


def _past_form(forms: set[str], previous: Word | None, after: str, rules: Grammar) -> str | None:
    if previous is not None and previous.tag in {Tag.DET, Tag.POSS}:
        return None
    if previous is not None and previous.tag in {Tag.PREP, Tag.NUM} and "base" not in forms:
        # "of besieged cities", "two captured sailors": a participle that describes; "six injured by fire" is none.
        return "participle" if after in rules.prepositions else None
    if previous is not None and previous.tag is Tag.AUX:
        return "participle" if previous.lemma in {"be", "have"} and "participle" in forms else "past"
    if "base" in forms and (previous is None or previous.tag in {Tag.PREP, Tag.CONJ, Tag.COMMA}):
        return None
    return "past" if "past" in forms else "participle"


def _is_gerund(previous: Word | None, after: str, rules: Grammar, *, named: bool) -> bool:
    starts_object = (
        after in rules.determiners
        or after in rules.pronouns
        or after in {"to", "that", "on", "up", "out", "back"}
    )
    if previous is None:
        return starts_object
    if previous.tag in {Tag.DET, Tag.POSS}:
        return False
    if previous.tag is Tag.AUX:
        return previous.lemma == "be"
    if previous.tag is Tag.PREP:
        return previous.lower in _GERUND_PREPOSITIONS and after != "of" and bool(after) and after[0].isalnum()
    if previous.tag is Tag.COMMA:
        return bool(after) and (after[0].isalnum() or after in {"“", '"'}) and after != "of"
    if previous.tag in {Tag.VERB, Tag.SUB}:
        return True
    return starts_object or after[:1].isdigit() or (named and previous.tag is Tag.TIME)


def _is_third(previous: Word | None, following: Token | None, rules: Grammar, noun: bool) -> bool:
    if previous is None or following is None:
        return False
    if previous.tag in {Tag.PRON, Tag.REL} and previous.lower not in {"them", "him", "us"}:
        return True
    after = following.lower
    if not noun and previous.tag in {*_NOMINAL, Tag.CONJ, Tag.COMMA, Tag.PREP, Tag.QUOTE}:
        return previous.tag in _NOMINAL or previous.tag is Tag.CONJ
    opens = after in rules.determiners or after in {
        "that",
        "it",
        "he",
        "they",
        "him",
        "them",
        "“",
        '"',
        "its",
        "not",
    }
    named = following.text[:1].isupper() or following.text[:1].isdigit() or after in rules.prepositions
    proper = previous.tag is Tag.NOM and previous.token.text[0].isupper()
    return (previous.tag in _NOMINAL and opens) or (
        proper and named and not previous.lower.endswith(("n", "ish", "ese"))
    )


def _is_plain_base(previous: Word | None, following: Token | None, rules: Grammar) -> bool:
    if previous is None or following is None:
        return False
    if previous.tag is Tag.PRON and previous.lower in {"they", "we", "i", "you", "who"}:
        return True
    if previous.tag is Tag.REL:
        return True
    plural = previous.tag is Tag.NOM and previous.lower.endswith("s") and not previous.lower.endswith("ss")
    return plural and (
        following.lower in rules.determiners or following.lower in {"to", "that", "it", "him", "them"}
    )


def _looks_past(token: Token, before: Sequence[Word], following: str) -> bool:
    """Return whether an unknown word in -ed stands where a verb stands: after a name or noun, before an object."""
    if not token.lower.endswith("ed") or len(token.lower) < 5 or token.lower.endswith(("eed", "hundred")):
        return False
    previous = _previous(before)
    return (
        previous is not None
        and previous.tag in {Tag.NOM, Tag.PRON, Tag.AUX, Tag.REL, Tag.TIME}
        and bool(following)
    )
