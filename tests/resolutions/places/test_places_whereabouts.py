from bede.resolutions.places.whereabouts import Parties, Whereabouts, weights


def lands(named=(), told=(), parties=(), dateline=None, **asked):
    return Whereabouts(named, told, parties, dateline).lands(100, **asked)


def test_likelihoods_are_those_of_all_countries_named():
    found = lands([(90, "PER"), (95, "CHL")], parties=["BOL"])
    assert {code for code, _ in found} == {"PER", "CHL", "BOL"}
    assert abs(sum(likelihood for _, likelihood in found) - 1) < 1e-9


def test_without_names_there_is_nothing_to_choose():
    assert lands() == []


def test_places_told_count_beside_names():
    named = [(10, "PER"), (190, "CHL")]
    assert lands(named, told=[(60, "CHL")])[0][0] == "CHL"
    assert lands(named, told=[(60, "PER")])[0][0] == "PER"


def test_nearer_names_count_more():
    assert lands([(98, "NOR"), (900, "DNK")])[0][0] == "NOR"
    assert lands([(900, "NOR"), (98, "DNK")])[0][0] == "DNK"


def test_speakers_and_datelines_count():
    named = [(98, "NOR"), (102, "DNK")]
    assert lands(named, speakers=frozenset({"DNK"}))[0][0] == "DNK"
    assert lands(named, dateline="NOR")[0][0] == "NOR"


def test_an_owner_is_left_out():
    assert [code for code, _ in lands([(98, "NOR"), (102, "DNK")], without="NOR")] == ["DNK"]


def test_shares_of_parties_are_of_countries_only():
    assert Parties([(0, "PER"), (5, "PER"), (9, "UNO"), (12, "CHL")]).shares() == {"PER": 2 / 3, "CHL": 1 / 3}


def test_that_a_small_country_is_named_tells_more():
    assert weights()["size"] < 0
