"""Invented happenings (cases.toml): standing, origins, sides, disputes, figures and values of each event."""

import random

import pytest
from helpers_agreeing import all_cases

from bede.events.agreeing import agreed_event

CASES = all_cases()


def figure(row):
    numbers = ["-" if value is None else f"{value:g}" for value in (row.low, row.best, row.high)]
    return " ".join([row.kind.value, *([row.unit] if row.unit else []), *numbers])


def wanted_figure(text):
    kind, *rest = text.split()
    return " ".join([kind, *(f"{float(word):g}" if word[0].isdigit() else word for word in rest)])


def found(event, case):
    """Return of an event what the case asks for, in the case's own form."""
    by_id = {claim.id: number for number, claim in enumerate(case.claims, 1)}
    in_order = sorted(zip(event.claims, event.sides, strict=True))
    values = {
        "standing": event.standing.value,
        "origins": event.origins,
        "disputes": sorted(f"{d.about} {d.difference}" for d in event.disputes),
        "sides": [side.value for _, side in in_order],
        "status": event.status.value,
        "actors": [actor.entity for actor in event.actors],
        "recipients": [actor.entity for actor in event.recipients],
        "figures": sorted(figure(row) for row in event.amounts),
        "claims": [by_id[claim] for claim in event.standing_claims],
        "place": event.place.name if event.place else None,
        "when": f"{event.earliest} {event.latest} {event.time_precision}",
    }
    return {key: values[key] for key in case.want if key in values}


def wanted(case):
    want = {key: value for key, value in case.want.items() if not key.startswith("rule")}
    want["disputes"] = sorted(want["disputes"])
    if "figures" in want:
        want["figures"] = sorted(map(wanted_figure, want["figures"]))
    return want


def test_there_are_many_cases_and_each_has_its_name():
    assert len(CASES) >= 60
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case):
    event = agreed_event(case.claims, case.context)
    assert found(event, case) == wanted(case), (event.standing_rule, [d.text for d in event.disputes])
    assert case.want.get("rule", "") in event.standing_rule
    assert event.standing_rule.endswith(case.want.get("rule_ends", ""))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_order_of_claims_does_not_matter(case):
    shuffled = random.Random(7).sample(case.claims, len(case.claims))
    assert agreed_event(shuffled, case.context) == agreed_event(case.claims, case.context)
