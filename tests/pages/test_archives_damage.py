"""Web archives that are damaged, or lie about themselves: each bad record is named, each good one kept."""

import re
import time

import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bede.model import Page, Reject
from bede.pages import read
from bede.settings import PagesOptions
from bench.made_archives import answer, as_it_is, gzipped, laid_out, record, response, sha1

OPTIONS = PagesOptions()
NEWS = "https://news.example/"
GOOD, BAD = 5, 2


def html(number):
    return f"<!DOCTYPE html><html><body><p>Troops crossed river number {number}.</p></body></html>".encode()


def sound(number, **more):
    return response(f"{NEWS}{number}", html(number), **more)


def told(path, data, options=OPTIONS):
    """What comes of an archive: the address of a page, or the reason and address of a Reject."""
    path.write_bytes(data)
    found = list(read([str(path)], options))
    assert all(f" in {path.name}" in each.locator for each in found if not isinstance(each, Reject))
    assert all(each.detail for each in found if isinstance(each, Reject))
    return [each.uri if isinstance(each, Page) else f"{each.reason} {each.uri}" for each in found]


def with_bad(bad, pack=as_it_is):
    """An archive of sound records, with this one in their midst."""
    records = [sound(number) for number in range(GOOD)]
    records[BAD] = bad
    return laid_out(records, pack)[0]


def expected(reason, address=f"{NEWS}{BAD}"):
    found = [f"{NEWS}{number}" for number in range(GOOD)]
    found[BAD] = f"{reason} {address}"
    return found


def lying(length, **more):
    return sound(BAD, length=length, **more)


ROOM = len(answer(html(BAD)))
LIES = {
    "too small": (lying(ROOM - 9), "bad-length"),
    "none at all": (lying(0), "bad-length"),
    "too large": (lying(ROOM + 9), "bad-length"),
    "over the next": (lying(ROOM + len(sound(3)) + 4), "bad-digest"),
    "over most": (lying(ROOM + 999, digests=False), "bad-length"),
    "over the end": (lying(10**7), "bad-length"),
    "over all that is held": (lying(10**14), "bad-length"),
    "a byte too many": (lying(ROOM + 1), "bad-digest"),
    "another block": (sound(BAD, more={"WARC-Block-Digest": sha1(b"other")}), "bad-digest"),
    "another payload": (sound(BAD, more={"WARC-Payload-Digest": sha1(b"other")}), "bad-digest"),
    "a digest cut short": (sound(BAD, more={"WARC-Payload-Digest": "sha1:ABC"}), "bad-digest"),
    "no number": (lying("many"), "bad-record"),
    "less than nothing": (lying(-5), "bad-record"),
    "no length": (re.sub(rb"Content-Length: \d+\r\n", b"", sound(BAD)), "bad-record"),
    "no type": (sound(BAD).replace(b"WARC-Type: response\r\n", b""), "bad-record"),
    "cut over records": (sound(BAD, more={"WARC-Segment-Number": "1"}), "segmented"),
    "no bytes": (response(f"{NEWS}{BAD}", b""), "empty"),
    "an image": (response(f"{NEWS}{BAD}", b"\xff\xd8\xff\xe0\x00\x10JFIF"), "not-text"),
    "gzip cut": (response(f"{NEWS}{BAD}", gzipped(html(BAD))[:-20], {"Content-Encoding": "gzip"}), "bad-encoding"),
    "gzip lie": (response(f"{NEWS}{BAD}", bytes(range(256)), {"Content-Encoding": "gzip"}), "not-text"),
    "chunks": (response(f"{NEWS}{BAD}", b"fff\r\n" + html(BAD), {"Transfer-Encoding": "chunked"}), "bad-encoding"),
    "bomb": (response(f"{NEWS}{BAD}", gzipped(bytes(20_000_000)), {"Content-Encoding": "gzip"}), "too-large"),
    "no head": (record("response", f"{NEWS}{BAD}", html(BAD), content_type="application/http"), "bad-http"),
    "half a head": (
        record("response", f"{NEWS}{BAD}", b"HTTP/1.1 200 OK\r\nA: b", content_type="application/http"),
        "bad-http",
    ),
    "no status": (
        record("response", f"{NEWS}{BAD}", b"HTTP/1.1 OK\r\n\r\n<p>", content_type="application/http"),
        "bad-http",
    ),
}


