"""How far people agree who judged the same things."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from bede.evaluate.tally import Agreement
from bede.events.rulings import PAIR, pair_of
from bede.model import Judgement, Verdict

Question = tuple[str, ...]
"""What was judged: a claim, a field of a claim, or a pair of claims."""


@dataclass(frozen=True, slots=True)
class Doubly:
    """What two people both judged. ``about``: claims, pairs, or values of corrected fields."""

    first: str
    second: str
    about: str
    agreement: Agreement

    @property
    def judged(self) -> int:
        """How many things both judged."""
        return self.agreement.pairs.total()

    @property
    def agreed(self) -> int:
        """Of how many they said the same."""
        return sum(number for (one, other), number in self.agreement.pairs.items() if one == other)


def agreement_of(judgements: Iterable[Judgement]) -> list[Doubly]:
    """Return the agreement of each two people: their last words, what was withdrawn left out.

    A claim is judged right, wrong or corrected, a pair same, different or unsure. The values of a field are compared
    where both corrected it.
    """
    last: dict[str, dict[str, dict[Question, str]]] = {}
    for judgement in sorted(judgements, key=lambda j: (j.made, j.id)):
        if judgement.withdrawn is None:
            for about, question, answer in _answers(judgement):
                last.setdefault(judgement.person, {}).setdefault(about, {})[question] = answer
    found = []
    for first, second in combinations(sorted(last), 2):
        for about in ("claims", "pairs", "values"):
            one, other = last[first].get(about, {}), last[second].get(about, {})
            if common := sorted(one.keys() & other.keys()):
                agreement = Agreement()
                for question in common:
                    agreement.add(one[question], other[question])
                found.append(Doubly(first, second, about, agreement))
    return found


def _answers(judgement: Judgement) -> list[tuple[str, Question, str]]:
    if judgement.verdict in PAIR:
        return [("pairs", pair_of(judgement), judgement.verdict)]
    whole = ("claims", (judgement.left,), str(judgement.verdict))
    if judgement.verdict is not Verdict.CORRECTED:
        return [whole]
    return [whole, ("values", (judgement.left, str(judgement.field)), str(judgement.value))]
