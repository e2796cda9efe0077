"""Commitments: what was asked, promised, approved, delivered or called off, as the stages of one ladder."""

from bede.events.ladders.find import find_ladders
from bede.events.ladders.parties import party_key

__all__ = ["find_ladders", "party_key"]
