"""Judgements built by hand, and any sequence of them, for the tests of what people decide."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from bede.model import Judgement, Verdict

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
PAIRS = (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE)


def judge(number: int, verdict: Verdict, left: str, right: str | None = None, **more) -> Judgement:
    """Return what Ada decided in minute ``number``; ``more``: person, field, value, reason, withdrawn."""
    values = {"field": None, "value": None, "reason": None, "person": "Ada", "withdrawn": None, **more}
    return Judgement(id=f"j{number:02}", verdict=verdict, left=left, right=right, made=minute(number), **values)


def minute(number: int) -> datetime:
    return NOON + timedelta(minutes=number)


def correction(number: int, claim: str, field: str, value: str, **more) -> Judgement:
    return judge(number, Verdict.CORRECTED, claim, field=field, value=value, **more)


@st.composite
def any_judgements(draw, claims: tuple[str, ...], corrections: tuple[tuple[str, str], ...], most: int = 12):
    """Any judgements of three people on these claims, some of them withdrawn."""
    found = []
    for number in range(draw(st.integers(0, most))):
        verdict = draw(st.sampled_from(list(Verdict)))
        more = {"person": draw(st.sampled_from(["Ada", "Ben", "Cleo"]))}
        if draw(st.integers(0, 4)) == 0:
            more["withdrawn"] = minute(number + 100)
        left = draw(st.sampled_from(claims))
        right = draw(st.sampled_from([c for c in claims if c != left])) if verdict in PAIRS else None
        if verdict is Verdict.CORRECTED:
            more["field"], more["value"] = draw(st.sampled_from(corrections))
        found.append(judge(number, verdict, left, right, **more))
    return found
