"""The JSON twins of the pages: parameters in, rows out."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query
from starlette.requests import Request
from starlette.responses import Response
from typing_extensions import TypedDict

from bede import __version__
from bede.chronicle import Chronicle
from bede.chronicle.pages.about import AboutPage, about_page
from bede.chronicle.pages.actor import ActorPage, actor_page
from bede.chronicle.pages.codes import codes_page
from bede.chronicle.pages.commitments import CommitmentsPage, commitments_page
from bede.chronicle.pages.compare import ComparePage, compare_page
from bede.chronicle.pages.document import DocumentPage, document_page
from bede.chronicle.pages.dyad import DyadPage, dyad_page
from bede.chronicle.pages.event import EventPage, event_page
from bede.chronicle.pages.listing import EventsPage, events_page
from bede.chronicle.pages.network import NetworkPage, network_page
from bede.chronicle.pages.places import MapPage, map_page
from bede.chronicle.pages.positions import PositionsPage, positions_page
from bede.chronicle.pages.stories import StoriesPage, stories_page
from bede.web.answers import ErrorAnswer, json_answer
from bede.web.parameters import (
    CommitmentsParameters,
    CompareParameters,
    EventsParameters,
    Filter,
    LookBack,
    NetworkParameters,
    Nothing,
    Paged,
    PositionsParameters,
)
from bede.web.site import Site


class State(TypedDict):
    """Which state of the file is shown."""

    state: str
    """Differs for every state of the file; also in the header ``X-Bede-State`` of every answer."""
    made: str
    """When it was copied (UTC)."""
    trouble: str | None
    """Why a newer state could not be shown; null: there is none, or it is shown."""
    judgements: bool
    """Judgements are taken from who has the token."""
    as_of: str | None
    """The day as of which all is shown where no other is asked for; null: as it is."""


Id = Annotated[str, Path(min_length=1, max_length=200, description="Id, as rows have it.")]

_MISSING: dict[int | str, dict[str, Any]] = {404: {"model": ErrorAnswer, "description": "Nothing has that id."}}


def _nothing(asked: Annotated[Nothing, Query()]) -> None:
    """Take no parameters."""
    del asked


_ALONE = [Depends(_nothing)]


Answer = Callable[[Request, LookBack, Callable[[Chronicle], Any]], Response]
"""Gives the answer to a request from what a page is of the chronicle."""


def twins(site: Site) -> APIRouter:
    """Return the addresses that answer with JSON."""
    router = APIRouter(responses={422: {"model": ErrorAnswer, "description": "A parameter is wrong."}})

    def answer(request: Request, asked: LookBack, make: Callable[[Chronicle], Any]) -> Response:
        with site.reading(asked.as_of) as shown:
            return json_answer(request, shown.state, lambda: make(shown.chronicle), kept=site.kept)

    _add_lists(router, answer)
    _add_wholes(router, answer)
    _add_single_things(router, answer)
    _add_parties(router, answer)
    _add_overviews(router, answer)
    _add_compare(router, answer)
    _add_facts(router, site)
    return router


def _add_lists(router: APIRouter, answer: Answer) -> None:
    @router.get("/events.json", responses={200: {"model": EventsPage}})
    def events(request: Request, asked: Annotated[EventsParameters, Query()]) -> Response:
        """Give the chronicle as a list of events."""
        wanted = asked.wanted()
        return answer(
            request,
            asked,
            lambda chronicle: events_page(
                chronicle,
                wanted,
                order=asked.sort,
                group=asked.group,
                offset=asked.offset,
                limit=asked.limit,
                counted=asked.counts,
            ),
        )

    @router.get("/positions.json", responses={200: {"model": PositionsPage}})
    def positions(request: Request, asked: Annotated[PositionsParameters, Query()]) -> Response:
        """Give who asserts, denies or disclaims what."""
        wanted, stance = asked.wanted(), tuple(asked.stance)
        return answer(
            request,
            asked,
            lambda chronicle: positions_page(chronicle, wanted, stance=stance, offset=asked.offset, limit=asked.limit),
        )


def _add_wholes(router: APIRouter, answer: Answer) -> None:
    @router.get("/commitments.json", responses={200: {"model": CommitmentsPage}})
    def commitments(request: Request, asked: Annotated[CommitmentsParameters, Query()]) -> Response:
        """Give what was asked, promised and delivered."""
        wanted, chosen = asked.wanted(), asked.commitments()
        return answer(
            request,
            asked,
            lambda chronicle: commitments_page(chronicle, wanted, chosen, offset=asked.offset, limit=asked.limit),
        )

    @router.get("/stories.json", responses={200: {"model": StoriesPage}})
    def stories(request: Request, asked: Annotated[Paged, Query()]) -> Response:
        """Give the stories: events of the same parties within one period."""
        wanted = asked.wanted()
        return answer(
            request,
            asked,
            lambda chronicle: stories_page(chronicle, wanted, offset=asked.offset, limit=asked.limit),
        )


def _add_single_things(router: APIRouter, answer: Answer) -> None:
    @router.get("/events/{event}.json", responses={200: {"model": EventPage}, **_MISSING})
    def event(request: Request, event: Id, asked: Annotated[LookBack, Query()]) -> Response:
        """Give all of one event."""
        return answer(request, asked, lambda chronicle: event_page(chronicle, event))

    @router.get("/documents/{document}.json", responses={200: {"model": DocumentPage}, **_MISSING})
    def document(request: Request, document: Id, asked: Annotated[LookBack, Query()]) -> Response:
        """Give a document as it was captured."""
        return answer(request, asked, lambda chronicle: document_page(chronicle, document))


def _add_parties(router: APIRouter, answer: Answer) -> None:
    @router.get("/actors/{party}.json", responses={200: {"model": ActorPage}, **_MISSING})
    def actor(request: Request, party: Id, asked: Annotated[Filter, Query()]) -> Response:
        """Give the counts of a party, or of all parties of a country."""
        wanted = asked.wanted()
        return answer(request, asked, lambda chronicle: actor_page(chronicle, party, wanted))

    @router.get("/dyads/{a}/{b}.json", responses={200: {"model": DyadPage}, **_MISSING})
    def dyad(request: Request, a: Id, b: Id, asked: Annotated[Filter, Query()]) -> Response:
        """Give what passes between two parties or countries."""
        wanted = asked.wanted()
        return answer(request, asked, lambda chronicle: dyad_page(chronicle, a, b, wanted))


def _add_overviews(router: APIRouter, answer: Answer) -> None:
    @router.get("/map.json", responses={200: {"model": MapPage}})
    def places(request: Request, asked: Annotated[Filter, Query()]) -> Response:
        """Give where events took place."""
        wanted = asked.wanted()
        return answer(request, asked, lambda chronicle: map_page(chronicle, wanted))

    @router.get("/network.json", responses={200: {"model": NetworkPage}})
    def network(request: Request, asked: Annotated[NetworkParameters, Query()]) -> Response:
        """Give who deals with whom."""
        wanted = asked.wanted()
        return answer(request, asked, lambda chronicle: network_page(chronicle, wanted, unit=asked.unit, top=asked.top))


def _add_compare(router: APIRouter, answer: Answer) -> None:
    @router.get("/compare.json", responses={200: {"model": ComparePage}, **_MISSING})
    def compare(request: Request, asked: Annotated[CompareParameters, Query()]) -> Response:
        """Give what changed in the events between two runs, and why."""
        return answer(
            request,
            asked,
            lambda chronicle: compare_page(chronicle, asked.a, asked.b, offset=asked.offset, limit=asked.limit),
        )


def _add_facts(router: APIRouter, site: Site) -> None:
    @router.get("/about.json", responses={200: {"model": AboutPage}})
    def about(request: Request, asked: Annotated[LookBack, Query()]) -> Response:
        """Give what the chronicle was made from."""
        with site.reading(asked.as_of) as shown:
            return json_answer(request, shown.state, lambda: about_page(shown.chronicle, site.name, shown.known))

    @router.get("/codes.json", responses={200: {"model": dict[str, dict[str, str]]}}, dependencies=_ALONE)
    def codes(request: Request) -> Response:
        """Give the meaning of each code, by vocabulary."""
        return json_answer(request, f"codes of {__version__}", codes_page)

    @router.get("/state.json", responses={200: {"model": State}}, dependencies=_ALONE)
    def state(request: Request) -> Response:
        """Tell which state of the file is shown; where it differs from that of a page, the page is out of date."""
        with site.published.reading() as snapshot:
            told: State = {
                "state": snapshot.id,
                "made": snapshot.made.isoformat(),
                "trouble": site.published.trouble,
                "judgements": site.token is not None,
                "as_of": site.day.isoformat() if site.day else None,
            }
            return json_answer(request, snapshot.id, lambda: told, also=str(told))
