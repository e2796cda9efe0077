"""Which phrases name a party to an act, and what part of them does.

A phrase whose head is a person, body or group names it as a whole ("the Russian Foreign Minister"). In a
phrase whose head is a thing, the owner or the adjective does ("*Russian* missiles", "*Ukraine*'s coast").
"""

from collections.abc import Sequence

from bede.knowledge.words.acts import act_words
from bede.knowledge.world import Match, PartyEntry, Title
from bede.model import Mention, MentionKind, Sector, Span
from bede.parses.wordlist.clauses import Clauses
from bede.parses.wordlist.known import Known, PartyWords
from bede.parses.wordlist.phrases import Phrase
from bede.parses.wordlist.words import Tag, Word

# Roles that only point at another party; they stand in no table, since they have no sector of their own.
ROLES = frozenset({"counterpart", "counterparts", "colleague", "colleagues"})


_RECIPROCAL = frozenset({"the other", "each other", "one another"})


_THINGS = frozenset({Sector.BUS, Sector.CVL})


def is_reciprocal(clauses: Clauses, phrase: Phrase) -> bool:
    """Return whether a phrase points back at the subjects: "each other", "the other"."""
    return " ".join(w.lower for w in clauses.words[phrase.start : phrase.end]) in _RECIPROCAL


def party_of(clauses: Clauses, phrase: Phrase, known: Known) -> PartyWords | None:
    """Return the party that a phrase names, or None where it names none."""
    words = clauses.words
    text = " ".join(w.lower for w in words[phrase.start : phrase.end])
    if words[phrase.head].tag is Tag.PRON or text in _RECIPROCAL:
        return _pronoun(words, phrase, text)
    inside = [(s, m) for s, m in known.matches if phrase.start <= s and s + m.length <= phrase.end]
    head = next(((s, m) for s, m in inside if s <= phrase.head < s + m.length), None)
    named = words[phrase.head].token.text[0].isupper()
    political = any(_is_political(m) for _, m in inside)
    if head is not None and _is_thing(head[1]) and any(not isinstance(m.entry, Title) for _, m in inside):
        return _owner(clauses, phrase, known, inside)
    if head is not None and (_is_political(head[1]) or political or named):
        return PartyWords(phrase.start, phrase.end, phrase.head, political, whole=True)
    if words[phrase.head].lower in ROLES and political:
        return PartyWords(phrase.start, phrase.end, phrase.head, political, whole=True)
    if head is None and named and words[phrase.head].tag is Tag.NOM:
        person = words[phrase.head].token.text in known.persons
        return PartyWords(phrase.start, phrase.end, phrase.head, political or person, whole=True)
    return _owner(clauses, phrase, known, inside)


def _pronoun(words: Sequence[Word], phrase: Phrase, text: str) -> PartyWords | None:
    if text in _RECIPROCAL or words[phrase.head].lower not in {
        "he",
        "she",
        "they",
        "it",
        "we",
        "him",
        "her",
        "them",
        "us",
        "i",
        "who",
    }:
        return None
    return PartyWords(phrase.start, phrase.end, phrase.head, political=False, whole=True)


def _owner(
    clauses: Clauses, phrase: Phrase, known: Known, inside: Sequence[tuple[int, Match[PartyEntry]]]
) -> PartyWords | None:
    """Return the owner or adjective within a phrase about a thing."""
    words = clauses.words
    for index in range(phrase.start, phrase.end):
        if words[index].tag is Tag.POSS and index > phrase.start:
            owner = party_of(clauses, Phrase(phrase.start, index, index - 1), known)
            if owner is not None:
                return PartyWords(owner.start, owner.end, owner.head, owner.political, whole=False)
    named = [(s, m) for s, m in inside if not isinstance(m.entry, Title)]
    if not named:
        return None
    start, match = named[0]
    end = start + match.length
    for other_start, other in inside:  # "Ukrainian navy vessels": the navy is the party, not Ukraine alone
        titled = isinstance(other.entry, Title) and not _is_thing(other)
        if other_start == end and titled and end <= phrase.head:
            end += other.length
    return PartyWords(start, end, end - 1, political=True, whole=False)


def _is_thing(match: Match[PartyEntry]) -> bool:
    """Return whether a word of the tables names a thing ("ship", "missiles"): its owner is the party then."""
    entry = match.entry
    if not isinstance(entry, Title):
        return False
    return match.form in act_words().weapons or (match.ambiguous and entry.kind == "body" and entry.sector in _THINGS)


def _is_political(match: Match[PartyEntry]) -> bool:
    return match.entry.political if isinstance(match.entry, Title) else True


def to_mention(words: Sequence[Word], party: PartyWords) -> Mention:
    """Return the party as a mention with offsets in the document."""
    span = Span(words[party.start].token.start, words[party.end - 1].token.end)
    head = words[party.head].token
    return Mention(span, MentionKind.PARTY, Span(head.start, head.end))
