"""Pages read some at a time: each comes out as it does alone, in its place, and a bad one takes nobody with it."""

from collections.abc import Sequence

import pytest
from helpers_pipeline import write_pages
from hypothesis import given
from hypothesis import strategies as st

from bede.chronicle import CodedPage
from bede.model import Page, Reject
from bede.pages import read
from bede.parses import Reading, Split
from bede.pipeline import Refused, Seen, in_turn, make_reader, together, try_page, try_pages
from bede.settings import Settings

SETTINGS = Settings()
REJECT = Reject("file:///x", "", "empty", "There is nothing in this file.")
EMPTY = "<html><body><nav>Home</nav></body></html>"
GERMAN = "Die Minister trafen sich am Montag in Kiew, um über den Frieden zu sprechen.\n\n" * 6


class Counting:
    """The shipped reader; it notes how many documents it is given at once, and fails at one whose text it is told."""

    def __init__(self, fails_at: str = "\0") -> None:
        self._reader = make_reader(SETTINGS)
        self._fails_at = fails_at
        self.name, self.digest = self._reader.name, self._reader.digest
        self.given: list[int] = []

    def read(self, documents: Sequence[Split]) -> list[Reading]:
        self.given.append(len(documents))
        if any(self._fails_at in document.text for document, _ in documents):
            raise ZeroDivisionError("division by zero")
        return self._reader.read(documents)


@pytest.fixture
def pages(tmp_path) -> list[Page]:
    folder = write_pages(tmp_path / "pages", range(7))
    (folder / "empty.html").write_text(EMPTY, encoding="utf-8")
    (folder / "german.txt").write_text(GERMAN, encoding="utf-8")
    return [one for one in read([str(folder)], SETTINGS.pages) if isinstance(one, Page)]


def test_pages_read_together_come_out_as_each_alone(pages):
    reader = Counting()
    alone = [try_page(one, reader, SETTINGS) for one in pages]
    reader.given.clear()
    assert try_pages(pages, reader, SETTINGS) == alone
    assert reader.given == [7], "neither the page without text nor the one in German is read"
    assert sum(isinstance(one, Refused) for one in alone) == 1
    assert sum(len(one.claims) for one in alone if isinstance(one, CodedPage)) >= 7


def test_a_defect_in_one_document_costs_that_page_alone(pages):
    reader = Counting(fails_at="depot number 2")
    found = try_pages(pages, reader, SETTINGS)
    lost = [one.reject for one in found if isinstance(one, Refused) and one.reject.reason == "defect"]
    assert [one.uri.rsplit("/", 1)[-1] for one in lost] == ["002.txt"]
    assert reader.given == [7, *[1] * 7]
    whole = try_pages(pages, make_reader(SETTINGS), SETTINGS)
    assert [one for one in found if isinstance(one, CodedPage)] == [
        one for one in whole if isinstance(one, CodedPage) and not one.page.uri.endswith("002.txt")
    ]


def test_what_is_no_page_is_handed_on_in_its_place(pages):
    items = [REJECT, pages[0], Seen(pages[0]), pages[1], REJECT, *pages[2:], Seen(pages[1])]
    found = list(in_turn(make_reader(SETTINGS), SETTINGS)(items))
    for item, outcome in zip(items, found, strict=True):
        if isinstance(item, Page):
            assert isinstance(outcome, CodedPage | Refused)
            assert outcome.page is item
        else:
            assert outcome is item


def page_of(size: int) -> Page:
    return Page("0" * 64, "file:///p", "", b"x" * size, "text/plain", "0" * 64)


@given(st.lists(st.integers(0, 50)), st.integers(1, 5), st.integers(1, 120))
def test_groups_keep_the_order_and_their_bounds(sizes, most, most_bytes):
    items = [page_of(size) if size % 7 else Seen(page_of(size)) for size in sizes]
    groups = list(together(items, most, most_bytes))
    assert [one for some in groups for one in some] == items
    for some in groups:
        held = [len(one.body if isinstance(one, Page) else one.page.body) for one in some]
        assert 1 <= len(some) <= most
        assert sum(held[:-1]) < most_bytes, "a group that is full takes nothing more"


def test_no_more_is_taken_than_a_group_needs():
    taken = []

    def items():
        for number in range(9):
            taken.append(number)
            yield page_of(number)

    first = next(together(items(), 3, 1000))
    assert (len(first), taken) == (3, [0, 1, 2])
