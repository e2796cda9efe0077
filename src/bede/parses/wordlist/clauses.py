"""A sentence with its phrases and verb groups: enough for plain active and passive sentences."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bede.knowledge.words.voices import governors
from bede.parses.wordlist.phrases import Phrase
from bede.parses.wordlist.words import Tag, Word

REQUEST_NOUNS = frozenset({"request", "requests", "appeal", "appeals", "call", "calls", "plea", "demand", "demands"})


SKIPPED = frozenset({Tag.ADV, Tag.NEG, Tag.QUOTE, Tag.TIME})


_OPINION = frozenset({"believe", "think", "say", "expect", "suspect", "know", "report"})


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A main verb with its auxiliaries. ``start`` is the first word of the group, ``head`` the verb.

    ``governor`` is the index of the word that an infinitive hangs on ("vowed *to* work" → vowed).
    """

    start: int
    head: int
    passive: bool
    progressive: bool
    negated: bool
    modal: str | None
    infinitive: bool
    governor: int | None
    finite: bool


@dataclass(frozen=True, slots=True)
class Clauses:
    """A tagged sentence with its phrases and verb groups, the latter by the index of the verb."""

    words: Sequence[Word]
    phrases: Sequence[Phrase]
    groups: dict[int, VerbGroup] = field(default_factory=dict)

    def phrase_from(self, index: int) -> Phrase | None:
        """Return the phrase that begins at ``index``, looking through quotation marks and adverbs."""
        while index < len(self.words) and self.words[index].tag in {Tag.QUOTE, Tag.ADV}:
            index += 1
        return next((p for p in self.phrases if p.start == index), None)

    def phrase_ending(self, index: int) -> Phrase | None:
        """Return the phrase that ends right before ``index``, looking through marks of quotation and commas."""
        while index > 0 and self.words[index - 1].tag in {Tag.QUOTE, Tag.COMMA, Tag.TIME}:
            index -= 1
        return next((p for p in self.phrases if p.end == index), None)

    def phrase_start(self, index: int) -> int:
        """Return where the phrase that holds the word at ``index`` begins; the word itself where there is none."""
        phrase = self.phrase_at(index)
        return phrase.start if phrase is not None else index

    def phrase_at(self, index: int) -> Phrase | None:
        """Return the phrase that holds the word at ``index``."""
        return next((p for p in self.phrases if p.start <= index < p.end), None)


def analyse(words: Sequence[Word], phrases: Sequence[Phrase]) -> Clauses:
    """Return the sentence with its verb groups found."""
    clauses = Clauses(words, phrases)
    for index, word in enumerate(words):
        if word.tag is Tag.VERB:
            clauses.groups[index] = _group(clauses, index)
    return clauses


def _group(clauses: Clauses, head: int) -> VerbGroup:
    words = clauses.words
    start, auxiliaries, negated, infinitive = head, list[Word](), False, False
    index = head - 1
    while index >= 0 and words[index].tag in {Tag.AUX, Tag.TO, Tag.ADV, Tag.NEG, Tag.QUOTE}:
        word = words[index]
        if word.tag is Tag.QUOTE and not auxiliaries and words[index - 1].tag not in {Tag.TO, Tag.AUX}:
            break
        if word.tag is Tag.TO:
            infinitive, start = True, index
            break
        if word.tag is Tag.AUX:
            auxiliaries.append(word)
            start = index
        negated = negated or word.tag is Tag.NEG
        index -= 1
    form = words[head].form
    nearest = auxiliaries[0].lemma if auxiliaries else ""
    past_like = form in {"past", "participle"}
    reduced = past_like and not auxiliaries and not infinitive and _is_reduced(clauses, head)
    return VerbGroup(
        start=start,
        head=head,
        passive=(past_like and nearest == "be") or reduced,
        progressive=form == "gerund" and any(w.lemma == "be" for w in auxiliaries),
        negated=negated or _no_subject(clauses, start),
        modal=next((w.lower for w in auxiliaries if w.lemma not in {"be", "have", "do"}), None),
        infinitive=infinitive,
        governor=_governor(clauses, start) if infinitive else None,
        finite=not infinitive and not reduced and (bool(auxiliaries) or form in {"past", "third", "base"}),
    )


def _is_reduced(clauses: Clauses, head: int) -> bool:
    """Return whether a bare past form is a passive participle: "vessels seized by Russia", "aid promised to Kyiv"."""
    words = clauses.words
    following = words[head + 1] if head + 1 < len(words) else None
    after_noun = head > 0 and words[head - 1].tag in {Tag.NOM, Tag.NUM, Tag.COMMA, Tag.CONJ}
    if following is None or not after_noun:
        return False
    if following.tag is Tag.TO and words[head].lemma in _OPINION:
        return True
    return following.lower == "by" or words[head].form == "participle"


def _no_subject(clauses: Clauses, start: int) -> bool:
    before = clauses.phrase_ending(start)
    return before is not None and clauses.words[before.start].lower in {"no", "neither", "none", "nobody"}


def _governor(clauses: Clauses, start: int) -> int | None:
    """Return the verb, adjective or noun that the infinitive beginning at ``start`` hangs on."""
    words = clauses.words
    index = start - 1
    while index >= 0 and words[index].tag in SKIPPED:
        index -= 1
    if index < 0:
        return None
    if words[index].tag is Tag.VERB:
        return index
    phrase = clauses.phrase_ending(index + 1)
    if phrase is None:
        return index if words[index].tag is Tag.AUX else None
    if words[phrase.head].lower in governors().adjective and phrase.end - phrase.start == 1:
        return phrase.head
    verb = previous_verb(clauses, phrase.start)
    if verb is not None and words[verb].lemma in governors().object_control and _between(words, verb, phrase.start):
        return verb
    before = words[phrase.start - 1] if phrase.start else None
    if before is not None and before.tag is Tag.PREP and before.lower in {"to", "on", "for"}:
        noun = clauses.phrase_ending(phrase.start - 1)  # "his requests to the West to provide weapons"
        if noun is not None and words[noun.head].lower in REQUEST_NOUNS:
            return noun.head
    return phrase.head


def _between(words: Sequence[Word], verb: int, start: int) -> bool:
    """Return whether only particles, adverbs and prepositions stand between a verb and a phrase."""
    return all(w.tag in {Tag.ADV, Tag.PREP, Tag.NEG} for w in words[verb + 1 : start])


def previous_verb(clauses: Clauses, index: int) -> int | None:
    """Return the nearest verb before ``index`` within the same sentence."""
    return next((i for i in range(index - 1, -1, -1) if clauses.words[i].tag is Tag.VERB), None)


def direct_object(clauses: Clauses, head: int, particle: int = 0) -> Phrase | None:
    """Return the phrase right after the verb and its ``particle`` words, if one stands there."""
    index = head + 1 + particle
    while index < len(clauses.words) and clauses.words[index].tag in {Tag.ADV, Tag.QUOTE, Tag.TIME}:
        index += 1
    return clauses.phrase_from(index)


def prepositional(clauses: Clauses, index: int, prepositions: Iterable[str], reach: int = 14) -> Phrase | None:
    """Return the first phrase after ``index`` that one of the prepositions brings, within the same clause."""
    wanted = frozenset(prepositions)
    words = clauses.words
    for position in range(index, min(index + reach, len(words))):
        word = words[position]
        if word.tag in {Tag.STOP, Tag.SUB, Tag.REL} or (word.tag is Tag.VERB and position > index):
            return None
        if word.tag in {Tag.PREP, Tag.TO} and word.lower in wanted:
            return clauses.phrase_from(position + 1)
    return None
