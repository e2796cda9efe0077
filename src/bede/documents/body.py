"""Where in the tree the article stands: the element that holds its paragraphs, and what is known to be it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lxml.html import HtmlElement

_OWN = 0.4
"""Share of the prose from which an element, or all elements of one name, can't be furniture, whatever its name
says ("subscriber-content"). Comments, the longest furniture, seldom outweigh the article so far."""

_MAIN = 0.6
"""Share of the prose that makes an element the article's: most of it, with room for a lead that stands apart."""

_NOT_MAIN = frozenset(("ul", "ol", "li", "dl", "dd", "blockquote", "table", "tbody", "tr", "p"))
"""Elements that are a part of an article and no frame around it."""

_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Body:
    """``main`` holds most of the prose, None where no element does.

    ``own`` are elements that hold so much of it that their names can't speak of furniture, ``own_names`` the
    names of elements that do so together.
    """

    main: HtmlElement | None
    own: frozenset[HtmlElement]
    own_names: frozenset[str]

    def is_own(self, element: HtmlElement) -> bool:
        """Tell whether an element is the article's, by itself or with all others of its name."""
        return element in self.own or name_of(element) in self.own_names

    def holds(self, element: HtmlElement) -> bool:
        """Tell whether an element stands in the article's frame, or in another that looks the same."""
        return self.main is not None and any(a is self.main or _is_twin(a, self.main) for a in chain_of(element))


NO_BODY = Body(None, frozenset(), frozenset())


def chain_of(element: HtmlElement) -> Iterator[HtmlElement]:
    """Yield an element and its ancestors, innermost first."""
    yield element
    yield from element.iterancestors()


def name_of(element: HtmlElement) -> str:
    """Return tag and classes without numbers ("p story-text"); elements made for one purpose share it."""
    return f"{element.tag} {_unnumbered(element.get('class') or '')}"


@lru_cache(maxsize=4096)
def _unnumbered(classes: str) -> str:
    return _NUMBER.sub("", classes).strip()


def find_body(prose: Sequence[tuple[HtmlElement, int]]) -> Body:
    """Return the body, given the element of every block of prose and the count of its letters."""
    total = sum(weight for _, weight in prose)
    if not total:
        return NO_BODY
    weights: Counter[HtmlElement] = Counter()
    names: Counter[str] = Counter()
    around: Counter[HtmlElement] = Counter()
    for element, weight in prose:
        chain = list(chain_of(element))
        weights.update(dict.fromkeys(chain, weight))
        around.update(dict.fromkeys(chain[1:], weight))
        names.update(dict.fromkeys({name_of(a) for a in chain if a.get("class")}, weight))
    return Body(
        main=_deepest(around, total),
        own=frozenset(element for element, weight in weights.items() if weight >= _OWN * total),
        own_names=frozenset(name for name, weight in names.items() if weight >= _OWN * total),
    )


def _deepest(around: Counter[HtmlElement], total: int) -> HtmlElement | None:
    """Return the innermost element that holds most: those that do lie within one another."""
    holders = (e for e, weight in around.items() if weight >= _MAIN * total and e.tag not in _NOT_MAIN)
    return max(holders, key=lambda e: sum(1 for _ in e.iterancestors()), default=None)


def _is_twin(element: HtmlElement, main: HtmlElement) -> bool:
    """Tell whether an element is a further frame of the article: named as the first, or beside it and alike.

    Cells of a table are all alike; the one beside the article's holds something else.
    """
    if element.tag != main.tag or element.tag in ("td", "th") or name_of(element) != name_of(main):
        return False
    return bool(main.get("class")) or element.getparent() is main.getparent()
