"""What blocks are by their words alone, for readers that know by other means where the article stands.

An HTML page gives its order by markup, so only the part of the classifier is used here that judges a text by
itself and by its nearest neighbours. Of 15,000 paragraphs of real news it claims about 30, nearly all rightly.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from bede.documents.blocks.features import Features, measure
from bede.documents.blocks.lines import Line
from bede.documents.blocks.looks import Look, look_at
from bede.documents.blocks.spread import spread
from bede.knowledge.blocks import block_words
from bede.model import BlockKind

_REPORT = r"(?:this|the) (?:story|article|report|piece|post|page|headline|live ?blog)"
_CHANGED = r"(?:updated|amended|corrected|edited|revised|modified|changed|clarified)"
_NOTES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "note on a change of the text",
        re.compile(rf"\W*{_REPORT} (?:was|is|has been|will be|is being) (?:last |since )?{_CHANGED}\b", re.I),
    ),
    (
        "note of the editor",
        re.compile(
            r"\W*(?:editor.?s.? note|note to (?:readers|editors)|corrections?(?: and clarifications?)?"
            r"|clarification|updates?|updated)\s*(?::|\s[-–—]\s)",
            re.I,
        ),
    ),
)
"""Name → how a note of the outlet on its own text begins. It is as long as a paragraph and tells no event."""

_NAME_FIRST = re.compile(r"(?:[A-Z][\w'’.-]+ ){2,4}(?:is|was|has|works|covers|writes|reports)\b")
"""How a closing line about the author begins, as the rule for plain-text captures has it."""

_LONGEST_NOTE = 60
"""Words; what is longer is a report on somebody's correction."""


def look_over(texts: Iterable[str]) -> tuple[list[Features], list[Look | None]]:
    """Return the measures of each text and what it is by its words, None where they do not tell.

    ``texts`` are neighbours in reading order: a plea takes the one beside it, a name beside a date is a byline.
    """
    judged = [_judge(text) for text in texts]
    blocks = [replace(block, stanza=stanza) for stanza, (block, _) in enumerate(judged)]
    looks = [look for _, look in judged]
    spread(blocks, looks)
    return blocks, looks


def look_at_text(text: str) -> Look | None:
    """Return what one text is by its own words, or None."""
    return _judge(text)[1]


def is_biography(block: Features) -> bool:
    """Tell whether a text says what somebody writes ("Jane Doe is a freelance journalist in Lviv.").

    Only at an article's end is that somebody its author.
    """
    found = block_words().biography.search(block.folded[:160])
    return found is not None and not block.reports and _NAME_FIRST.match(block.text) is not None


@lru_cache(maxsize=1024)
def _judge(text: str) -> tuple[Features, Look | None]:
    """Return measures and verdict; kept, since a page is judged again when what was lost is put back."""
    block = measure(Line(text, 0))
    return block, look_at(block) or _note(block)


def _note(block: Features) -> Look | None:
    if block.words > _LONGEST_NOTE:
        return None
    named = (name for name, pattern in _NOTES if pattern.match(block.text))
    return next((Look(BlockKind.CREDIT, f"credit: {name}") for name in named), None)
