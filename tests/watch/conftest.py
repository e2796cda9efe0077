"""The reader, loaded once for all tests of watching."""

import pytest

from bede.parses import Reader
from bede.pipeline import make_reader
from bede.settings import Settings


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The shipped reader."""
    return make_reader(Settings())