@pytest.mark.parametrize("pack", [as_it_is, gzipped, zstandard.compress, "whole"])
@pytest.mark.parametrize("lie", LIES)
def test_each_bad_record_is_named_and_each_good_one_kept(tmp_path, pack, lie):
    bad, reason = LIES[lie]
    archive = gzipped(with_bad(bad)) if pack == "whole" else with_bad(bad, pack)
    if lie in {"over the next", "over most"} and pack in {gzipped, zstandard.compress}:
        reason = "bad-length"  # the packing shows where it ends
    assert told(tmp_path / "a.warc", archive) == expected(reason)


@pytest.mark.parametrize("pack", [as_it_is, gzipped])
def test_a_record_without_an_address_is_named_by_its_place(tmp_path, pack):
    bad = record("response", None, answer(html(BAD)), content_type="application/http")
    path = tmp_path / "a.warc"
    assert told(path, with_bad(bad, pack)) == expected("bad-record", path.as_uri())


@pytest.mark.parametrize("junk", [b"junk\r\n", b"\x00\x01\x02", b"WARC/1.0 is the format\r\n", b"\x1f\x8b\x08\x00junk"])
@pytest.mark.parametrize("pack", [as_it_is, gzipped])
@pytest.mark.parametrize("place", [0, 2, GOOD])
def test_junk_between_records_is_named(tmp_path, pack, junk, place):
    records = [sound(number) for number in range(GOOD)]
    before, after = (laid_out(part, pack)[0] for part in (records[:place], records[place:]))
    found = told(tmp_path / "a.warc", before + junk + after)
    assert [each for each in found if " " not in each] == [f"{NEWS}{number}" for number in range(GOOD)]
    assert len([each for each in found if " " in each]) == 1


@pytest.mark.parametrize("pack", [as_it_is, gzipped])
def test_blank_padding_is_no_junk(tmp_path, pack):
    records = [sound(number) for number in range(GOOD)]
    padded = b"".join(pack(one) + bytes(512) for one in records)
    assert told(tmp_path / "a.warc", padded) == [f"{NEWS}{number}" for number in range(GOOD)]


@pytest.mark.parametrize("pack", [as_it_is, gzipped, zstandard.compress])
def test_a_file_that_is_cut_off_anywhere(tmp_path, pack):
    archive, offsets = laid_out([sound(number) for number in range(3)], pack)
    path = tmp_path / "a.warc"
    last = offsets[2]
    for end in range(last + 1, len(archive), 7):
        found = told(path, archive[:end])
        assert found[:2] == [f"{NEWS}0", f"{NEWS}1"]
        if pack is as_it_is and end >= len(archive) - 4:  # only line ends are missing
            assert found[2:] == [f"{NEWS}2"]
        else:
            (named,) = found[2:]
            assert named.split()[0] in {"truncated", "bad-record", "no-record", "bad-digest"}


def test_a_dictionary_that_is_none_is_named(tmp_path):
    held = b"\x37\xa4\x30\xec" + bytes(40)
    frame = b"\x5d\x2a\x4d\x18" + len(held).to_bytes(4, "little") + held
    path = tmp_path / "a.warc.zst"
    path.write_bytes(frame + zstandard.compress(sound(0)))
    (reject,) = read([str(path)], OPTIONS)
    assert isinstance(reject, Reject)


