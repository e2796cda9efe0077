"""Word classes, and a word with its class."""

from dataclasses import dataclass
from enum import StrEnum

from bede.text.tokens import Token


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
