from dataclasses import replace

from bede.claims.ids import claim_ids
from bede.model import EventType, Status
from factories import make_document, make_frame, make_parse, mention

TEXT = "Troops struck the port and struck the bridge. Ships fled. Troops struck the port and struck the bridge."
DOCUMENT = make_document(TEXT)


def ids_of(*frames, document=DOCUMENT):
    return claim_ids(document, make_parse(document, *frames))


def struck(nth):
    return make_frame(TEXT, "struck", nth=nth)


def test_ids_are_short_and_stable():
    (one,) = ids_of(struck(1))
    assert one == "c" + one[1:]
    assert len(one) == 16
    assert ids_of(struck(1)) == [one]


def test_every_trigger_of_a_repeated_word_has_its_own_id():
    ids = ids_of(*(struck(n) for n in (1, 2, 3, 4)))
    assert len(set(ids)) == 4


def test_one_trigger_for_two_happenings_gives_two_ids():
    assert len(set(ids_of(struck(1), struck(1)))) == 2


def test_another_type_status_or_party_changes_no_id():
    better = replace(
        struck(1),
        type=EventType.COERCE,
        mode="seize",
        status=Status.POSSIBLE,
        actors=(mention(TEXT, "Troops"),),
        recipients=(mention(TEXT, "the port"),),
        score=0.1,
    )
    assert ids_of(better) == ids_of(struck(1))


def test_a_reader_that_finds_more_changes_no_id():
    few = ids_of(struck(2), struck(4))
    more = ids_of(struck(1), struck(2), make_frame(TEXT, "fled"), struck(3), struck(4))
    assert [more[1], more[4]] == few


def test_ids_do_not_depend_on_the_order_of_frames():
    assert ids_of(struck(1), struck(2)) == ids_of(struck(2), struck(1))[::-1]


def test_two_documents_share_no_ids():
    other = make_document(TEXT, document_id="d2")
    assert ids_of(struck(1)) != ids_of(struck(1), document=other)
