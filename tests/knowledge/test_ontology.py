import json

import pytest

from bede.errors import KnowledgeError
from bede.knowledge.ontology import cameo, cameo_codes, goldstein, plover, quad, types
from bede.model.codes import EventType, Status

CODEBOOK = {
    "AGREE": (1, ""),
    "CONSULT": (1, "visit, third-party, multilateral, phone"),
    "SUPPORT": (1, ""),
    "CONCEDE": (1, ""),
    "COOPERATE": (2, ""),
    "AID": (2, ""),
    "RETREAT": (2, "withdraw, release, disarm, ceasefire, access, resign"),
    "REQUEST": (3, "assist, change, yield, meet"),
    "ACCUSE": (3, "disapprove, investigate, allege"),
    "REJECT": (3, "assist, change, yield, meet"),
    "THREATEN": (3, "restrict, arrest, relations, expel, territory, violence"),
    "PROTEST": (4, "demo, riot, strike, hunger, boycott, obstruct, vandalize"),
    "SANCTION": (4, "convict, expel, withdraw, discontinue"),
    "MOBILIZE": (4, "troops, weapons, police, militia"),
    "COERCE": (
        4,
        "seize, restrict, censor, curfew, martial-law, arrest, deport, withhold, misinformation, cyber",
    ),
    "ASSAULT": (
        4,
        "abduct, beat, torture, sexual, targeted, destroy, primitive, firearms, explosives, suicide-attack,"
        " aerial, drone, heavy-weapons, crowd-control, unconventional",
    ),
}
"""The table of codebook section 2: quad class and modes, in its order."""

QUAD_NAMES = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}


def pairs():
    return [(kind, mode) for kind, info in types().items() for mode in (None, *info.modes)]


def test_modes_and_quads_are_the_codebooks():
    found = {kind.value: (info.quad, ", ".join(info.modes)) for kind, info in types().items()}
    assert found == CODEBOOK
    assert list(types()) == list(EventType)


def test_quad_names_suit_their_numbers():
    for kind, info in types().items():
        assert info.quad_name == QUAD_NAMES[quad(kind)]


@pytest.mark.parametrize(("kind", "mode"), pairs())
def test_every_code_is_shipped_and_leads_back_to_its_type(kind, mode):
    assert cameo_codes()[cameo(kind, mode, Status.OCCURRED)].plover == kind


def test_announced_codes_lead_to_the_strict_type():
    for info in types().values():
        if info.announced:
            assert cameo_codes()[info.announced.cameo].plover == info.announced.plover


def test_the_crosswalks_traps():
    code = cameo_codes()
    assert code["163"].plover == EventType.COERCE
    assert code["1712"].plover == EventType.ASSAULT
    assert code["175"].plover == EventType.ASSAULT
    assert {code["191"].plover, code["192"].plover} == {EventType.COERCE}
    assert {c.plover for k, c in code.items() if k[:3] in ("080", "081", "082", "083")} == {EventType.CONCEDE}
    assert {c.plover for k, c in code.items() if k[:3] in ("084", "085", "086", "087")} == {EventType.RETREAT}
    assert {c.plover for k, c in code.items() if k[:2] in ("09", "11") and len(k) > 2} == {EventType.ACCUSE}
    assert {c.plover for k, c in code.items() if k[:2] in ("01", "02")} == {None}
    assert quad(EventType.SANCTION) == 4


@pytest.mark.parametrize(
    ("kind", "status", "strict"),
    [
        ("AID", "promised", "AGREE"),
        ("AID", "planned", "AGREE"),
        ("AID", "occurred", "AID"),
        ("CONSULT", "planned", "AGREE"),
        ("SUPPORT", "promised", "AGREE"),
        ("COOPERATE", "planned", "AGREE"),
        ("RETREAT", "planned", "CONCEDE"),
        ("RETREAT", "promised", "CONCEDE"),
        ("RETREAT", "requested", "RETREAT"),
        ("CONSULT", "not_occurred", "CONSULT"),
        ("ASSAULT", "planned", "ASSAULT"),
        ("SANCTION", "threatened", "SANCTION"),
    ],
)
def test_strict_reading(kind, status, strict):
    assert plover(EventType(kind), Status(status)) == EventType(strict)


def test_codes_and_scores():
    assert cameo(EventType.ASSAULT, "drone", Status.OCCURRED) == "195"
    assert cameo(EventType.CONSULT, "visit", Status.PLANNED) == "036"
    assert cameo(EventType.AID, None, Status.PROMISED) == "033"
    assert goldstein(EventType.ASSAULT, None) == -10.0
    assert goldstein(EventType.CONSULT, "visit") == 1.9
    assert goldstein(EventType.ACCUSE, "investigate") == -3.0
    for kind, mode in pairs():
        score = goldstein(kind, mode)
        assert -10 <= score <= 10
        assert (score > 0) == (quad(kind) in (1, 2))


def test_unknown_mode_is_an_error_that_names_the_known_ones():
    with pytest.raises(KnowledgeError, match=r"withdraw, release"):
        cameo(EventType.RETREAT, "visit", Status.OCCURRED)
    with pytest.raises(KnowledgeError, match=r"has no mode 'visit'"):
        goldstein(EventType.AGREE, "visit")


def test_examples_mark_a_trigger_and_use_known_modes():
    for kind, info in types().items():
        assert 4 <= len(info.examples) <= 8
        assert 2 <= len(info.refuse) <= 3
        assert info.definition.endswith(".")
        for example in info.examples:
            trigger = example.text[example.trigger.start : example.trigger.end]
            assert trigger
            assert trigger == trigger.strip()
            assert "[" not in example.text
            assert example.type == kind
            assert example.mode is None or example.mode in info.modes
        for mode in info.modes.values():
            assert mode.definition
            assert mode.cameo_reason


@pytest.mark.shared
def test_codes_and_scores_are_those_of_the_reference(shared):
    reference = json.loads((shared / "reference" / "cameo.json").read_text(encoding="utf-8"))
    for code, row in cameo_codes().items():
        assert row.goldstein == reference[code]["goldstein_icews"]
        if code[:3] not in ("081", "082", "083") and reference[code].get("plover"):
            assert row.plover == EventType(reference[code]["plover"])
