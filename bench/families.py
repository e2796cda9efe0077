"""Families against the stress set: copies made by script from real news, among hard cases that are none.

Usage: python -m bench.families CORPORA [--half report] [--unknown]

Stories are halved by the hash of their id: thresholds are chosen on the half "choose", figures reported on "report".
"""

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from bede.events import find_families
from bede.settings import EventsOptions
from bench.copies.corpora import Story, apart, read_reuters, read_stories
from bench.copies.making import StressSet, make_event, make_set
from bench.copies.natural import is_natural_copy, read_verdicts
from bench.copies.scoring import Couple, kinds_of, recall_by_kind, score_originals, score_pairs, score_relations

SEED = 7
FAMILIES = 500
DRAWS = 4
HALVES = ("choose", "report")


def half_of(name: str) -> str:
    """Return the half that a story or topic belongs to."""
    return HALVES[sha256(name.encode()).digest()[-1] % 2]


class Natural:
    """Which documents of a set are copies by nature, through the stories that they hold."""

    def __init__(self, stories: Sequence[Story]) -> None:
        self._stories = {story.id: story for story in stories}
        self._verdicts = read_verdicts()

    def tell(self, made: StressSet, couple: Couple) -> bool | None:
        """Tell whether two documents are copies; None where nobody has read them."""
        first, second = sorted(couple)
        answers = {self.tell_stories(a, b) for a in made.made[first].stories for b in made.made[second].stories}
        return True if True in answers else None if None in answers else False

    def tell_stories(self, first: str, second: str) -> bool | None:
        """Tell whether two stories are copies; None where nobody has read them."""
        if first == second:
            return True
        return is_natural_copy(self._stories[first], self._stories[second], self._verdicts)


def pair_lines(made: StressSet, natural: Natural, unknown: bool) -> Iterator[str]:
    """Yield the figures of pairs, kinds, relations and originals."""
    families = find_families(made.documents, EventsOptions())
    scored = score_pairs(made, families)
    right, missed = len(scored.right), len(scored.missed)
    verdicts = {couple: natural.tell(made, couple) for couple in scored.unknown}
    wrong = [couple for couple, verdict in verdicts.items() if verdict is not True]
    yield f"{len(made.documents)} documents, {right + missed} pairs of copies, {len(families)} families found"
    yield f"pairs: precision {right / (right + len(wrong)):.4f}, recall {right / (right + missed):.4f}"
    yield (
        f"  {right} right, {missed} missed, {len(verdicts)} found that the script did not make: "
        f"{len(verdicts) - len(wrong)} of them real copies of the corpora, {len(wrong)} wrong"
    )
    yield f"  precision if all of these were wrong: {right / (right + len(verdicts)):.4f}"
    yield f"  wrong by kind: {dict(Counter(kinds_of(made, couple) for couple in wrong).most_common())}"
    for kind, found, all_of in recall_by_kind(made, families):
        yield f"  {kind:14} {found:4} of {all_of:4} found ({found / all_of:.3f})"
    told = score_relations(made, families)
    same = sum(count for (true, answer), count in told.items() if true is answer)
    yield f"relations: {same} of {told.total()} right ({same / told.total():.3f})"
    for (true, answer), count in sorted(told.items()):
        if true is not answer:
            yield f"  {true} taken for {answer}: {count}"
    originals, count = score_originals(made, families)
    yield f"originals: {originals} of {count} right ({originals / count:.3f})"
    if unknown:
        yield from (_line(made, couple, verdicts[couple]) for couple in scored.unknown)


def _line(made: StressSet, couple: Couple, verdict: bool | None) -> str:
    first, second = (" ".join(made.made[document].stories) for document in sorted(couple))
    return f"{'copy' if verdict else 'unread' if verdict is None else 'wrong'}\t{first}\t{second}"


def event_lines(stories: Sequence[Story], fillers: Sequence[Story], half: str, natural: Natural) -> Iterator[str]:
    """Yield in how many events the origins are counted right."""
    topics: dict[str, list[Story]] = defaultdict(list)
    for story in stories:
        if story.topic is not None and half_of(story.topic) == half:
            topics[story.topic].append(story)
    off = Counter[int]()
    for draw in range(DRAWS):
        for topic in sorted(topics):
            chance = random.Random(f"{SEED} {draw} {topic}")
            chosen = _independent(topics[topic], chance, natural)
            made = make_event(chosen, chance.sample(fillers, len(fillers)), chance)
            families = find_families(made.documents, EventsOptions())
            copies = sum(len(family.documents) - 1 for family in families)
            off[len(made.documents) - copies - len(chosen)] += 1
    yield f"events: origins exact in {off[0]} of {off.total()} ({off[0] / off.total():.3f})"
    yield f"  origins too many or too few: {dict(sorted(off.items()))}"


def _independent(stories: Sequence[Story], chance: random.Random, natural: Natural) -> list[Story]:
    """Return one to five stories that are no copies of one another."""
    chosen = list[Story]()
    for story in chance.sample(stories, len(stories)):
        if all(natural.tell_stories(story.id, other.id) is False for other in chosen):
            chosen.append(story)
    return chosen[: chance.randint(1, 5)]


def main() -> None:
    """Print the figures of one half."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, help="the folder with the unpacked corpora")
    parser.add_argument("--half", choices=HALVES, default="report")
    parser.add_argument("--unknown", action="store_true", help="list the pairs found that the script did not make")
    asked = parser.parse_args()
    everything = read_stories(asked.corpora)
    half = [story for story in everything if half_of(story.id) == asked.half]
    fillers = [story for story in apart(read_reuters(asked.corpora)) if half_of(story.id) == asked.half]
    stories = [story for number, story in enumerate(half) if number % 5]
    hosts = list(apart(half[::5], stories, running=16))
    natural = Natural(everything)
    made = make_set(stories, hosts, fillers, SEED, FAMILIES)
    for line in pair_lines(made, natural, asked.unknown):
        print(line, flush=True)
    for line in event_lines(everything, fillers[:200], asked.half, natural):
        print(line, flush=True)


if __name__ == "__main__":
    main()
