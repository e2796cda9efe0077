"""What each copy is to the one it was made from, what shows it, and which document is the original."""

import pytest

from bede.events import find_families
from bede.model import Relation
from bede.settings import EventsOptions
from events.families.helpers_families import by, prose, sentences

OPTIONS = EventsOptions()
REPORT = prose(1, 20)


def members(*documents):
    (family,) = find_families(documents, OPTIONS)
    return family.members


def relation(first, second):
    original, copy = members(first, second)
    assert (original.document, original.relation, original.of) == (first.id, Relation.ORIGINAL, None)
    assert copy.of == first.id
    return copy.relation


def later(publisher, text, **more):
    return by(publisher, "b", text, "2022-02-26", **more)


ORIGINAL = by("Halm Post", "a", REPORT)


def test_the_same_text():
    assert relation(ORIGINAL, later("Tarn Echo", REPORT.upper())) is Relation.IDENTICAL


def test_an_edited_reprint():
    assert relation(ORIGINAL, later("Tarn Echo", " ".join(sentences(1, 20)[:14]))) is Relation.REPRINT


def test_an_excerpt():
    text = " ".join([*sentences("own", 12), *sentences(1, 20)[9:12]])
    assert relation(ORIGINAL, later("Tarn Echo", text)) is Relation.EXCERPT


def test_a_passage_alone_that_does_not_open_the_report_is_an_excerpt_and_its_opening_a_short_reprint():
    assert relation(ORIGINAL, later("Tarn Echo", " ".join(sentences(1, 20)[9:13]))) is Relation.EXCERPT
    assert relation(ORIGINAL, later("Tarn Echo", " ".join(sentences(1, 20)[:4]))) is Relation.REPRINT


def test_two_edits_of_one_wire_report():
    first = by("Halm Post", "a", " ".join(sentences(1, 20)[:15]), credit="Reuters")
    second = later("Tarn Echo", " ".join(sentences(1, 20)[4:]), credit="Reuters")
    assert relation(first, second) is Relation.SAME_WIRE


def test_what_credits_a_wire_is_a_reprint_of_the_wire_where_that_is_there():
    wire = by("Reuters", "a", REPORT, credit="Reuters")
    assert relation(wire, later("Tarn Echo", " ".join(sentences(1, 20)[:15]), credit="Reuters")) is Relation.REPRINT


def test_a_later_version_of_the_outlet():
    assert relation(ORIGINAL, later("Halm Post", REPORT + "\n" + prose("news", 4))) is Relation.UPDATE


def test_a_new_figure_makes_an_update_within_an_outlet_and_a_copy_in_another():
    told = [*sentences(1, 20)[:19], "At least seven sailors of the fleet died in the storm off Tarn."]
    changed = [*told[:19], told[19].replace("seven", "nine")]
    first = by("Halm Post", "a", " ".join(told))
    assert relation(first, later("Halm Post", " ".join(changed))) is Relation.UPDATE
    assert relation(first, later("Tarn Echo", " ".join(changed))) is Relation.IDENTICAL


def test_a_later_version_at_the_same_address():
    first = by("Halm Post", "a", REPORT, uri="https://halm.example/1")
    second = later("Halm Post", prose(2), uri="https://halm.example/1")
    assert relation(first, second) is Relation.UPDATE
    assert members(first, second)[1].reason == "a later version at the same address"


@pytest.mark.parametrize(
    "note",
    [
        "Correction: The name of the minister was given wrongly.",
        "An earlier version of this article misstated the toll.",
        "This story has been corrected to say that eight died.",
        "CLARIFICATION: what was said of the ships concerns two of them.",
        "(Corrects the toll in the second paragraph)",
    ],
)
@pytest.mark.parametrize("beside", [True, False])
def test_a_correction(note, beside):
    second = later("Halm Post", REPORT, notes=note) if beside else later("Halm Post", f"{REPORT}\n{note}")
    assert relation(ORIGINAL, second) is Relation.CORRECTION


def test_a_copy_of_a_correction_corrects_nothing():
    corrected = f"Correction: The toll was given wrongly.\n{REPORT}"
    first, second = by("Halm Post", "a", corrected), later("Tarn Echo", corrected)
    assert relation(first, second) is Relation.IDENTICAL


def test_a_report_about_a_correction_is_none():
    text = f"{REPORT}\nThe ministry published a correction of its figures on Monday."
    assert relation(ORIGINAL, later("Tarn Echo", text)) is not Relation.CORRECTION


def test_share_is_of_the_own_text_and_the_reason_tells_it():
    copy = members(ORIGINAL, later("Tarn Echo", " ".join([*sentences(1, 20)[:10], *sentences("own", 10)])))[1]
    assert copy.share == pytest.approx(0.5, abs=0.02)
    assert copy.reason == "10 of its 20 sentences stand there, 50% of its words"


def test_the_reason_tells_a_shared_credit():
    documents = [by(f"outlet {d}", d, REPORT, credit="Reuters") for d in "ab"]
    assert members(*documents)[1].reason == "the same text, both credit Reuters"


def test_a_copy_of_a_copy_is_told_from_a_copy_of_the_original():
    changed = " ".join([*sentences(1, 20)[:8], *sentences("own", 12)])
    third = by("Marn Gazette", "c", changed, "2022-02-27")
    assert {m.document: m.of for m in members(ORIGINAL, later("Tarn Echo", changed), third)} == {
        "a": None,
        "b": "a",
        "c": "b",
    }


@pytest.mark.parametrize(
    ("first", "second", "original"),
    [
        (by("Halm Post", "a", REPORT, "2022-02-26"), by("Tarn Echo", "b", REPORT, "2022-02-25"), "b"),
        (by("Halm Post", "a", REPORT, None), by("Reuters", "b", REPORT, "2022-02-26"), "b"),
        (by("Halm Post", "a", REPORT, credit="Reuters"), by("Tarn Echo", "b", REPORT), "b"),
        (
            by("Halm Post", "a", f"{REPORT}\nThis article first appeared in the Tarn Echo."),
            by("Tarn Echo", "b", REPORT),
            "b",
        ),
        (by("Halm Post", "a", REPORT, notes="Source: Tarn Echo"), by("Tarn Echo", "b", REPORT), "b"),
        (by("Halm Post", "a", " ".join(sentences(1, 20)[:9])), by("Tarn Echo", "b", REPORT), "b"),
        (by("Halm Post", "a", REPORT, title="UPDATE 2-Ships leave Halm"), by("Halm Post", "b", REPORT), "b"),
        (by("Halm Post", "a", f"{prose(2)}\n{REPORT}"), by("Halm Post", "b", REPORT), "b"),
    ],
    ids=["day", "the wire", "credit", "first appeared", "note", "the longer", "title", "an outlet's shorter version"],
)
def test_the_original(first, second, original):
    assert members(first, second)[0].document == original
