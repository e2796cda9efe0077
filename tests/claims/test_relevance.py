"""Which acts are public affairs: told by the resolved parties, and by the document they stand in."""

import pytest

from bede.pipeline import code_document, make_reader
from bede.settings import Settings
from factories import make_document


def triggers(text: str) -> list[str]:
    document = make_document(text)
    claims = code_document(document, make_reader(Settings()), Settings())
    return [document.text[c.trigger.start : c.trigger.end] for c in claims]


@pytest.mark.parametrize(
    "text",
    [
        "The woman killed the driver. She attacked him with a knife.",  # crime among private persons
        "The director praised the dancers and thanked the audience.",
        "He met her at the station. They agreed to marry.",
    ],
)
def test_private_affairs_are_no_claims(text):
    assert triggers(text) == []


def test_political_party_makes_a_claim():
    assert triggers("Russian troops killed the driver.") == ["killed"]


def test_harm_to_civilians_counts_beside_public_affairs():
    assert triggers("Russia attacked Ukraine on Monday. Six civilians were killed.") == ["attacked", "killed"]


def test_bare_name_counts_beside_public_affairs():
    assert "condemned" in triggers("Russia attacked Ukraine on Monday. Smith condemned it.")
