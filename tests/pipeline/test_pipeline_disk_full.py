"""A disk that is full: a clear sentence, an intact file, and the next call completes the work."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from helpers_pipeline import built, content, write_pages

_SCRIPT = """
set -eu
mount -t tmpfs -o size={size}k none {disk}
"{python}" -m bede build {pages} -o {disk}/x.duckdb > {told} 2>&1 && echo 0 > {rc} || echo $? > {rc}
mount -o remount,size=64m {disk}
cp {disk}/x.duckdb* {kept}
"""


def _may_mount() -> bool:
    """Tell whether a small disk of our own can be mounted here."""
    if shutil.which("unshare") is None:
        return False
    command = ["unshare", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "none", "/tmp"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.mark.slow
@pytest.mark.skipif(not _may_mount(), reason="no disk can be mounted here (needs Linux and unshare)")
@pytest.mark.parametrize("kilobytes", [16, 100, 300, 500, 900])
def test_a_full_disk_is_told_and_what_was_written_is_kept(tmp_path, kilobytes):
    pages = write_pages(tmp_path / "pages", range(12))
    disk, kept = tmp_path / "disk", tmp_path / "kept"
    disk.mkdir()
    kept.mkdir()
    names = {"size": kilobytes, "disk": disk, "kept": kept, "pages": pages, "python": sys.executable}
    files = {"told": tmp_path / "told", "rc": tmp_path / "rc"}
    script = _SCRIPT.format(**names, **files)
    subprocess.run(["unshare", "--map-root-user", "--mount", "sh", "-c", script], check=True, env=os.environ)
    told = files["told"].read_text()
    assert "Traceback" not in told
    assert files["rc"].read_text().strip() == "2", told
    assert "The disk is full" in " ".join(told.split())
    assert _completed(kept / "x.duckdb", pages) == _undisturbed(pages)


def _completed(file: Path, pages: Path) -> dict[str, list[str]]:
    built(pages, into=file)
    return content(file)


def _undisturbed(pages: Path) -> dict[str, list[str]]:
    built(pages, into=pages.parent / "whole.duckdb")
    return content(pages.parent / "whole.duckdb")
