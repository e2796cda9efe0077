"""Judgements from the page: who has the token may write, for a moment, into the file itself."""

import threading
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Path
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from typing_extensions import TypedDict

from bede.chronicle import Chronicle
from bede.chronicle.given_judgements import correction_of, judged
from bede.chronicle.judgements import By, add_judgements, withdraw
from bede.chronicle.pages.judgements import JudgementRow, judgements_on
from bede.model import Judgement, Verdict
from bede.pipeline import judging
from bede.settings import Settings
from bede.web.answers import ErrorAnswer
from bede.web.site import Site

Words = Annotated[str, Field(min_length=1, max_length=2000)]
Person = Annotated[str, Field(min_length=1, max_length=200, pattern=r"\S")]


class Sent(BaseModel):
    """A judgement as a page sends it."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    person: Person
    """Who judges."""
    left: Words
    """Id of the claim or event that is judged; a verdict on an event is one on each of its claims."""
    right: Words | None = None
    """Of the verdicts same, different and unsure: id of the other claim or event."""
    verdict: Verdict
    """What is decided."""
    field: Words | None = None
    """Of the verdict corrected: the field of the claim."""
    value: Words | None = None
    """Its value: in words, as ``bede judge --value`` takes it (``UKR``, ``2014-03``, ``killed=12``, ``none``), or as
    JSON."""
    reason: Words | None = None
    """Why."""


class Withdrawal(BaseModel):
    """Who takes a judgement back; only who made it may."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    person: Person
    """Who judged."""


class Judged(TypedDict):
    """What a judgement came to."""

    judgements: list[JudgementRow]
    """The judgements that were written or withdrawn; of an event one for each of its claims."""
    events: dict[str, str | None]
    """By claim that was judged: the event that it speaks of now; null: it counts for nothing."""
    state: str
    """The state of the chronicle that has them."""


def judging_routes(site: Site) -> APIRouter:
    """Return the addresses that take judgements."""

    def allowed(x_bede_token: Annotated[str | None, Header(description="The token of `bede serve`.")] = None) -> None:
        """Let only those in who have the token; another site's page can't send it along."""
        if not site.may_judge(x_bede_token):
            told = "Judgements are taken with the token of `bede serve`. Open the address that it printed."
            raise HTTPException(403, told)

    refusals: dict[int | str, dict[str, Any]] = {
        403: {"model": ErrorAnswer, "description": "The token is missing or wrong."},
        404: {"model": ErrorAnswer, "description": "Nothing has that id."},
        422: {"model": ErrorAnswer, "description": "It means nothing as it was sent."},
        503: {"model": ErrorAnswer, "description": "Another process has the chronicle; try again."},
    }
    router = APIRouter(dependencies=[Depends(allowed)], responses=refusals)
    one_at_a_time = threading.Lock()

    @router.post("/judgements", responses={200: {"model": Judged}})
    def judge(sent: Sent) -> Judged:
        """Write down a judgement, and make the events anew by it."""
        by = By(sent.person.strip(), datetime.now(UTC), sent.reason)
        ids = [sent.left, *([sent.right] if sent.right else [])]

        def write(chronicle: Chronicle) -> tuple[Judgement, ...]:
            made = judged(chronicle, by, ids, sent.verdict, correction_of(sent.field, sent.value))
            add_judgements(chronicle, made)
            return made

        with one_at_a_time:
            return _written(site, write)

    @router.post("/judgements/{judgement}/withdrawal", responses={200: {"model": Judged}})
    def take_back(
        judgement: Annotated[str, Path(max_length=200, description="Id of the judgement, or its beginning.")],
        sent: Withdrawal,
    ) -> Judged:
        """Withdraw a judgement, and all that were made in one go with it."""
        with one_at_a_time:
            return _written(
                site, lambda chronicle: withdraw(chronicle, judgement, sent.person.strip(), datetime.now(UTC))
            )

    return router


def _written(site: Site, write: Any) -> Judged:
    with judging(site.published.path, Settings()) as chronicle:
        made: tuple[Judgement, ...] = write(chronicle)
    site.published.renew()
    claims = sorted({claim for judgement in made for claim in (judgement.left, judgement.right) if claim})
    with site.published.reading() as snapshot:
        rows = judgements_on(snapshot.chronicle, claims)
        return {
            "judgements": [row for row in rows if row["id"] in {judgement.id for judgement in made}],
            "events": _events_of(snapshot.chronicle, claims),
            "state": snapshot.id,
        }


def _events_of(chronicle: Chronicle, claims: list[str]) -> dict[str, str | None]:
    sql = "SELECT claim_id, event_id FROM event_claims WHERE claim_id IN (SELECT unnest($ids))"
    found = {row["claim_id"]: row["event_id"] for row in chronicle.rows(sql, {"ids": claims})}
    return {claim: found.get(claim) for claim in claims}
