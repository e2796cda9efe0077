"""The time of each act of a document."""

from datetime import date

from bede.model import MentionKind, Status
from bede.resolutions.times.frames import frame_times
from bede.settings import ResolutionsOptions
from factories import make_document, make_frame, make_parse, mention


def times_of(text, *acts, day=date(2025, 2, 27)):
    """Return the times of acts, each given as trigger, dating words or None, status."""
    frames = []
    for trigger, words, status in acts:
        time = mention(text, words, MentionKind.TIME) if words else None
        frames.append(make_frame(text, trigger, time=time, status=status))
    document = make_document(text, day)
    return frame_times(document, make_parse(document, *frames), ResolutionsOptions())


def days(found):
    return found.value.earliest, found.value.latest


def test_dating_words_are_read_from_the_document_s_day():
    (found,) = times_of("Troops struck the town on Monday.", ("struck", "on Monday", Status.OCCURRED))
    assert days(found) == (date(2025, 2, 24), date(2025, 2, 24))
    assert found.text == "on Monday"


def test_the_status_says_on_which_side_the_day_lies():
    (found,) = times_of("They will meet on Monday.", ("meet", "on Monday", Status.PLANNED))
    assert days(found) == (date(2025, 3, 3), date(2025, 3, 3))


def test_what_may_have_happened_lies_behind():
    text = "The army may have struck the town on Monday."
    (found,) = times_of(text, ("struck", "on Monday", Status.POSSIBLE))
    assert days(found) == (date(2025, 2, 24), date(2025, 2, 24))


def test_what_may_happen_lies_ahead():
    (found,) = times_of("The army may strike on Monday.", ("strike", "on Monday", Status.POSSIBLE))
    assert days(found) == (date(2025, 3, 3), date(2025, 3, 3))


def test_an_undated_past_act_is_bounded_by_publication_only():
    (found,) = times_of("Troops struck the town.", ("struck", None, Status.OCCURRED))
    assert days(found) == (None, date(2025, 2, 27))
    assert (found.value.basis, found.value.precision, found.method) == ("none", "unknown", "not-after-publication")


def test_an_undated_future_act_has_no_bound():
    (found,) = times_of("They will meet.", ("meet", None, Status.PLANNED))
    assert (found.value, found.method) == (None, "none")


def test_an_undated_document_bounds_nothing():
    (found,) = times_of("Troops struck on Monday.", ("struck", "on Monday", Status.OCCURRED), day=None)
    assert (found.value, found.method) == (None, "weekday:no-reference")


def test_words_that_can_not_be_told_leave_the_bound():
    text = "The next day troops struck the town."
    (found,) = times_of(text, ("struck", "The next day", Status.OCCURRED))
    assert days(found) == (None, date(2025, 2, 27))
    assert found.value.basis == "relative"
    assert found.method == "anchored_day:untold:not-after-publication"


def test_words_that_can_not_be_told_bound_an_act_ahead_from_below():
    (found,) = times_of("They will meet after the feast.", ("meet", "after the feast", Status.PLANNED))
    assert days(found) == (date(2025, 2, 27), None)
    assert (found.value.basis, found.method) == ("relative", "none:not-before-publication")


def test_what_is_only_possible_is_not_bounded_by_words_that_can_not_be_told():
    (found,) = times_of("They may meet after the feast.", ("meet", "after the feast", Status.POSSIBLE))
    assert found.value is None


def test_an_act_under_way_goes_on_to_the_document_s_day():
    (found,) = times_of("The fleet has been there since Monday, and 2014.", ("been", "2014", Status.ONGOING))
    assert days(found) == (date(2014, 1, 1), date(2025, 2, 27))


def test_an_act_under_way_for_so_long_began_so_long_ago():
    (found,) = times_of("They are besieging it for ten days.", ("besieging", "for ten days", Status.ONGOING))
    assert days(found) == (date(2025, 2, 17), date(2025, 2, 27))


def test_an_act_under_way_until_a_day_lasts_up_to_it():
    (found,) = times_of("They are meeting until Friday.", ("meeting", "until Friday", Status.ONGOING))
    assert days(found) == (date(2025, 2, 27), date(2025, 2, 28))


def test_the_sentence_says_where_an_act_lies_that_did_not_or_will_not_take_place():
    ahead, behind = times_of(
        "They will not meet on Monday. They did not come on Tuesday.",
        ("meet", "on Monday", Status.NOT_OCCURRED),
        ("come", "on Tuesday", Status.NOT_OCCURRED),
    )
    assert days(ahead) == (date(2025, 3, 3), date(2025, 3, 3))
    assert days(behind) == (date(2025, 2, 25), date(2025, 2, 25))


def test_the_next_day_hangs_on_the_day_told_before():
    text = "Troops struck the town on 3 March 2022. The next day they seized it."
    first, second = times_of(
        text, ("struck", "on 3 March 2022", Status.OCCURRED), ("seized", "The next day", Status.OCCURRED)
    )
    assert days(second) == (date(2022, 3, 4), date(2022, 3, 4))
    assert (first.value.basis, second.value.basis) == ("explicit", "carried")


def test_a_day_told_far_before_carries_nothing():
    text = "Troops struck on 3 March 2022. It rained. It snowed. It hailed. The next day they seized it."
    _, second = times_of(text, ("struck", "3 March 2022", Status.OCCURRED), ("seized", "The next day", Status.OCCURRED))
    assert second.value.earliest is None


def test_a_month_carries_no_day():
    text = "Troops struck in March 2022. The next day they seized it."
    _, second = times_of(
        text, ("struck", "in March 2022", Status.OCCURRED), ("seized", "The next day", Status.OCCURRED)
    )
    assert second.value.earliest is None


def test_later_in_the_day_is_the_document_s_day_where_no_other_was_told():
    (found,) = times_of("They met later in the day.", ("met", "later in the day", Status.OCCURRED))
    assert (days(found), found.value.basis) == ((date(2025, 2, 27), date(2025, 2, 27)), "relative")


def test_a_day_that_dates_no_act_is_told_as_well():
    text = "The talks of Tuesday failed. They met later in the day."
    (found,) = times_of(text, ("met", "later in the day", Status.OCCURRED))
    assert (days(found), found.value.basis) == ((date(2025, 2, 25), date(2025, 2, 25)), "carried")


def test_words_that_hang_on_a_clause_behind_them_do_not_hang_on_the_day_before():
    text = "The envoys met on Sunday. The paper was signed two days after the region voted."
    (found,) = times_of(text, ("signed", "two days after", Status.OCCURRED))
    assert days(found) == (None, date(2025, 2, 27))
    text = "He fled on Monday, two days after he was sued."
    (found,) = times_of(text, ("sued", "two days after", Status.OCCURRED))
    assert days(found) == (date(2025, 2, 22), date(2025, 2, 22))
