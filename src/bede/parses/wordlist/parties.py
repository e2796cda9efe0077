"""Which phrases name a party to an act, and what part of them does.

A phrase whose head is a person, body or group names it as a whole ("the Russian Foreign Minister"). In a
phrase whose head is a thing, the owner or the adjective does ("*Russian* missiles", "*Ukraine*'s coast").
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bede.knowledge.world import Match, PartyEntry, Title, party_index
from bede.model import Mention, MentionKind, Span
from bede.parses.wordlist.clauses import Clauses
from bede.parses.wordlist.phrases import Phrase
from bede.parses.wordlist.tags import Tag, Word
from bede.text.tokens import Token

_SPEAKS_FOR = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "spokesmen", "minister", "secretary", "commissioner"}
)
# Roles that only point at another party; they stand in no table, since they have no sector of their own.
_ROLES = frozenset({"counterpart", "counterparts", "colleague", "colleagues"})
_RUN = frozenset(
    {"controlled", "operated", "run", "led", "backed", "commanded", "crewed", "flown", "fired", "launched"}
)
_QUANTITIES = frozenset(
    [
        "members",
        "member",
        "group",
        "groups",
        "team",
        "number",
        "thousands",
        "hundreds",
        "dozens",
        "scores",
        "series",
        "volley",
        "wave",
        "leaders",
        "leader",
        "head",
        "heads",
        "chief",
        "chiefs",
        "minister",
        "ministers",
        "president",
        "vice-president",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "government",
        "governments",
        "government",
        "crew",
        "residents",
        "people",
        "citizens",
        "soldiers",
        "troops",
        "commander",
        "commanders",
        "secretary",
        "director",
        "speaker",
        "ambassador",
        "delegation",
        "coalition",
        "majority",
        "ministry",
        "department",
        "council",
        "office",
        "house",
        "bank",
        "ships",
        "party",
        "parties",
        "top",
    ]
)
_RECIPROCAL = frozenset({"the other", "each other", "one another"})


@dataclass(frozen=True, slots=True)
class PartyWords:
    """A party as token indices ``[start, end)``; ``whole`` False where it is only the owner or adjective of a thing."""

    start: int
    end: int
    head: int
    political: bool
    whole: bool


@dataclass(frozen=True, slots=True)
class Known:
    """Known names of a sentence: the matches of the world tables by token, and the document's titled persons."""

    matches: tuple[tuple[int, Match[PartyEntry]], ...]
    persons: frozenset[str]


def find_known(tokens: Sequence[Token]) -> tuple[tuple[int, Match[PartyEntry]], ...]:
    """Return (first token, match) of all known parties and titles, longest first, without overlaps."""
    texts = [token.text for token in tokens]
    index = party_index()
    found: list[tuple[int, Match[PartyEntry]]] = []
    position = 0
    while position < len(texts):
        match = index.longest(texts, position)
        if match is None:
            position += 1
            continue
        found.append((position, match))
        position += match.length
    return tuple(found)


def gather(clauses: Clauses, phrase: Phrase, known: Known, limit: int | None = None) -> list[PartyWords]:
    """Return the parties of a phrase and of those coordinated with it, up to token ``limit``."""
    operator = _operator(clauses, phrase)
    if operator is not None:
        return gather(clauses, operator, known, limit)
    parts = _coordinated(clauses, phrase, known, limit)
    return [party for part in parts if (party := party_of(clauses, part, known)) is not None]


def _operator(clauses: Clauses, phrase: Phrase) -> Phrase | None:
    """Return who runs a thing: "vessels *controlled by the FSB*", "a drone *operated by* ..."."""
    words = clauses.words
    if (
        phrase.end + 1 < len(words)
        and words[phrase.end].lower in _RUN
        and words[phrase.end + 1].lower == "by"
    ):
        return clauses.phrase_from(phrase.end + 2)
    return None


def _coordinated(clauses: Clauses, phrase: Phrase, known: Known, limit: int | None) -> Iterator[Phrase]:
    current = _with_attachments(clauses, phrase, known)
    while True:
        following = _next_member(clauses, current.end, limit)
        if following is None:
            yield current
            return
        joined, member = following
        member = _with_attachments(clauses, member, known)
        if joined == "," and _is_apposition(clauses, current, member, known):
            current = Phrase(current.start, member.end, _name_head(clauses.words, current, member))
            continue
        if joined == "," and not _list_ends_with_and(clauses, member.end):
            yield current
            return
        yield current
        current = member


def _with_attachments(clauses: Clauses, phrase: Phrase, known: Known) -> Phrase:
    """Return the phrase with an "of" phrase that belongs to its name or group ("members of the Council")."""
    words = clauses.words
    if phrase.end >= len(words):
        return phrase
    link, head = words[phrase.end].lower, words[phrase.head].lower
    titled = _ends_in_title(phrase, known) or head in _ROLES
    if link == "from" and titled and head.endswith("s"):  # "negotiators from Ukraine"
        return _with_origin(clauses, phrase, known)
    if (link == "of" and (head in _QUANTITIES or titled)) or (link == "for" and head in _SPEAKS_FOR):
        attached = clauses.phrase_from(phrase.end + 1)
        if attached is not None:
            return Phrase(phrase.start, _with_attachments(clauses, attached, known).end, phrase.head)
    return phrase


