"""The only part that knows the order of the steps.

bytes -> Page -> Document -> Parse -> Resolutions -> claims   (per page: pure; ``coding``)
claims -> families, events                                    (over all; ``linking``)

``building`` does both for paths, ``joining`` the second for what was coded elsewhere, ``judging`` for what people
judged.
"""

from bede.pipeline.building import Built, Progress, build, read_all, silent
from bede.pipeline.coding import (
    TOGETHER,
    TOGETHER_BYTES,
    Engine,
    Item,
    Outcome,
    Refused,
    Seen,
    bytes_of,
    code_document,
    code_page,
    in_groups,
    in_place,
    in_turn,
    make_reader,
    pages_of,
    refused,
    together,
    try_page,
    try_pages,
)
from bede.pipeline.joining import LINKING, link_file, link_parts
from bede.pipeline.judging import as_known, judging
from bede.pipeline.linking import link_claim, relink
from bede.pipeline.runs import begun

__all__ = [
    "LINKING",
    "TOGETHER",
    "TOGETHER_BYTES",
    "Built",
    "Engine",
    "Item",
    "Outcome",
    "Progress",
    "Refused",
    "Seen",
    "as_known",
    "begun",
    "build",
    "bytes_of",
    "code_document",
    "code_page",
    "in_groups",
    "in_place",
    "in_turn",
    "judging",
    "link_claim",
    "link_file",
    "link_parts",
    "make_reader",
    "pages_of",
    "read_all",
    "refused",
    "relink",
    "silent",
    "together",
    "try_page",
    "try_pages",
]
