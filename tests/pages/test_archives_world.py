"""Two thousand saved pages in one archive with every fault: all bad records named, all good ones kept."""

from collections import Counter

import pytest

from bede.pages import read
from bede.settings import PagesOptions
from bench.archive_world import BAD, make_world, outcomes

PAGES = 2000


@pytest.mark.slow
@pytest.mark.shared
def test_every_record_comes_to_what_it_must(shared, tmp_path):
    archive, wanted = make_world(shared / "corpora", PAGES)
    path = tmp_path / "world.warc.gz"
    path.write_bytes(archive)
    found = list(read([str(path)], PagesOptions()))
    reasons = Counter(reason for _, reason, _, _ in wanted)
    assert reasons[""] > PAGES * 0.9
    assert len(reasons) > 10
    assert sum(reasons.values()) - reasons[""] > len(BAD) * 5
    assert outcomes(found) == wanted
