"""Parties that stand together: "A and B", "the minister, John Smith", "members of the Council"."""

from collections.abc import Iterator, Sequence

from bede.knowledge.world import Title
from bede.parses.wordlist.clauses import Clauses
from bede.parses.wordlist.known import Known, PartyWords
from bede.parses.wordlist.parties import ROLES, party_of
from bede.parses.wordlist.phrases import Phrase
from bede.parses.wordlist.words import Tag, Word

_SPEAKS_FOR = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "spokesmen", "minister", "secretary", "commissioner"}
)


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


def gather(clauses: Clauses, phrase: Phrase, known: Known, limit: int | None = None) -> list[PartyWords]:
    """Return the parties of a phrase and of those coordinated with it, up to token ``limit``."""
    operator = _operator(clauses, phrase)
    if operator is not None:
        return gather(clauses, operator, known, limit)
    if limit is None and phrase.start and clauses.words[phrase.start - 1].lower == "between":
        limit = len(clauses.words)  # between two parties there are two, whatever verb follows
    parts = _coordinated(clauses, phrase, known, limit)
    return [party for part in parts if (party := party_of(clauses, part, known)) is not None]


def _operator(clauses: Clauses, phrase: Phrase) -> Phrase | None:
    """Return who runs a thing: "vessels *controlled by the FSB*", "a drone *operated by* ..."."""
    words = clauses.words
    if phrase.end + 1 < len(words) and words[phrase.end].lower in _RUN and words[phrase.end + 1].lower == "by":
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
    titled = _ends_in_title(phrase, known) or head in ROLES
    if link == "from" and _is_person_title(phrase, known) and head.endswith("s"):  # "negotiators from Ukraine"
        return _with_origin(clauses, phrase, known)
    if (link == "of" and (head in _QUANTITIES or titled)) or (link == "for" and head in _SPEAKS_FOR):
        attached = clauses.phrase_from(phrase.end + 1)
        if attached is not None:
            return Phrase(phrase.start, _with_attachments(clauses, attached, known).end, phrase.head)
    return phrase


def _is_person_title(phrase: Phrase, known: Known) -> bool:
    return any(
        isinstance(match.entry, Title) and match.entry.kind == "person" and start <= phrase.head < start + match.length
        for start, match in known.matches
    )


def _with_origin(clauses: Clauses, phrase: Phrase, known: Known) -> Phrase:
    origin = clauses.phrase_from(phrase.end + 1)
    if origin is None or not any(s == origin.start and not isinstance(m.entry, Title) for s, m in known.matches):
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


def _is_apposition(clauses: Clauses, first: Phrase, second: Phrase, known: Known) -> bool:
    """Return whether one phrase names the role and the other the name ("the minister, Chuck Hagel,")."""
    words = clauses.words
    if _begins_clause(clauses, second):
        return False  # "At talks with their counterpart, Blinken said", "If Russia attacks Poland, the alliance will"
    roles = [_ends_in_title(p, known) or words[p.head].lower in ROLES for p in (first, second)]
    names = [words[p.head].token.text[0].isupper() and not role for p, role in zip((first, second), roles, strict=True)]
    if (roles[0] and names[1]) or (names[0] and roles[1]):
        return not _list_ends_with_and(clauses, second.end)
    return False


def _ends_in_title(phrase: Phrase, known: Known) -> bool:
    """Return whether the head of a phrase is a title, or the end of one that reaches beyond the phrase."""
    titles = [(start, start + match.length) for start, match in known.matches if isinstance(match.entry, Title)]
    return any(phrase.start <= start < phrase.end and start <= phrase.head <= end for start, end in titles)


def _name_head(words: Sequence[Word], first: Phrase, second: Phrase) -> int:
    return second.head if words[second.head].token.text[0].isupper() else first.head
