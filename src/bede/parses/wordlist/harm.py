"""Harm and the act that does it: "killed 12 in an attack" is one claim, at the attack (codebook, section 8)."""

from bede.parses.wordlist.clauses import Clauses, direct_object, prepositional, previous_verb
from bede.parses.wordlist.phrases import Phrase
from bede.parses.wordlist.subjects import subject
from bede.parses.wordlist.triggers import Trigger
from bede.parses.wordlist.words import Tag

_HARM = frozenset({"kill", "injure", "wound", "destroy", "displace", "die", "perish"})
_INTRANSITIVE = frozenset({"die", "perish"})
_CAUSES = frozenset({"in", "by", "after", "during", "from"})
_BETWEEN = frozenset({Tag.ADV, Tag.TIME, Tag.NUM, Tag.NOM, Tag.DET, Tag.QUOTE})


def without_mere_harm(clauses: Clauses, triggers: list[Trigger]) -> list[Trigger]:
    """Return the triggers without harm that another trigger of the same type in the clause has done."""
    return [
        t for t in triggers if not (_follows_its_act(clauses, t, triggers) or _precedes_its_act(clauses, t, triggers))
    ]


def _follows_its_act(clauses: Clauses, trigger: Trigger, triggers: list[Trigger]) -> bool:
    """Return whether harm is told in a participle behind its act ("struck the base, killing 35")."""
    word = clauses.words[trigger.start]
    if trigger.noun or word.lemma not in _HARM or word.form != "gerund" or clauses.groups[trigger.start].progressive:
        return False
    return any(t.start < trigger.start and t.act.type is trigger.act.type for t in triggers)


def _precedes_its_act(clauses: Clauses, trigger: Trigger, triggers: list[Trigger]) -> bool:
    """Return whether the act that did the harm follows as a noun ("were killed in the strike")."""
    if trigger.noun or clauses.words[trigger.start].lemma not in _HARM:
        return False
    acts = (t for t in triggers if t.noun and t.act.type is trigger.act.type)
    return any(_harm_before(clauses, act) == trigger.start for act in acts)


def victims_of(clauses: Clauses, trigger: Trigger) -> Phrase | None:
    """Return whom the act that ``trigger`` names has harmed, where a verb of harm stands right before it."""
    if trigger.act.type.value != "ASSAULT":
        return None
    verb = _harm_before(clauses, trigger)
    if verb is None:
        return None
    if clauses.groups[verb].passive or clauses.words[verb].lemma in _INTRANSITIVE:
        return subject(clauses, verb)
    return direct_object(clauses, verb)


def doer_of(clauses: Clauses, trigger: Trigger) -> Phrase | None:
    """Return who did the harm that the act that ``trigger`` names has done ("*Israel* killed six in a raid")."""
    verb = _harm_before(clauses, trigger) if trigger.act.type.value == "ASSAULT" else None
    if verb is None or clauses.words[verb].lemma in _INTRANSITIVE:
        return None
    if clauses.groups[verb].passive:
        return prepositional(clauses, verb + 1, ("by",))
    return subject(clauses, verb)


def _harm_before(clauses: Clauses, trigger: Trigger) -> int | None:
    """Return the verb of harm whose "in", "by" or "after" brings the noun of the act."""
    start = clauses.phrase_start(trigger.start)
    if start < 2 or clauses.words[start - 1].lower not in _CAUSES:
        return None
    verb = previous_verb(clauses, start - 1)
    if verb is None or clauses.words[verb].lemma not in _HARM:
        return None
    between = clauses.words[verb + 1 : start - 1]
    return verb if all(word.tag in _BETWEEN for word in between) else None
