"""JSON Lines, arrays and objects: exact bytes, locators, and one bad record that stops nothing."""

import hashlib
import io
import json
from datetime import UTC, datetime

import pytest

from bede.model import Page, Reject
from bede.pages import read, read_records
from bede.pages.records import TEXT_KEYS
from bede.settings import PagesOptions

OPTIONS = PagesOptions()
SMALL = PagesOptions(max_record_bytes=100)


def lines(data, options=OPTIONS):
    return list(read_records(io.BytesIO(data), "stdin:", options))


def document(tmp_path, data, options=OPTIONS):
    path = tmp_path / "x.json"
    path.write_bytes(data)
    return list(read([str(path)], options))


def test_a_line_is_its_exact_bytes():
    row = b'{"id": 7,  "text": "Zo\xc3\xab went."}'
    (page,) = lines(b"\xef\xbb\xbf \n" + row + b" \r\n")
    identity = hashlib.sha256(row).hexdigest()
    assert page == Page(identity, "stdin:", "line 2", row, "application/json", identity)


def test_the_case_of_keys_does_not_matter():
    found = lines(b'{"Body": "a", "URL": "https://gazette.example/1"}\n{"fullText": "b"}')
    assert [page.uri for page in found] == ["https://gazette.example/1", "stdin:"]


def test_a_text_that_its_source_cut_short_is_named():
    (cut, whole) = lines(
        b'{"content": "The envoy met\xe2\x80\xa6 [+2345 chars]"}\n{"content": "a [+2 chars]", "html": "<p>a b"}'
    )
    assert (cut.reason, whole.locator) == ("teaser-only", "line 2")


def test_lines_arrive_as_they_are_written():
    class Live(io.BytesIO):
        def readline(self, size=-1):
            asked.append(size)
            return super().readline(size)

    asked = []
    pages = read_records(Live(b'{"text": "a"}\n{"text": "b"}\n'), "stdin:", OPTIONS)
    next(pages)
    assert len(asked) == 1


def test_one_bad_line_stops_nothing():
    results = lines(b'{"text": "a"}\n{"text": \n[1]\n{"title": "b"}\n\n"c"\n{"text": " "}\n{"html": "<p>d"}')
    told = [(r.locator, r.reason if isinstance(r, Reject) else "page") for r in results]
    assert told == [
        ("line 1", "page"),
        ("line 2", "bad-json"),
        ("line 3", "bad-json"),
        ("line 4", "no-text"),
        ("line 6", "bad-json"),
        ("line 7", "no-text"),
        ("line 8", "page"),
    ]


@pytest.mark.parametrize("line", [b'{"text": ' + b"[" * 100_000, b'{"text": "a", "n": ' + b"9" * 5000 + b"}"])
def test_hostile_lines(line):
    bad, good = lines(line + b'\n{"text": "a"}')
    assert (bad.reason, good.locator) == ("bad-json", "line 2")


def test_a_line_in_latin1_is_kept():
    (page,) = lines(b'{"text": "Fran\xe7ois and Andr\xe9 met."}')
    assert page.body == b'{"text": "Fran\xe7ois and Andr\xe9 met."}'


def test_a_line_with_raw_controls_is_kept():
    assert isinstance(lines(b'{"text": "one\ttwo"}')[0], Page)


@pytest.mark.parametrize("key", TEXT_KEYS)
def test_every_key_that_may_hold_the_article(key):
    (page,) = lines(json.dumps({key: "Troops went."}).encode())
    assert isinstance(page, Page)


@pytest.mark.parametrize("key", ["url", "uri", "link"])
def test_the_address_of_a_record(key):
    (page,) = lines(json.dumps({key: " https://example.org/a\u0007 ", "text": "a"}).encode())
    assert page.uri == "https://example.org/a"


@pytest.mark.parametrize("value", ["n/a", "", None, 5, []])
def test_what_is_no_address(value):
    (page,) = lines(json.dumps({"url": value, "text": "a"}).encode())
    assert page.uri == "stdin:"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("2024-03-05T10:20:30Z", datetime(2024, 3, 5, 10, 20, 30, tzinfo=UTC)),
        ("2024-03-05 10:20:30", datetime(2024, 3, 5, 10, 20, 30)),
        ("2024-03-05", None),
        ("yesterday at 10:00", None),
        (1709634030, None),
    ],
)
def test_fetched(told, expected):
    (page,) = lines(json.dumps({"date_download": told, "text": "a"}).encode())
    assert page.fetched == expected


