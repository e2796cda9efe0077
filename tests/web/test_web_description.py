"""The description of the JSON is true: answers to invented calls are as it says, and every field is explained."""

from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode

from bede.web.app import make_app
from bede.web.looking_back import LookingBack
from bede.web.reference import api_markdown
from bede.web.site import Site

ALONE = ("/codes.json", "/state.json")
"""Addresses that take nothing, so that nothing can be wrong with it."""

PATHS = (
    *("/events.json", "/events/{event}.json", "/documents/{document}.json", "/actors/{party}.json"),
    *("/dyads/{a}/{b}.json", "/map.json", "/network.json", "/positions.json", "/about.json"),
    *("/commitments.json", "/stories.json", "/compare.json", *ALONE),
)

WRITTEN = ("/judgements", "/judgements/{judgement}/withdrawal")


@pytest.fixture(scope="module")
def described(published):
    """The application, as its own description tells it."""
    return schemathesis.openapi.from_asgi("/openapi.json", make_app(Site(LookingBack(published), "a-token", None)))


@pytest.mark.slow
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
@pytest.mark.parametrize("path", PATHS)
def test_answers_are_as_described(described, path, mode):
    operation = described[path]["GET"]

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=mode))
    def as_described(case):
        answer = case.call()
        # A description can't say that one parameter must not be greater than another.
        if "later than until" not in answer.text:
            case.validate_response(answer)

    if mode is GenerationMode.POSITIVE or path not in ALONE:
        as_described()


@pytest.mark.slow
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
@pytest.mark.parametrize("path", WRITTEN)
def test_who_has_no_token_changes_nothing(described, invented, path, mode):
    before = invented.read_bytes()

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(case=described[path]["POST"].as_strategy(generation_mode=mode))
    def refused(case):
        answer = case.call()
        assert answer.status_code in (400, 403, 405, 422)
        assert set(answer.json()) == {"error"}

    refused()
    assert invented.read_bytes() == before


def test_every_path_is_tried(client):
    described = client.get("/openapi.json").json()["paths"]
    assert {path for path, calls in described.items() if "get" in calls} == set(PATHS)
    assert {path for path, calls in described.items() if "post" in calls} == set(WRITTEN)


def test_every_row_and_field_is_explained(client):
    description = client.get("/openapi.json").json()
    bare = []
    for name, kind in description["components"]["schemas"].items():
        if name.endswith("Error") or "enum" in kind:
            continue
        bare += [name] if not kind.get("description") else []
        bare += [f"{name}.{field}" for field, value in kind["properties"].items() if not value.get("description")]
        assert kind["additionalProperties"] is False, f"{name} promises nothing about other fields"
    assert bare == []


def test_every_parameter_is_explained(client):
    for path, calls in client.get("/openapi.json").json()["paths"].items():
        for call in calls.values():
            assert call["description"], path
            for parameter in call.get("parameters", []):
                assert parameter["description"], f"{path} {parameter['name']}"


def test_page_of_the_json_is_current():
    page = Path(__file__).parents[2] / "docs" / "api.md"
    assert page.read_text(encoding="utf-8") == api_markdown(), "run: python -m bede.web.reference > docs/api.md"
