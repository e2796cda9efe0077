"""A client that asks the pages as a browser on this machine does."""

from starlette.testclient import TestClient

from bede.chronicle.snapshot import Published
from bede.web.app import make_app
from bede.web.looking_back import LookingBack
from bede.web.site import LOOPBACK, Site

TOKEN = "a-token"


def client_of(published: Published, token: str | None = TOKEN) -> TestClient:
    site = Site(LookingBack(published), token, LOOPBACK)
    return TestClient(make_app(site), base_url="http://127.0.0.1:8731", follow_redirects=False)
