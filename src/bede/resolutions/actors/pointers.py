"""Words that name nobody by themselves and point at a party of the text: pronouns and bare roles."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from bede.knowledge.world import Title, party_index
from bede.model import Span
from bede.text.normalise import fold
from bede.text.tokens import tokenise

PRONOUNS: Mapping[str, str] = {
    word: kind
    for kind, words in {
        "he": "he him his himself", "she": "she her hers herself", "it": "it its itself",
        "they": "they them their theirs themselves", "i": "i me my myself", "we": "we us our ours ourselves",
        "you": "you your yours", "who": "who whom",
    }.items()
    for word in words.split()
}  # fmt: skip
"""A pronoun in lower case → its class."""

OF_PERSONS = frozenset({"he", "she", "i", "who"})
"""Classes of pronouns that mean one human being, or in "who" nearly always."""

FIRST_PERSONS = frozenset({"i", "we"})
"""Classes of pronouns that mean who speaks."""

THIRD_PERSONS = frozenset({"he", "she", "it", "they"})
"""Classes of pronouns that never mean who speaks."""

_THINGS = frozenset(
    """party council commission ministry court company agency group organisation organization union committee body bank
    association federation front movement office bureau department board firm newspaper paper daily institute centre
    center authority force assembly alliance coalition bloc network station foundation team regulator
    watchdog""".split()
)
_LANDS = frozenset("country state nation kingdom republic island territory".split())
_PAIRS = frozenset("sides countries leaders parties ministers nations governments neighbours neighbors".split())
_BOTH = frozenset({"the", "both", "two", "all"})


@dataclass(frozen=True, slots=True)
class Pointer:
    """A pronoun or bare role: where it stands, its class, and who is named beside it.

    ``part``: actor, recipient or speaker. ``tellers``: spans of those who tell the act, outermost first;
    ``opposite``: spans of those whom it does not mean, as they stand on its other side. ``is_quoted``: whether it is a
    first person in a quotation, whose speaker is the teller.
    """

    span: Span
    text: str
    kind: str
    sentence: int
    part: str
    tellers: tuple[Span, ...] = ()
    opposite: tuple[Span, ...] = ()
    is_quoted: bool = False

    @property
    def is_pronoun(self) -> bool:
        """Whether it is a pronoun and no role."""
        return is_pronoun(self.text)


def is_pronoun(text: str) -> bool:
    """Return whether the phrase is a single personal pronoun."""
    return text != "US" and text.lower() in PRONOUNS


def first_person(text: str) -> bool:
    """Return whether a phrase is a first person or begins with one: "we", "our troops"."""
    first = text.split(maxsplit=1)[:1]
    return bool(first) and is_pronoun(first[0]) and PRONOUNS[first[0].lower()] in FIRST_PERSONS


def kind_of(text: str) -> str:
    """Return the class of a pronoun or bare role.

    Pronouns have classes by person and number; roles by what their head can mean: ``pair`` ("the two sides"), ``land``
    ("the country"), ``thing`` ("the council"), ``bearer`` ("the minister"), ``many`` ("the rebels"), ``organ``
    ("police"), ``other``.
    """
    words = fold(text).split()
    if is_pronoun(text):
        return PRONOUNS[words[0]]
    head, title = words[-1] if words else "", title_of(text)
    if head in _PAIRS and words[0] in _BOTH:
        return "pair"
    if head in _LANDS or head in _THINGS:
        return "land" if head in _LANDS else "thing"
    if title is None:
        return "other"
    if title.kind == "group" or head == fold(title.plural or "").split(" ")[-1]:
        return "many"
    return "bearer" if title.kind == "person" else "organ"


@lru_cache(maxsize=4096)
def title_of(text: str) -> Title | None:
    """Return the word of the tables for a role in which a phrase ends."""
    words = [token.text for token in tokenise(text, 0)]
    for start in range(len(words)):
        match = party_index().longest(words, start)
        if match is not None and isinstance(match.entry, Title) and start + match.length == len(words):
            return match.entry
    return None
