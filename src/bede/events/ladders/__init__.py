"""Commitments: what was asked, promised, approved, delivered or called off, as the stages of one ladder."""

from bede.events.ladders.find import find_groups, find_ladders, make_ladder
from bede.events.ladders.kept import rung_as_text, rung_of_text
from bede.events.ladders.parties import party_key
from bede.events.ladders.rungs import Rung, find_rungs
from bede.events.ladders.tellings import find_tellings

__all__ = [
    "Rung",
    "find_groups",
    "find_ladders",
    "find_rungs",
    "find_tellings",
    "make_ladder",
    "party_key",
    "rung_as_text",
    "rung_of_text",
]
