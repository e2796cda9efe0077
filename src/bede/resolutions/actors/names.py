"""The names that a document writes, as the reader marks them: whose they are, and their whole forms."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bede.knowledge.words.names import is_given_name
from bede.knowledge.world import party_index
from bede.model import Document, Mention, MentionKind, Parse, Span
from bede.resolutions.actors.abbreviations import abbreviations
from bede.text.normalise import fold, squeeze

_BEHIND = re.compile(r"(?:['’]s?|[\s,.;:\"”»]|\s?[(\[][^)\]]*[)\]])*")
"""What may stand behind a name in a phrase that ends in it: a possessive, marks, something in brackets."""

_PREFIXES = frozenset(
    """mr mr. mrs mrs. ms ms. miss dr dr. sir lord dame lady hon hon. rep rep. sen sen. gov gov. gen gen. lt lt. col
    col. maj maj. capt capt. brig brig. sgt sgt. adm adm. prof prof. rev rev. fr fr. pol datuk seri tan sri haji sheikh
    sheik shaikh ayatollah imam rabbi mullah msgr msgr. monsignor hh h.e. hrh highness majesty excellency his her the ag
    justice presidents director chief comptroller counselors counsellors custodian moudjahid cde comrade pastor bishop
    archbishop""".split()
)
_KINDS = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION})
_BEFORE_PLACES = (" of", " to", " for", " of the", " and")
_LONGEST = 6  # words; what is longer is no personal name but a list


@dataclass(frozen=True, slots=True)
class Names:
    """The names of persons and organisations with their spans, in order, and the document's abbreviations.

    ``whole``: whole names of persons by the folded last word, the most frequent first.
    """

    persons: tuple[tuple[Span, str], ...] = ()
    organisations: tuple[tuple[Span, str], ...] = ()
    long_forms: dict[str, str] = field(default_factory=dict)
    whole: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def person_at(self, text: str, phrase: Span) -> str | None:
        """Return the name of the person in which a phrase ends ("Relief Board Country Director *Ada Stone*")."""
        return _closing(self.persons, text, phrase)

    def organisation_at(self, text: str, phrase: Span) -> str | None:
        """Return the name of the organisation in which a phrase ends ("the *Stone Foundation*")."""
        return _closing(self.organisations, text, phrase)

    def overlapping_person(self, span: Span) -> str | None:
        """Return the name of a person that shares characters with a span."""
        return next((name for own, name in self.persons if own.start < span.end and span.start < own.end), None)

    def whole_person(self, name: str) -> str | None:
        """Return the whole name that ends in a name that stands alone ("Fitton"), else one that begins with it."""
        key = fold(name)
        if found := self.whole.get(key):
            return found[0]
        beginning = {whole for group in self.whole.values() for whole in group if fold(whole).split()[0] == key}
        return beginning.pop() if len(beginning) == 1 else None

    def whole_organisation(self, name: str) -> str:
        """Return the long form of a name, where the document explains it or writes one that ends in its word."""
        key = fold(name)
        if key in self.long_forms:
            return self.long_forms[key]
        if " " in key:
            return name
        longer = Counter(other for _, other in self.organisations if fold(other).endswith(f" {key}"))
        return longer.most_common(1)[0][0] if longer else name


UNNAMED = Names()


def names_of(document: Document, parse: Parse) -> Names:
    """Return the names of a document. A name of one word is a person's where a whole name of one ends in it."""
    marked = [(m, _whole_words(document.text, m.span)) for m in parse.mentions if m.kind in _KINDS]
    persons = [(span, _personal(document.text, span)) for m, span in marked if _is_person(m)]
    whole = _by_last_word(name for _, name in persons)
    others = [(span, document.text[span.start : span.end]) for m, span in marked if not _is_person(m)]
    persons += [(span, name) for span, name in others if fold(name) in whole]
    organisations = tuple((span, squeeze(name)) for span, name in others if fold(name) not in whole)
    kept = sorted((span, name) for span, name in persons if name)
    return Names(tuple(kept), organisations, abbreviations(document.text), whole)


def _is_person(mention: Mention) -> bool:
    return mention.kind is MentionKind.PERSON


def _closing(named: Sequence[tuple[Span, str]], text: str, phrase: Span) -> str | None:
    for span, name in named:
        inside = phrase.start <= span.start < phrase.end <= max(span.end, phrase.end)
        if inside and _BEHIND.fullmatch(text, min(span.end, phrase.end), phrase.end):
            return name
    return None


def _whole_words(text: str, span: Span) -> Span:
    """Return the span widened to the ends of its words: a name does not end within one."""
    start, end = span.start, span.end
    while start and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and (text[end].isalnum() or (text[end - 1] == "-" and text[end].isalpha())):
        end += 1
    return Span(start, end)


def _personal(text: str, span: Span) -> str:
    """Return the personal name at a span, without what still belongs to a title before it.

    "Bishop of [Tarn *Rowan Miller*]": behind "of" a name begins with the first given name in it.
    """
    name = bare_name(text[span.start : span.end])
    words = name.split()
    if text[: span.start].rstrip().endswith(_BEFORE_PLACES) and not is_given_name(words[0] if words else ""):
        first = next((n for n, word in enumerate(words[:-1]) if is_given_name(word)), 0)
        return " ".join(words[first:])
    return name


def bare_name(name: str) -> str:
    """Return a personal name without titles and states before it and marks around it."""
    words = squeeze(name.replace("\u00ad", "")).strip('-–—,;:"”“()[] ').split()
    while (length := _lead(words)) and length < len(words):
        del words[:length]
    if words and words[-1].lower().endswith(("'s", "’s")):
        words[-1] = words[-1][:-2]
    return " ".join(words) if 0 < len(words) <= _LONGEST else ""


def _lead(words: Sequence[str]) -> int:
    """Return how many words of a title, or of a state before a whole name, stand at the front of a name."""
    if words and words[0].lower() in _PREFIXES:
        return 1
    match = party_index().longest(words, 0) if len(words) > 1 else None
    if match is None or (match.ambiguous and match.kind != "title"):
        return 0
    return match.length if match.kind == "title" or len(words) - match.length > 1 else 0


def _by_last_word(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    counts = Counter(name for name in names if " " in name)
    found: dict[str, list[str]] = {}
    for name, _ in counts.most_common():
        found.setdefault(fold(name).split()[-1], []).append(name)
    return {last: tuple(whole) for last, whole in found.items()}
