"""What was taken back, by which version."""

from bede.events.agreeing import Context
from bede.model import Family, Member, Relation


def family(*members):
    return Family("f1", tuple(Member(d, relation, of, share, "test") for d, relation, of, share in members))


ORIGINAL = ("d1", Relation.ORIGINAL, None, 1.0)


def test_documents_of_no_family_are_families_of_their_own():
    context = Context.of([family(ORIGINAL, ("d2", Relation.REPRINT, "d1", 0.9))])
    assert [context.home(d) for d in ("d1", "d2", "d3")] == ["f1", "f1", "d3"]
    assert [context.relation(d) for d in ("d1", "d2", "d3")] == [Relation.ORIGINAL, Relation.REPRINT, Relation.ORIGINAL]


def test_a_correction_takes_back_all_but_itself_and_what_was_made_from_it():
    context = Context.of(
        [
            family(
                ORIGINAL,
                ("d2", Relation.REPRINT, "d1", 0.9),
                ("d3", Relation.CORRECTION, "d1", 0.9),
                ("d4", Relation.REPRINT, "d3", 0.9),
            )
        ]
    )
    assert context.corrections == {"d1": ("d3",), "d2": ("d3",)}
    assert context.versions_before("d4") == ("d3", "d1")


def test_a_mere_notice_of_a_correction_takes_nothing_back():
    assert Context.of([family(ORIGINAL, ("d2", Relation.CORRECTION, "d1", 0.2))]).corrections == {}


def test_members_made_from_each_other_end():
    context = Context.of([family(("d1", Relation.REPRINT, "d2", 0.9), ("d2", Relation.REPRINT, "d1", 0.9))])
    assert context.versions_before("d1") == ("d2",)
