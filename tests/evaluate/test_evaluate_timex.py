"""How dating phrases are counted."""

from bede.evaluate.timex import Timex, pair_timexes, score_timexes


def timex(start, end, type="DATE", value="2014"):
    return Timex(start, end, type, value)


def test_the_same_phrase_is_right_in_everything():
    score = score_timexes([([timex(0, 4)], [timex(0, 4)])])
    assert [score.rates(name) for name in ("strict", "relaxed", "type", "value")] == [(1.0, 1.0, 1.0)] * 4


def test_a_cut_phrase_is_right_but_for_its_span():
    score = score_timexes([([timex(0, 10)], [timex(6, 10)])])
    assert (score.right["strict"], score.right["relaxed"], score.right["value"]) == (0, 1, 1)


def test_values_and_types_count_against_all_that_was_given_and_wanted():
    wanted = [timex(0, 4), timex(10, 14), timex(20, 24)]
    given = [timex(0, 4, value="2013"), timex(10, 14, type="SET")]
    score = score_timexes([(wanted, given)])
    assert score.rates("value") == (1 / 2, 1 / 3, 2 / 5)
    assert score.rates("type") == (1 / 2, 1 / 3, 2 / 5)


def test_a_phrase_pairs_once_and_with_the_nearest():
    wanted, given = [timex(0, 10)], [timex(0, 2), timex(0, 10)]
    assert pair_timexes(wanted, given) == [(wanted[0], given[1])]


def test_nothing_given_and_nothing_wanted_is_nothing_right():
    assert score_timexes([([], [])]).rates("strict") == (0.0, 0.0, 0.0)


def test_counts_add_up_over_documents():
    score = score_timexes([([timex(0, 4)], []), ([], [timex(0, 4)])])
    assert (score.wanted, score.given, score.right["relaxed"]) == (1, 1, 0)
