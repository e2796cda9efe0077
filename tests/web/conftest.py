"""A chronicle of 300 invented events, and a client that asks its pages; both are made once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers_web import client_of
from starlette.testclient import TestClient

from bede.chronicle import Chronicle
from bede.chronicle.snapshot import Published
from bench.invented_chronicle import make_chronicle


@pytest.fixture(scope="session")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file."""
    path = tmp_path_factory.mktemp("web") / "invented.duckdb"
    make_chronicle(path, 300, 7)
    return path


@pytest.fixture(scope="session")
def published(invented: Path) -> Iterator[Published]:
    """The file as published."""
    found = Published(invented)
    yield found
    found.close()


@pytest.fixture(scope="session")
def chronicle(published: Published) -> Iterator[Chronicle]:
    """The copy that pages are read from."""
    with published.reading() as snapshot:
        yield snapshot.chronicle


@pytest.fixture(scope="session")
def client(published: Published) -> TestClient:
    """Asks the application as a browser on this machine does."""
    return client_of(published)
