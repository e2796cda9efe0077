"""The head of a noun phrase, by its words: what two annotators mean alike when they differ in extent."""

import re

from bede.model import Span

_WORD = re.compile(r"[\w’'.&-]*\w", re.UNICODE)
_ENDS_HEAD = re.compile(
    r"\s*(?:[,;:()\[\]]|\b(?:of|in|at|from|for|to|on|with|by|near|who|whom|which|that|whose|where|against|between|under"
    r"|after|before|into|over|about|including)\b)",
    re.IGNORECASE,
)


def head_of(text: str, span: Span) -> Span:
    """Return the span of the head word: the last word before the first preposition, relative pronoun or comma.

    "several US officials who spoke" → "officials", "the governor of the Lviv region" → "governor", "Russian Foreign
    Minister Sergei Lavrov" → "Lavrov". A plain rule and not a parse: it serves to compare phrases that share a head.
    """
    words = text[span.start : span.end]
    first = _WORD.search(words)
    if first is None:
        return span
    cut = _ENDS_HEAD.search(words, first.end())
    part = words[: cut.start()] if cut else words
    last = list(_WORD.finditer(part))[-1]
    start = last.start()
    end = last.end()
    if words[start:end].endswith(("'s", "’s")):
        end -= 2
    return Span(span.start + start, span.start + max(end, start + 1))
