"""Which claim speaks for an event in the printed chronicle."""

from bede.cli import wording
from bede.cli.show import as_told, evidence, further


def claim(claim_id: str, actor: str, **more):
    row = {"claim_id": claim_id, "actors": [{"entity": actor}], "recipients": [], "time_text": "", "score": 0.5}
    return {"stance": "asserts", "status": "occurred", **row, **more}


def make_event(claims: list[str], **more):
    return {"status": "occurred", "standing_claims": [], "claims": claims, "actors": [], "recipients": [], **more}


def test_evidence_names_the_parties_that_the_headline_names():
    told = {"c1": claim("c1", "Q30", time_text="on Monday", score=0.9), "c2": claim("c2", "jake-sullivan")}
    event = make_event(["c1", "c2"], actors=[{"entity": "jake-sullivan"}])
    assert evidence(event, told)["claim_id"] == "c2"


def test_of_equal_claims_the_fullest_speaks():
    told = {"c1": claim("c1", "Q30"), "c2": claim("c2", "Q30", time_text="on Monday")}
    event = make_event(["c1", "c2"], actors=[{"entity": "Q30"}])
    assert evidence(event, told)["claim_id"] == "c2"


def test_a_denial_speaks_only_where_nobody_asserts_it():
    told = {"c1": claim("c1", "Q30", stance="denies", time_text="on Monday"), "c2": claim("c2", "Q30")}
    event = make_event(["c1", "c2"], actors=[{"entity": "Q30"}])
    assert evidence(event, told)["claim_id"] == "c2"


def test_an_announcement_speaks_for_no_deed_that_another_tells():
    told = {"c1": claim("c1", "Q30", status="planned", time_text="on Monday"), "c2": claim("c2", "Q30")}
    event = make_event(["c1", "c2"])
    assert evidence(event, told)["claim_id"] == "c2"


def test_a_claim_that_the_standing_rests_on_goes_first():
    told = {"c1": claim("c1", "Q30", time_text="on Monday"), "c2": claim("c2", "Q30")}
    event = make_event(["c1", "c2"], standing_claims=["c2"])
    assert evidence(event, told)["claim_id"] == "c2"


def party(entity, name, text="", method="name-with-title"):
    return {"entity": entity, "name": name, "text": text, "method": method}


def test_words_that_only_point_at_a_party_stand_beside_its_name():
    assert wording.party(party("x", "Ada Stone", "he", "pronoun")) == "Ada Stone (“he”)"
    assert wording.party(party("x", "Ada Stone", "the minister", "role-in-document-by-context")) == (
        "Ada Stone (“the minister”)"
    )
    assert wording.party(party("x", "Ada Stone", "Stone")) == "Ada Stone"
    assert wording.party({"entity": None, "name": None, "text": "he", "method": "pronoun"}) == "“he”"
    assert wording.party({"entity": "x", "name": "Ada Stone"}) == "Ada Stone"


def test_parties_of_an_event_are_told_as_the_claim_that_speaks_for_it_tells_them():
    event = {"actors": [{"entity": "a", "name": "Ada Stone"}, {"entity": "b", "name": "Ben Hill"}], "recipients": []}
    told = {"actors": [party("a", "Ada Stone", "she", "pronoun"), party("b", "Ben Hill", "Hill")], "recipients": []}
    assert wording.who(as_told(event, told)) == "Ada Stone (“she”), Ben Hill"


def test_a_further_claim_names_the_parties_that_the_first_does_not():
    told = {
        "c1": claim("c1", "a", sentence="A struck."),
        "c2": claim("c2", "a", recipients=[{"entity": "b"}], sentence="B was struck by A.", score=0.4),
        "c3": claim("c3", "a", recipients=[{"entity": "b"}, {"entity": "c"}], sentence="A hit B and C.", score=0.1),
    }
    event = make_event(["c1", "c2", "c3"], actors=[{"entity": "a"}], recipients=[{"entity": "b"}, {"entity": "c"}])
    assert further(event, told["c1"], told) is told["c3"]
    assert further(event, told["c3"], told) is None
    twin = told | {"c4": told["c3"] | {"claim_id": "c4", "sentence": "A struck.", "score": 0.9}}
    assert further(event | {"claims": [*told, "c4"]}, told["c1"], twin) is None, "the same sentence is not told twice"
