"""From commitments and stories to rows of the tables that linking builds anew."""

from collections.abc import Iterator

from bede.chronicle.claim_rows import party, place_values
from bede.chronicle.columns import Row
from bede.chronicle.event_rows import day_of, figure_rows
from bede.chronicle.vocabularies import LadderRole
from bede.events.ladders import party_key
from bede.model import Ladder, Story


def ladder_row(ladder: Ladder) -> Row:
    """Return the row of ``ladders``."""
    return {
        "ladder_id": ladder.id,
        "kind": ladder.kind.value,
        "what": ladder.what or None,
        "stage": ladder.stage.value,
        "earliest": day_of(ladder.earliest),
        "latest": day_of(ladder.latest),
    }


def ladder_party_rows(ladder: Ladder) -> Iterator[Row]:
    """Yield the rows of ``ladder_parties``, both sides."""
    for role, actors in ((LadderRole.GIVER, ladder.givers), (LadderRole.RECEIVER, ladder.receivers)):
        for ordinal, actor in enumerate(actors):
            yield {
                "ladder_id": ladder.id,
                "role": role.value,
                "ordinal": ordinal,
                **party(actor),
                "counts_as": party_key(actor),
            }


def ladder_step_rows(ladder: Ladder) -> Iterator[Row]:
    """Yield the rows of ``ladder_steps``."""
    for ordinal, step in enumerate(ladder.steps):
        yield {
            "ladder_id": ladder.id,
            "event_id": step.event,
            "ordinal": ordinal,
            "stage": step.stage.value,
            "words": list(step.words),
        }


def ladder_amount_rows(ladder: Ladder) -> Iterator[Row]:
    """Yield the rows of ``ladder_amounts``."""
    return figure_rows({"ladder_id": ladder.id}, ladder.amounts)


def story_row(story: Story) -> Row:
    """Return the row of ``stories``."""
    return {
        "story_id": story.id,
        "name": story.name,
        **place_values(story.place, "place_"),
        "earliest": day_of(story.earliest),
        "latest": day_of(story.latest),
    }


def story_event_rows(story: Story) -> Iterator[Row]:
    """Yield the rows of ``story_events``."""
    for ordinal, event in enumerate(story.events):
        yield {"story_id": story.id, "event_id": event, "ordinal": ordinal}


def story_actor_rows(story: Story) -> Iterator[Row]:
    """Yield the rows of ``story_actors``."""
    for ordinal, actor in enumerate(story.actors):
        yield {"story_id": story.id, "ordinal": ordinal, **party(actor)}
