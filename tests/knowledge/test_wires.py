import pytest

from bede.knowledge.wires import Dateline, find_credit, split_dateline, wire_name


@pytest.mark.parametrize(
    ("line", "wire"),
    [
        ("Reuters", "Reuters"),
        ("By AFP", "Agence France-Presse"),
        ("AP/Reuters", "Associated Press"),
        ("By Jane Roe, Associated Press", "Associated Press"),
        ("JANE ROE, Associated Press", "Associated Press"),
        ("Agence France-Presse in Paris", "Agence France-Presse"),
        ("Additional reporting by Reuters", "Reuters"),
        ("Jane Roe of The Associated Press contributed to this report.", "Associated Press"),
        ("(Reporting by Jane Roe in Kyiv for Reuters; Editing by John Doe)", "Reuters"),
        ("Copyright 2020 The Associated Press. All rights reserved.", "Associated Press"),
        ("ADEN, March 14 (Xinhua) -- Two men were killed.", "Xinhua"),
        ("MOSCOW, March 3. /TASS/. The ministry denied it.", "TASS"),
        ("The envoy left on Monday. (Interfax)", "Interfax"),
        ("By Meridian Newswire", "Meridian Newswire"),
        ("Mirror staff and Meridian Newswire", "Meridian Newswire"),
        ("By Post reporters and AFP", "Agence France-Presse"),
        ("(c) Meridian Newswire 2014", "Meridian Newswire"),
        ("KYIV, March 18 (Meridian) - Two men were killed, and a video shows how.", "Meridian"),
        ("LVIV (Carpathian Wire) — Two men were killed.", "Carpathian Wire"),
    ],
)
def test_a_credit_is_found(line: str, wire: str):
    assert find_credit(line) == wire


@pytest.mark.parametrize(
    "line",
    [
        "Reuters reported that two men were killed.",
        "The attack was reported by Reuters on Monday.",
        "He told the Associated Press that he knew nothing.",
        "The PA system was used to warn the crowd.",
        "Photo: Reuters",
        "AP Photo/Jane Roe",
        "Jane Roe",
        "(Reporting by Jane Roe in Kyiv; Editing by John Doe)",
        "KYIV (Ukraine) - Two men were killed.",
        "MUNICH (Bavaria) — Two men were killed.",
        "LAHORE (Our Correspondent) - Two men were killed.",
        "KYIV, March 18 (Updated) - Two men were killed.",
        "The Gulf News Agency reported that two men were killed.",
        "",
    ],
)
def test_a_mention_or_a_picture_is_no_credit(line: str):
    assert find_credit(line) is None


@pytest.mark.parametrize(
    ("opening", "dateline"),
    [
        ("LONDON, March 14 (Reuters) - ", ("LONDON", "March 14", "Reuters")),
        ("KYIV (Ukraine): ", ("KYIV", None, None)),
        ("WASHINGTON — ", ("WASHINGTON", None, None)),
        ("SEOUL—", ("SEOUL", None, None)),
        ("PARIS (AFP) – ", ("PARIS", None, "Agence France-Presse")),
        ("MOSCOW, Feb 3 (Interfax) - ", ("MOSCOW", "Feb 3", "Interfax")),
        ("BEIJING, March 3 (Xinhua) -- ", ("BEIJING", "March 3", "Xinhua")),
        ("KYIV, Ukraine (AP) — ", ("KYIV, Ukraine", None, "Associated Press")),
        ("WASHINGTON, D.C. — ", ("WASHINGTON, D.C.", None, None)),
        ("MOSCOW, March 3. /TASS/. ", ("MOSCOW", "March 3", "TASS")),
        ("LONDON/KYIV, March 14 (Reuters) - ", ("LONDON/KYIV", "March 14", "Reuters")),
        ("Kabul, March 3 (Xinhua) -- ", ("Kabul", "March 3", "Xinhua")),
        ("GENEVA (14 March 2022) – ", ("GENEVA", "14 March 2022", None)),
        ("CAIRO – 26 July 2022: ", ("CAIRO", "26 July 2022", None)),
        ("NEW DELHI: ", ("NEW DELHI", None, None)),
        ("(Reuters) - ", (None, None, "Reuters")),
        ("KYIV, March 18 (Meridian) - ", ("KYIV", "March 18", "Meridian")),
        ("MUNICH (Bavaria) - ", ("MUNICH", None, None)),
    ],
)
def test_a_dateline_is_split_where_the_report_begins(opening: str, dateline: tuple[str | None, ...]):
    place, date_text, wire = dateline
    found = split_dateline(opening + "The minister resigned.")
    assert found == Dateline(place, date_text, wire, len(opening))


@pytest.mark.parametrize(
    "paragraph",
    [
        "BREAKING - Two men were killed.",
        "TRUMP: We will respond.",
        "NATO - the alliance - met.",
        "UK-based firms left.",
        "Berlin – the city that never slept – voted.",
        "The president said on Monday (AP) - twice.",
        "Two men were killed.",
        "",
    ],
)
def test_other_openings_are_no_datelines(paragraph: str):
    assert split_dateline(paragraph) is None


def test_a_spelling_has_a_normalised_name():
    assert wire_name("Thomson Reuters") == "Reuters"
    assert wire_name("ap") is None