def _with_origin(clauses: Clauses, phrase: Phrase, known: Known) -> Phrase:
    origin = clauses.phrase_from(phrase.end + 1)
    if origin is None or not any(
        s == origin.start and not isinstance(m.entry, Title) for s, m in known.matches
    ):
        return phrase
    return Phrase(phrase.start, origin.end, phrase.head)


def _next_member(clauses: Clauses, index: int, limit: int | None) -> tuple[str, Phrase] | None:
    words = clauses.words
    if index >= len(words) or (limit is not None and index >= limit):
        return None
    joined = words[index].lower
    if words[index].tag is Tag.CONJ and joined in {"and", "or", "&"}:
        step = index + 1
    elif words[index].tag is Tag.COMMA:
        step = index + 1
        if step < len(words) and words[step].lower in {"and", "or"}:
            joined, step = "and", step + 1
    else:
        return None
    if step < len(words) and words[step].tag is Tag.QUOTE:
        return None
    member = clauses.phrase_from(step)
    if member is None or (limit is not None and member.end > limit):
        return None
    if limit is None and joined == "and" and _begins_clause(clauses, member):
        return None
    return joined, member


def _begins_clause(clauses: Clauses, phrase: Phrase) -> bool:
    """Return whether a finite verb follows the phrase, so that it opens a clause of its own."""
    for word in clauses.words[phrase.end : phrase.end + 3]:
        if word.tag is Tag.VERB:
            return word.form in {"past", "third"}
        if word.tag is Tag.AUX:
            return True
        if word.tag is not Tag.ADV:
            return False
    return False


def _list_ends_with_and(clauses: Clauses, index: int) -> bool:
    words = clauses.words
    for position in range(index, min(index + 14, len(words))):
        if words[position].tag is Tag.CONJ and words[position].lower == "and":
            return words[position - 1].tag in {Tag.COMMA, Tag.NOM}
        if words[position].tag in {Tag.VERB, Tag.AUX, Tag.STOP, Tag.SUB, Tag.REL, Tag.PREP}:
            return False
    return False


def is_reciprocal(clauses: Clauses, phrase: Phrase) -> bool:
    """Return whether a phrase points back at the subjects: "each other", "the other"."""
    return " ".join(w.lower for w in clauses.words[phrase.start : phrase.end]) in _RECIPROCAL


def _is_apposition(clauses: Clauses, first: Phrase, second: Phrase, known: Known) -> bool:
    """Return whether one phrase names the role and the other the name ("the minister, Chuck Hagel,")."""
    words = clauses.words
    if (
        _begins_clause(clauses, second)
        and words[second.end].tag is not Tag.COMMA
        and first.start
        and words[first.start - 1].tag is Tag.PREP
    ):
        return False  # "At talks with their counterpart, Blinken said"
    roles = [_ends_in_title(p, known) or words[p.head].lower in _ROLES for p in (first, second)]
    names = [
        words[p.head].token.text[0].isupper() and not role
        for p, role in zip((first, second), roles, strict=True)
    ]
    if (roles[0] and names[1]) or (names[0] and roles[1]):
        return not _list_ends_with_and(clauses, second.end)
    return False


def _ends_in_title(phrase: Phrase, known: Known) -> bool:
    return any(
        (isinstance(match.entry, Title) and start <= phrase.head < start + match.length) or
        (isinstance(match.entry, Title) and phrase.start <= start < phrase.end and phrase.head in range(start, phrase.end)
         and start + match.length >= phrase.head)
        for start, match in known.matches
    )  # fmt: skip


def _name_head(words: Sequence[Word], first: Phrase, second: Phrase) -> int:
    return second.head if words[second.head].token.text[0].isupper() else first.head


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
    if head is not None and (_is_political(head[1]) or political or named):
        return PartyWords(phrase.start, phrase.end, phrase.head, political, whole=True)
    if words[phrase.head].lower in _ROLES and political:
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
        if other_start == end and isinstance(other.entry, Title) and end <= phrase.head:
            end += other.length
    return PartyWords(start, end, end - 1, political=True, whole=False)


def _is_political(match: Match[PartyEntry]) -> bool:
    return match.entry.political if isinstance(match.entry, Title) else True


def to_mention(words: Sequence[Word], party: PartyWords) -> Mention:
    """Return the party as a mention with offsets in the document."""
    span = Span(words[party.start].token.start, words[party.end - 1].token.end)
    head = words[party.head].token
    return Mention(span, MentionKind.PARTY, Span(head.start, head.end))
