"""Times that go from a dated act to one that tells it again."""

from datetime import date

from bede.model import EventType, MentionKind, Resolution, Status
from bede.resolutions.times.frames import frame_times
from bede.settings import ResolutionsOptions
from factories import RUSSIA, UKRAINE, make_document, make_frame, make_parse, mention

MONDAY = date(2025, 2, 24)


def times_of(text, *frames, known=None):
    document = make_document(text)
    actors = {span: Resolution("", actor, "test", 1.0) for span, actor in (known or {}).items()}
    found = frame_times(document, make_parse(document, *frames), ResolutionsOptions(), actors)
    return [resolution.value for resolution in found]


def frame(text, trigger, actor=None, time=None, nth=1, **more):
    actors = (mention(text, actor, nth=nth),) if actor else ()
    when = mention(text, time, MentionKind.TIME) if time else None
    return make_frame(text, trigger, actors=actors, time=when, **more)


def test_the_same_act_told_again_takes_the_time():
    text = "Gunmen attacked the town on Monday. The attack by the gunmen left ruins."
    first, again = times_of(text, frame(text, "attacked", "Gunmen", "on Monday"), frame(text, "attack by", "gunmen"))
    assert (again.earliest, again.latest, again.basis) == (MONDAY, MONDAY, "carried")
    assert (first.basis, first.precision) == ("relative", again.precision)


def test_a_headline_takes_the_time_of_its_story():
    text = "Gunmen attack town. Gunmen attacked the town on Monday."
    headline, _ = times_of(text, frame(text, "attack", "Gunmen"), frame(text, "attacked", "Gunmen", "on Monday", 2))
    assert headline.earliest == MONDAY


def test_parties_are_the_same_by_whom_they_mean():
    text = "Moscow struck the port on Monday. It rained. Russia shelled it."
    struck, shelled = frame(text, "struck", "Moscow", "on Monday"), frame(text, "shelled", "Russia")
    known = {struck.actors[0].span: RUSSIA, shelled.actors[0].span: RUSSIA}
    assert [when.earliest for when in times_of(text, struck, shelled, known=known)] == [MONDAY, MONDAY]
    known[shelled.actors[0].span] = UKRAINE
    assert [when.earliest for when in times_of(text, struck, shelled, known=known)] == [MONDAY, None]


def test_another_act_takes_no_time():
    text = "Gunmen attacked the town on Monday. The gunmen demanded a ransom."
    demanded = frame(text, "demanded", "gunmen", type=EventType.REQUEST)
    _, other = times_of(text, frame(text, "attacked", "Gunmen", "on Monday"), demanded)
    assert (other.earliest, other.basis) == (None, "none")


def test_another_status_takes_no_time():
    text = "Gunmen attacked the town on Monday. The gunmen may attack again."
    again = frame(text, "attack again", "gunmen", status=Status.POSSIBLE)
    _, other = times_of(text, frame(text, "attacked", "Gunmen", "on Monday"), again)
    assert other is None


def test_a_month_is_not_carried():
    text = "Gunmen attacked the town in May 2014. The attack by the gunmen left ruins."
    _, again = times_of(text, frame(text, "attacked", "Gunmen", "in May 2014"), frame(text, "attack by", "gunmen"))
    assert again.earliest is None


def test_two_acts_of_one_sentence_are_two():
    text = "Gunmen attacked the town on Monday and the gunmen attacked the port."
    first = frame(text, "attacked", "Gunmen", "on Monday")
    _, other = times_of(text, first, make_frame(text, "attacked", nth=2, actors=(mention(text, "gunmen"),)))
    assert other.earliest is None


def test_without_resolved_parties_nothing_is_carried():
    text = "Gunmen attacked the town on Monday. The attack by the gunmen left ruins."
    document = make_document(text)
    frames = frame(text, "attacked", "Gunmen", "on Monday"), frame(text, "attack by", "gunmen")
    _, again = frame_times(document, make_parse(document, *frames), ResolutionsOptions())
    assert again.value.basis == "none"