def test_too_long_lines_are_skipped_to_their_end():
    fits = b'{"text": "' + b"a" * 88 + b'"}'
    assert len(fits) == 100
    results = lines(b"x" * 5000 + b"\n" + fits + b"\n" + b'{"text": "b"}\n' + b"y" * 101, SMALL)
    assert [getattr(r, "reason", "page") for r in results] == ["too-large", "page", "page", "too-large"]
    assert [r.locator for r in results] == ["line 1", "line 2", "line 3", "line 4"]


def test_an_array_gives_canonical_elements(tmp_path):
    results = document(tmp_path, b'[ {"text": "Zo\\u00eb",\n "id": 1}, 5, {"title": "x"}, {"html": "<p>"} ]')
    assert results[0].body == '{"id":1,"text":"Zoë"}'.encode()
    assert [r.locator for r in results] == ["record 1", "record 2", "record 3", "record 4"]
    assert [getattr(r, "reason", "page") for r in results] == ["page", "bad-json", "no-text", "page"]


def test_layout_does_not_change_the_identity(tmp_path):
    value = {"text": "a", "id": 1}
    (tight,) = document(tmp_path, json.dumps([value]).encode())
    (loose,) = document(tmp_path, json.dumps([value], indent=2).encode())
    (single,) = document(tmp_path, json.dumps(value, indent=2).encode())
    assert tight.id == loose.id == single.id
    assert tight.file_sha256 != loose.file_sha256
    assert single.locator == "record 1"


def test_a_lone_surrogate_survives(tmp_path):
    (page,) = document(tmp_path, b'[{"text": "a\\ud800b"}]')
    assert json.loads(page.body) == {"text": "a\ud800b"}


def test_objects_in_a_row(tmp_path):
    data = "\n".join(json.dumps({"text": word}, indent=1) for word in ("a", "b")).encode()
    assert [page.body for page in document(tmp_path, data)] == [b'{"text":"a"}', b'{"text":"b"}']


@pytest.mark.parametrize("cut", [b'[{"text": "a"}, {"text": "b', b'[{"text": "a"}'])
def test_a_cut_array_keeps_what_is_whole(tmp_path, cut):
    page, reject = document(tmp_path, cut)
    assert (page.locator, reject.locator, reject.reason) == ("record 1", "record 2", "bad-json")


def test_an_empty_array(tmp_path):
    (reject,) = document(tmp_path, b"[ ]\n")
    assert reject.reason == "empty"


def test_a_huge_array_or_element(tmp_path):
    (whole,) = document(tmp_path, b'[{"text": "' + b"a" * 500 + b'"}]', PagesOptions(max_bytes=100))
    assert (whole.reason, whole.locator) == ("too-large", "")
    bad, good = document(tmp_path, b'[{"text": "' + b"a" * 500 + b'"}, {"text": "b"}]', SMALL)
    assert (bad.reason, bad.locator, good.locator) == ("too-large", "record 1", "record 2")


@pytest.mark.parametrize("first", [b"not json", b'{"text": "cut', b"[1, 2]", b"{"])
def test_lines_with_a_bad_start(tmp_path, first):
    bad, good = document(tmp_path, first + b'\n{"text": "b"}\n')
    assert (bad.reason, bad.locator, good.locator) == ("bad-json", "line 1", "line 2")


def test_lines_with_a_bad_start_and_a_first_line_beyond_the_sample(tmp_path):
    good_row = json.dumps({"text": "a" * 100_000}).encode()
    bad, good = document(tmp_path, b'{"text": "cut\n' + good_row)
    assert (bad.locator, good.body) == ("line 1", good_row)


def test_bad_lines_alone(tmp_path):
    results = document(tmp_path, b'{"text": "a"\n{"text": "b"\n')
    assert [(r.reason, r.locator) for r in results] == [("bad-json", "line 1"), ("bad-json", "line 2")]
