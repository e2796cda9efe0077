"""What kind of happening a verb group speaks of (codebook, section 4), from its auxiliaries and governor."""

from dataclasses import dataclass

from bede.knowledge.words.voices import governors
from bede.model import Status
from bede.parses.wordlist.clauses import REQUEST_NOUNS, Clauses, previous_verb
from bede.parses.wordlist.words import Tag

# Words before a noun that names an act, and the status they give it.
_BEFORE_NOUN: dict[str, Status] = {
    **dict.fromkeys(("planned", "scheduled", "upcoming", "forthcoming", "future", "next"), Status.PLANNED),
    **dict.fromkeys(("possible", "potential", "likely", "alleged", "feared", "any", "proposed"), Status.POSSIBLE),
    **dict.fromkeys(("promised", "pledged"), Status.PROMISED),
    **dict.fromkeys(("threatened",), Status.THREATENED),
    **dict.fromkeys(("ongoing", "continuing"), Status.ONGOING),
    **dict.fromkeys(("no",), Status.NOT_OCCURRED),
}
_NOUN_GOVERNORS: dict[str, Status] = {
    **dict.fromkeys(("plan", "plans", "decision", "intention", "readiness"), Status.PLANNED),
    **dict.fromkeys(("pledge", "promise", "offer", "vow", "commitment", "agreement"), Status.PROMISED),
    **dict.fromkeys(("threat", "threats"), Status.THREATENED),
    **dict.fromkeys((*REQUEST_NOUNS, "order", "need"), Status.REQUESTED),
    **dict.fromkeys(("refusal", "failure"), Status.NOT_OCCURRED),
    **dict.fromkeys(
        ("attempt", "attempts", "effort", "efforts", "bid", "possibility", "right", "chance"), Status.POSSIBLE
    ),
}


# Verbs whose infinitive is done when they are ("managed to seize"); of all others the outcome stays open.
_IMPLICATIVE = frozenset(
    {
        "manage",
        "help",
        "proceed",
        "go",
        "come",
        "gather",
        "move",
        "serve",
        "deny",
        "admit",
        "acknowledge",
        "force",
        "compel",
        "enable",
    }
)
_INDEFINITE = frozenset({"a", "an", "any", "further", "more", "new", "additional"})


@dataclass(frozen=True, slots=True)
class StatusReading:
    """A status and the verb that gave it as the content of its own act (a threat, a promise), if one did."""

    status: Status
    governor: int | None = None


ACCUSING = frozenset({"accuse", "suspect", "condemn", "convict"})
_OPEN = StatusReading(Status.POSSIBLE)


def verb_status(clauses: Clauses, head: int, depth: int = 0) -> StatusReading:
    """Return the status of the act that the verb at ``head`` names."""
    group = clauses.groups[head]
    if group.infinitive and group.governor is not None and depth < 5:
        reading = governed(clauses, group.governor, depth)
        if reading is not None:
            return StatusReading(Status.NOT_OCCURRED) if group.negated else reading
    if group.infinitive:
        return _OPEN
    if group.negated:
        return StatusReading(Status.NOT_OCCURRED)
    if (introduced := _introduced(clauses, group.start)) is not None:
        return StatusReading(introduced)
    if group.modal is not None and (status := governors().modal.get(group.modal)):
        return StatusReading(status)
    if not group.finite and not group.passive and not group.infinitive and depth < 5:
        return _participle(clauses, head, depth)
    if group.progressive:
        return StatusReading(Status.ONGOING)
    return StatusReading(Status.OCCURRED)


def governed(clauses: Clauses, governor: int, depth: int) -> StatusReading | None:
    """Return the status of what the word at ``governor`` governs, or None where it says nothing."""
    word, tables = clauses.words[governor], governors()
    if word.tag is Tag.VERB:
        status = tables.complement.get(word.lemma)
        outer = verb_status(clauses, governor, depth + 1)
        if status is Status.ONGOING:
            return outer if outer.status is not Status.OCCURRED else StatusReading(Status.ONGOING)
        if outer.status is Status.NOT_OCCURRED and status is not Status.NOT_OCCURRED:
            return StatusReading(
                Status.POSSIBLE if status in {Status.REQUESTED, Status.POSSIBLE} else Status.NOT_OCCURRED
            )
        if status is not None:
            return StatusReading(status, governor)
        return outer if word.lemma in _IMPLICATIVE or outer.status is not Status.OCCURRED else _OPEN
    if word.lower in tables.adjective:
        return StatusReading(tables.adjective[word.lower])
    if word.lower in _NOUN_GOVERNORS:
        return StatusReading(_NOUN_GOVERNORS[word.lower])
    if word.tag is Tag.AUX:  # "is to visit", "has to leave"
        return StatusReading(Status.PLANNED if word.lemma == "be" else Status.REQUESTED)
    return None


