"""Word classes without a model: closed classes, known verbs, and their neighbours decide.

A word that nothing claims is nominal: names, nouns and adjectives are one class here, since all that is asked of
them is where a noun phrase begins and ends.
"""

from collections.abc import Sequence

from bede.knowledge.words.grammar import grammar
from bede.parses.wordlist.closed import NUMBER_WORDS, Spot, closed_class
from bede.parses.wordlist.verbs import looks_past, verb_reading
from bede.parses.wordlist.words import Tag, Word
from bede.text.tokens import QUOTES, Token

_MARKS = {
    ",": Tag.COMMA,
    **dict.fromkeys((".", ";", ":", "?", "!", "–", "—", "--", "..."), Tag.STOP),
}
_SHORTEST_ADVERB = 5  # letters of a word in -ly; shorter ones are nouns ("ally", "fly")


def tag_words(tokens: Sequence[Token], names: Sequence[bool], times: Sequence[bool]) -> list[Word]:
    """Return the tokens with word classes. ``names`` marks tokens of known names, ``times`` of dating phrases."""
    words: list[Word] = []
    for index, token in enumerate(tokens):
        if times[index]:
            words.append(Word(token, Tag.TIME))
        elif names[index]:
            words.append(Word(token, Tag.NOM))
        else:
            words.append(_tag(Spot(tokens, index, words)))
    return words


def _tag(spot: Spot) -> Word:
    token, lower = spot.token, spot.lower
    if not any(c.isalnum() for c in token.text):
        return Word(token, Tag.QUOTE if token.text in QUOTES else _MARKS.get(token.text, Tag.MARK))
    if lower[0].isdigit() or lower[0] in "$€£¥" or lower in NUMBER_WORDS:
        return Word(token, Tag.NUM)
    if spot.inside_name:
        return Word(token, Tag.PREP if lower in {"of", "for"} else Tag.NOM)
    if (closed := closed_class(spot)) is not None:
        return closed
    if (reading := verb_reading(spot)) is not None:
        return Word(token, Tag.VERB, *reading)
    if lower in grammar().verbs:
        return Word(token, Tag.NOM)
    if lower.endswith("ly") and lower not in grammar().not_adverbs and len(lower) >= _SHORTEST_ADVERB:
        return Word(token, Tag.ADV)
    if looks_past(spot):
        return Word(token, Tag.VERB, lower.removesuffix("ed"), "past")
    return Word(token, Tag.NOM)