def test_a_cut_in_a_file_that_is_packed_as_a_whole(tmp_path):
    plain = b"".join(sound(number) for number in range(200))
    packed = gzipped(plain)
    found = told(tmp_path / "a.warc.gz", packed[: len(packed) * 2 // 3])
    assert len(found) > 50
    assert found[:-1] == [f"{NEWS}{number}" for number in range(len(found) - 1)]
    assert found[-1].startswith("truncated")


@pytest.mark.parametrize("pack", [gzipped, zstandard.compress])
def test_bytes_lost_within_a_record_cost_that_one(tmp_path, pack):
    archive, offsets = laid_out([sound(number) for number in range(GOOD)], pack)
    path = tmp_path / "a.warc"
    start, end = offsets[BAD], offsets[BAD + 1]
    for at in range(start + 8, end - 8, 11):
        found = told(path, archive[:at] + archive[at + 4 : end] + archive[end:])
        assert [each for each in found if " " not in each] == [f"{NEWS}{n}" for n in range(GOOD) if n != BAD]
        assert len(found) == GOOD


def test_damage_at_the_start_does_not_hide_the_archive(tmp_path):
    archive, offsets = laid_out([sound(number) for number in range(GOOD)])
    spoilt = archive[:20] + b"\xff\xff\xff\xff" + archive[24:]
    found = told(tmp_path / "a.warc.gz", spoilt)
    assert found[0].startswith("bad-gzip")
    assert found[1:] == [f"{NEWS}{number}" for number in range(1, GOOD)]
    assert told(tmp_path / "a.warc.gz", archive[offsets[1] - 40 :])[1:] == found[1:]


def test_other_packed_files_are_no_archives(tmp_path):
    path = tmp_path / "a.gz"
    path.write_bytes(gzipped(b"Troops crossed."))
    (page,) = read([str(path)], OPTIONS)
    assert page.body == b"Troops crossed."


@pytest.mark.parametrize("pack", [as_it_is, gzipped, "whole"])
def test_records_too_large_to_hold_are_passed_by(tmp_path, pack):
    options = PagesOptions(max_record_bytes=2000)
    big = bytes(300_000) + b"\r\n\r\nWARC/1.0 \r\n\r\n"
    video, page = ({"Content-Type": kind} for kind in ("video/mp4", "text/html"))
    records = [sound(0), response(f"{NEWS}v", big, video), response(f"{NEWS}p", big, page), sound(1)]
    archive = gzipped(b"".join(records)) if pack == "whole" else laid_out(records, pack)[0]
    path = tmp_path / "a.warc"
    assert told(path, archive, options) == [
        f"{NEWS}0", f"too-large {NEWS}p", f"{NEWS}1", f"not-a-page {path.as_uri()}",
    ]  # fmt: skip


def test_many_large_lies_are_gone_back_from(tmp_path):
    options = PagesOptions(max_record_bytes=2000)
    records = [one for number in range(40) for one in (sound(number), sound(number, length=10**6 + number))]
    path = tmp_path / "a.warc"
    for pack in (as_it_is, gzipped):
        found = told(path, laid_out([*records, sound(40)], pack)[0], options)
        wanted = [each for n in range(40) for each in (f"{NEWS}{n}", f"bad-length {NEWS}{n}")]
        assert found == [*wanted, f"{NEWS}40"]


@pytest.mark.parametrize("kind", ["image/png", "text/html"])
def test_a_bomb_of_a_member_costs_little(tmp_path, kind):
    options = PagesOptions(max_bytes=1_000_000, max_record_bytes=500_000)
    bomb = response(f"{NEWS}b", bytes(30_000_000), {"Content-Type": kind}, digests=False)
    began = time.process_time()
    found = told(tmp_path / "a.warc.gz", laid_out([sound(0), bomb, sound(1)])[0], options)
    assert time.process_time() - began < 20  # of the processor
    assert [found[0], found[2]] == [f"{NEWS}0", f"{NEWS}1"]
    assert found[1].startswith("too-large")


PIECES = st.sampled_from(
    (
        *(sound(0), sound(1, digests=False), gzipped(sound(2)), zstandard.compress(sound(3))),
        *(lying(7), gzipped(lying(10**6)), b"Content-Length: 9\r\n\r\n"),
        *(b"WARC/1.0\r\n", b"\r\n\r\n", b"\x1f\x8b\x08\x00", b"\0" * 9),
    )
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(st.lists(st.one_of(PIECES, st.binary(max_size=60)), max_size=8), st.integers(0, 40))
def test_any_bytes_are_pages_or_named(tmp_path, pieces, cut):
    data = sound(9) + b"".join(pieces)
    assert told(tmp_path / "a.warc", data[: len(data) - cut]), "no bytes pass in silence"
    assert f"{NEWS}9" in told(tmp_path / "a.warc", gzipped(sound(9)) + b"".join(pieces)[cut:])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(st.lists(st.sampled_from(sorted(LIES)), min_size=1, max_size=6), st.sampled_from([as_it_is, gzipped]), st.data())
def test_however_bad_records_lie_good_ones_beside_them_are_kept(tmp_path, lies, pack, data):
    """What follows a lie must be a good record here: "over the next" names its own fault by swallowing it."""
    records, wanted = [sound(100)], [f"{NEWS}100"]
    for number, lie in enumerate(lies):
        records += [LIES[lie][0], sound(number + 50, digests=data.draw(st.booleans()))]
        wanted.append(f"{NEWS}{number + 50}")
    found = told(tmp_path / "a.warc", laid_out(records, pack)[0])
    assert [each for each in found if " " not in each] == wanted
    assert len(found) == len(records)
