"""What people want to hear of, and how they say so."""

import pytest

from bede.errors import UsageError
from bede.model import EventType, News, Standing
from bede.watch.feed_list import read_list, seconds
from bede.watch.rules import Rule, wanted_by

RUSSIA = {"entity": "Q159", "name": "Russia", "country": "RUS", "sector": "GOV"}
LAVROV = {"entity": "Q58217", "name": "Sergei Lavrov", "country": "RUS", "sector": "GOV"}
UKRAINE = {"entity": "Q212", "name": "Ukraine", "country": "UKR", "sector": "GOV"}
KHARKIV = {"name": "Kharkiv", "country": "UKR"}


def event(actors=(LAVROV,), recipients=(UKRAINE,), place=None, type="ACCUSE", standing="single_named"):
    return {
        "actors": list(actors),
        "recipients": list(recipients),
        "place": place,
        "type": type,
        "status": "occurred",
        "standing": standing,
    }


@pytest.mark.parametrize(
    ("rule", "wanted"),
    [
        (Rule("r"), True),
        (Rule("r", actors=("RUS",)), True),
        (Rule("r", actors=("lavrov",)), True),
        (Rule("r", actors=("q58217",)), True),
        (Rule("r", actors=("Lav",)), False),
        (Rule("r", actors=("TUR", "UKR")), True),
        (Rule("r", dyads=(("UKR", "RUS"),)), True),
        (Rule("r", dyads=(("RUS", "TUR"),)), False),
        (Rule("r", dyads=(("RUS", "RUS"),)), False),
        (Rule("r", types=(EventType.ACCUSE,)), True),
        (Rule("r", types=(EventType.AID,)), False),
        (Rule("r", places=("UKR",)), False),
        (Rule("r", standing=Standing.SINGLE_NAMED), True),
        (Rule("r", standing=Standing.CORROBORATED), False),
        (Rule("r", what=(News.EVENT,)), True),
        (Rule("r", what=(News.DISPUTE, News.RETRACTION)), False),
        (Rule("r", actors=("RUS",), types=(EventType.AID,)), False),
    ],
)
def test_all_that_a_rule_says_must_hold(rule, wanted):
    assert rule.wants(event(), [News.EVENT]) is wanted


def test_places_are_countries_or_words_of_a_name():
    told = event(place=KHARKIV)
    assert all(Rule("r", places=(name,)).wants(told, []) for name in ("ukr", "kharkiv"))
    assert not Rule("r", places=("Khark",)).wants(told, [])


def test_two_who_act_together_are_a_dyad():
    both = Rule("r", dyads=(("RUS", "UKR"),))
    assert both.wants(event(actors=[RUSSIA, UKRAINE], recipients=[]), [])
    assert not both.wants(event(actors=[RUSSIA], recipients=[]), [])


@pytest.mark.parametrize("standing", ["disputed", "retracted", "acknowledged"])
def test_who_wants_what_is_corroborated_hears_of_denials_too(standing):
    assert Rule("r", standing=Standing.CORROBORATED).wants(event(standing=standing), [])


def test_the_rules_that_want_it_are_named():
    rules = [Rule("a", actors=("RUS",)), Rule("b", actors=("TUR",)), Rule("c")]
    assert wanted_by(rules, event(), [News.EVENT]) == ["a", "c"]


def test_a_list_of_feeds_and_rules_is_read(tmp_path):
    file = tmp_path / "desk.toml"
    file.write_text(
        """
[[feed]]
uri = "https://a.example/feed"
every = "5m"

[[feed]]
uri = "https://b.example/sitemap.xml"

[[rule]]
name = "war"
dyads = [["RUS", "UKR"]]
types = ["ASSAULT", "aid"]
standing = "corroborated"
what = ["event", "dispute"]
"""
    )
    found = read_list(["https://c.example/rss", str(file)])
    assert found.feeds == {
        "https://c.example/rss": None,
        "https://a.example/feed": 300.0,
        "https://b.example/sitemap.xml": None,
    }
    (rule,) = found.rules
    assert (rule.name, rule.dyads, rule.types) == ("war", (("RUS", "UKR"),), (EventType.ASSAULT, EventType.AID))
    assert (rule.standing, rule.what) == (Standing.CORROBORATED, (News.EVENT, News.DISPUTE))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[feed]", "TOML"),
        ("[[feed]]\nuri = 'file:///etc/passwd'", "no address of the web"),
        ("[[feed]]\nuri = 7", "no address of the web"),
        ("[[feed]]\nuri = 'https://a.example'\nevery = 'often'", "no span of time"),
        ("[[feed]]\nuri = 'https://a.example'\nevery = '1s'", "once a minute"),
        ("[[feed]]\nurl = 'https://a.example'", "“url”"),
        ("feed = 'https://a.example'", "[[feed]]"),
        ("[[rule]]\nactor = ['RUS']", "“actor”"),
        ("[[rule]]\nactors = 'RUS'", "no list of words"),
        ("[[rule]]\ndyads = ['RUS', 'UKR']", "no pairs"),
        ("[[rule]]\ntypes = ['WAR']", "“WAR” is none of"),
        ("", "no feed to watch"),
    ],
)
def test_a_list_that_can_not_be_used_is_told_why(tmp_path, text, told):
    file = tmp_path / "desk.toml"
    file.write_text(text)
    with pytest.raises(UsageError) as raised:
        read_list([str(file)])
    assert told in str(raised.value)


def test_what_is_neither_an_address_nor_a_file_is_told(tmp_path):
    with pytest.raises(UsageError, match="neither an address"):
        read_list([str(tmp_path / "nothing.toml")])


def test_spans_of_time():
    assert [seconds(told) for told in ("90s", "15m", "2h", "1d")] == [90, 900, 7200, 86_400]
    for bad in ("", "15", "m", "-5m", "1.5h", "٣m"):
        with pytest.raises(UsageError):
            seconds(bad)
