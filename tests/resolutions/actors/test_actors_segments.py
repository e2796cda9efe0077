import pytest

from bede.resolutions.actors.segments import segments


@pytest.mark.parametrize(
    ("text", "titles", "countries", "name"),
    [
        ("Russian Foreign Minister Sergei Lavrov", ["foreign minister"], ["RUS"], "Sergei Lavrov"),
        ("the US secretary of state, John Kerry", ["secretary of state"], ["USA"], "John Kerry"),
        ("King Abdullah of Jordan", ["king"], ["JOR"], "Abdullah"),
        ("Jordan's King Abdullah", ["king"], ["JOR"], "Abdullah"),
        ("Crown Prince Mohammed bin Salman", ["crown prince"], [], "Mohammed bin Salman"),
        ("Iran Air", [], ["IRN"], "Iran Air"),
        ("Jim Jordan", [], [], "Jim Jordan"),
        ("Chad Smith", [], [], "Chad Smith"),
        ("Chad", [], ["TCD"], None),
        ("Norwegian-led troops", ["troops"], [], None),
        ("two British and French warships", ["warship"], ["GBR", "FRA"], None),
    ],
)
def test_segments(text, titles, countries, name):
    parts = segments(text)
    names = [t.name for t in parts.titles]
    assert [n.rstrip("s") for n in names] == [n.rstrip("s") for n in titles]
    assert [c.code for c in parts.countries] == countries
    assert parts.name == name


def test_the_country_within_a_title_is_kept():
    parts = segments("former US president Donald Trump")
    assert [c.code for c in parts.countries] == ["USA"]
    assert parts.titles[-1].sector == "ELI"


def test_bodies_and_seats():
    assert [b.code for b in segments("NATO Secretary General Jens Stoltenberg").bodies] == ["NATO"]
    assert [s.code for s in segments("Kremlin spokesman Dmitry Peskov").seats] == ["RUS"]
    assert segments("").name is None
