"""Which claim speaks for an event in the printed chronicle."""

from bede.cli.show import evidence


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