def _introduced(clauses: Clauses, start: int) -> Status | None:
    """Return the status that "if" or "unless" gives to the clause that leads up to ``start``."""
    for index in range(start - 1, max(start - 9, -1), -1):
        word = clauses.words[index]
        if word.tag is Tag.SUB and word.lower in governors().introducer:
            return governors().introducer[word.lower]
        if word.tag in {Tag.VERB, Tag.STOP, Tag.COMMA}:
            return None
    return None


def _participle(clauses: Clauses, head: int, depth: int) -> StatusReading:
    """Return the status of a bare -ing: what governs it decides, else the clause that it belongs to."""
    start = clauses.groups[head].start
    before = clauses.words[start - 1] if start else None
    verb = previous_verb(clauses, start)
    if verb is None or before is None:
        return StatusReading(Status.OCCURRED)
    lemma = clauses.words[verb].lemma
    if before.lower == "of" and lemma in ACCUSING:
        return StatusReading(Status.OCCURRED)  # told as done by the accuser, who is its voice
    adjacent = verb == start - 1
    if adjacent or before.lower == "from" or (before.tag is Tag.PREP and lemma in {"consider", "warn"}):
        reading = governed(clauses, verb, depth)
        if reading is not None:
            return reading
    if before.tag is Tag.NOM:
        return StatusReading(Status.ONGOING)
    if before.tag in {Tag.COMMA, Tag.PREP}:
        return StatusReading(verb_status(clauses, verb, depth + 1).status)
    return StatusReading(Status.OCCURRED)


def noun_status(clauses: Clauses, start: int, index: int, carrier: int | None) -> StatusReading:
    """Return the status of an act that a noun names.

    ``start`` is the first word of its phrase, ``index`` the noun, ``carrier`` the verb whose subject or
    object the phrase is, if any.
    """
    for word in clauses.words[start:index]:
        if word.lower in _BEFORE_NOUN:
            return StatusReading(_BEFORE_NOUN[word.lower])
    if start and clauses.words[start - 1].lower == "without":
        return StatusReading(Status.NOT_OCCURRED)
    if carrier is None:
        return _uncarried(clauses, start)
    status = governors().complement.get(clauses.words[carrier].lemma)
    own = verb_status(clauses, carrier)
    if status is not None and status is not Status.ONGOING:
        return StatusReading(status if own.status is not Status.NOT_OCCURRED else Status.NOT_OCCURRED, carrier)
    return own if own.status is not Status.OCCURRED or status is None else StatusReading(Status.ONGOING)


def _uncarried(clauses: Clauses, start: int) -> StatusReading:
    """Return the status of a noun that no verb carries: by "will be a ...", by "for strikes", else told as done."""
    words = clauses.words
    before = words[start - 1] if start else None
    if before is None:
        return StatusReading(Status.OCCURRED)
    if before.tag is Tag.AUX and before.lemma == "be":
        modal = next((w.lower for w in words[max(start - 4, 0) : start - 1] if w.lower in governors().modal), None)
        return StatusReading(governors().modal[modal] if modal else Status.OCCURRED)
    definite = words[start].tag is Tag.DET and words[start].lower not in _INDEFINITE
    verb = previous_verb(clauses, start)
    if before.tag is Tag.PREP and not definite and words[start].token.text[0].islower():
        if before.lower == "for":
            return _OPEN
        if verb is not None and before.lower in {"of", "against", "from", "into", "with", "about"}:
            status = verb_status(clauses, verb).status
            return StatusReading(status if status is not Status.NOT_OCCURRED else Status.POSSIBLE)
    return StatusReading(Status.OCCURRED)
