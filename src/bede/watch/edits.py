"""What edits changed: the words of an article before and after, paragraph by paragraph."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from bede.chronicle import Chronicle
from bede.chronicle.filters import ClaimFilter
from bede.chronicle.load import load_documents
from bede.chronicle.watching import load
from bede.errors import NotFound
from bede.model import Edit
from bede.watch.articles import own_words


@dataclass(frozen=True, slots=True)
class Difference:
    """Paragraphs that stand in place of others; one of the two may be empty."""

    removed: tuple[str, ...]
    added: tuple[str, ...]


def differences(before: Sequence[str], after: Sequence[str]) -> list[Difference]:
    """Return what differs between two lists of paragraphs, in their order."""
    matcher = SequenceMatcher(None, list(before), list(after), autojunk=False)
    return [
        Difference(tuple(before[a:b]), tuple(after[c:d]))
        for what, a, b, c, d in matcher.get_opcodes()
        if what != "equal"
    ]


def edit_rows(chronicle: Chronicle, uri: str | None = None) -> Iterator[dict[str, Any]]:
    """Yield the edits in the order in which they were seen, with what they changed; ``uri``: those of one article.

    Raises NotFound where no article of that address is watched.
    """
    known = "SELECT 1 FROM articles WHERE uri = $uri LIMIT 1"
    if uri is not None and next(chronicle.rows(known, {"uri": uri}), None) is None:
        raise NotFound(f"No article at {uri} is watched. `bede edits FILE` lists those that were edited.")
    chosen = load(chronicle, Edit) if uri is None else load(chronicle, Edit, "uri = $uri", {"uri": uri})
    for edit in sorted(chosen, key=lambda edit: (edit.seen, edit.uri, edit.ordinal)):
        changed = differences(_words(chronicle, edit.before), _words(chronicle, edit.after))
        yield {
            "uri": edit.uri,
            "ordinal": edit.ordinal,
            "seen": edit.seen.isoformat(timespec="seconds"),
            "before": edit.before,
            "after": edit.after,
            "changes": [{"removed": list(one.removed), "added": list(one.added)} for one in changed],
        }


def _words(chronicle: Chronicle, document_id: str) -> list[str]:
    return [
        line
        for document in load_documents(chronicle, ClaimFilter(document=document_id))
        for line in own_words(document)
    ]
