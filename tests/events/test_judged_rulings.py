"""Which judgements count, where people have judged one thing more than once."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bede.events.rulings import PAIR, State, is_rejection, pair_of, rule
from bede.model import Verdict
from judging import any_judgements, correction, judge, minute

CLAIMS = ("c1", "c2", "c3", "c4", "c5")


def states(*judgements, claims=CLAIMS):
    return [(ruling.state, ruling.by) for ruling in rule(judgements, claims)]


def counts():
    return (State.COUNTS, None)


def test_a_judgement_counts():
    assert states(judge(1, Verdict.WRONG, "c1")) == [counts()]


def test_what_is_withdrawn_or_of_an_unknown_claim_does_not_count():
    withdrawn = judge(1, Verdict.WRONG, "c1", withdrawn=minute(5))
    unknown = judge(2, Verdict.WRONG, "c9")
    assert states(withdrawn, unknown) == [(State.WITHDRAWN, None), (State.VOID, None)]


@pytest.mark.parametrize("person", ["Ada", "Ben"])
def test_the_later_of_two_contradicting_verdicts_counts_and_says_so_where_people_disagree(person):
    first, second = judge(1, Verdict.WRONG, "c1"), judge(2, Verdict.RIGHT, "c1", person=person)
    lost = State.REPLACED if person == "Ada" else State.OVERRULED
    assert states(second, first) == [(lost, "j02"), counts()]


def test_two_people_who_say_the_same_both_count():
    assert states(judge(1, Verdict.WRONG, "c1"), judge(2, Verdict.WRONG, "c1", person="Ben")) == [counts(), counts()]


def test_a_withdrawal_lets_the_earlier_verdict_count_again():
    first, second = judge(1, Verdict.WRONG, "c1"), judge(2, Verdict.RIGHT, "c1", person="Ben", withdrawn=minute(3))
    assert states(first, second) == [counts(), (State.WITHDRAWN, None)]


def test_of_two_values_of_a_field_the_later_counts_and_other_fields_are_apart():
    one = correction(1, "c1", "status", '"planned"')
    other = correction(2, "c1", "mode", '"aerial"')
    later = correction(3, "c1", "status", '"possible"', person="Ben")
    assert states(one, other, later) == [(State.OVERRULED, "j03"), counts(), counts()]


def test_the_same_value_by_two_people_counts_twice():
    one = correction(1, "c1", "status", '"planned"')
    assert states(one, correction(2, "c1", "status", '"planned"', person="Ben")) == [counts(), counts()]


def test_right_accepts_earlier_corrections_and_is_overruled_by_later_ones():
    early, right = correction(1, "c1", "status", '"planned"'), judge(2, Verdict.RIGHT, "c1", person="Ben")
    assert states(early, right) == [counts(), counts()]
    late = correction(3, "c1", "status", '"planned"')
    assert states(right, late) == [(State.OVERRULED, "j03"), counts()]


def test_a_correction_after_wrong_says_that_the_claim_is_one():
    assert states(judge(1, Verdict.WRONG, "c1"), correction(2, "c1", "mode", "null")) == [
        (State.REPLACED, "j02"),
        counts(),
    ]
    assert states(correction(1, "c1", "mode", "null"), judge(2, Verdict.WRONG, "c1", person="Ben")) == [
        (State.OVERRULED, "j02"),
        counts(),
    ]


@pytest.mark.parametrize(("person", "lost"), [("Ada", State.REPLACED), ("Ben", State.OVERRULED)])
def test_pairs_are_the_same_whichever_way_round(person, lost):
    first, second = judge(1, Verdict.SAME, "c1", "c2"), judge(2, Verdict.DIFFERENT, "c2", "c1", person=person)
    assert states(first, second) == [(lost, "j02"), counts()]


def test_several_later_judgements_together_overrule_an_earlier_one():
    apart = judge(1, Verdict.DIFFERENT, "c1", "c3")
    same = [judge(2, Verdict.SAME, "c1", "c2"), judge(3, Verdict.SAME, "c2", "c3", person="Ben")]
    assert states(apart, *same) == [(State.OVERRULED, None), counts(), counts()]


def test_unsure_takes_back_ones_own_word_and_nobody_elses():
    first, unsure = judge(1, Verdict.SAME, "c1", "c2"), judge(2, Verdict.UNSURE, "c1", "c2")
    assert states(first, unsure) == [(State.REPLACED, "j02"), counts()]
    assert states(first, judge(2, Verdict.UNSURE, "c1", "c2", person="Ben")) == [counts(), counts()]


def test_a_pair_of_which_nothing_is_left_is_void():
    pair = judge(1, Verdict.SAME, "c1", "c2")
    wrong = [judge(2, Verdict.WRONG, "c1"), judge(3, Verdict.WRONG, "c2")]
    assert states(pair, wrong[0])[0] == counts()
    assert states(pair, *wrong)[0] == (State.VOID, None)
    apart = judge(4, Verdict.DIFFERENT, "c1", "c2", person="Ben")
    assert states(pair, *wrong, apart)[0] == (State.VOID, None), (
        "what contradicts it is void too, and overrules nothing"
    )


@settings(deadline=None)
@given(any_judgements(CLAIMS, (("status", '"planned"'), ("status", '"possible"'), ("mode", "null"))), st.randoms())
def test_rulings_hold_for_any_judgements_in_any_order(judgements, chance: random.Random):
    shuffled = chance.sample(judgements, len(judgements))
    found = rule(shuffled, CLAIMS)
    assert found == rule(judgements, CLAIMS)
    assert {ruling.judgement.id for ruling in found} == {judgement.id for judgement in judgements}
    counting = [ruling.judgement for ruling in found if ruling.state is State.COUNTS]
    by_id = {judgement.id: judgement for judgement in judgements}
    for ruling in found:
        assert (ruling.state is State.WITHDRAWN) == (ruling.judgement.withdrawn is not None)
        if ruling.by is not None:
            later = by_id[ruling.by]
            assert later in counting or later.verdict is Verdict.UNSURE or later.person == ruling.judgement.person
            assert later.made > ruling.judgement.made
            assert (later.person == ruling.judgement.person) == (ruling.state is State.REPLACED)
    rejected = {j.left for j in counting if is_rejection(j)}
    assert not rejected & {j.left for j in counting if j.verdict in (Verdict.RIGHT, Verdict.CORRECTED)}
    pairs = {(pair_of(j), j.verdict) for j in counting if j.verdict in PAIR - {Verdict.UNSURE}}
    assert len({pair for pair, _ in pairs}) == len(pairs)


@settings(deadline=None)
@given(any_judgements(CLAIMS, (("mode", "null"),)))
def test_the_last_word_on_anything_counts(judgements):
    standing = [j for j in judgements if j.withdrawn is None]
    if standing:
        last = rule(judgements, CLAIMS)[judgements.index(standing[-1])]
        assert last.state in (State.COUNTS, State.VOID)
        assert last.state is State.COUNTS or last.judgement.verdict in PAIR
