"""The built pages in the package are what the sources in web/ make: nobody ships yesterday's build."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WEB = ROOT / "web"
STATIC = ROOT / "src" / "bede" / "web" / "static"


def test_the_shell_names_files_that_are_there_and_nothing_elsewhere() -> None:
    shell = (STATIC / "index.html").read_text(encoding="utf-8")
    named = re.findall(r'(?:src|href)="([^"]+)"', shell)
    assert {name.split(":")[0] for name in named if not name.startswith("/static/")} <= {"data"}
    for name in named:
        if name.startswith("/static/"):
            assert (STATIC / name.removeprefix("/static/")).is_file(), name
    manifest = json.loads((STATIC / "manifest.json").read_text(encoding="utf-8"))
    files = {item["file"] for item in manifest.values()}
    assert files == {path.relative_to(STATIC).as_posix() for path in (STATIC / "assets").iterdir()}


def test_the_mailed_page_has_one_place_for_data_and_asks_for_nothing() -> None:
    page = (STATIC / "mail.html").read_text(encoding="utf-8")
    assert page.count("__BEDE_DATA__") == 1
    assert not re.findall(r'<(?:script|link|img)[^>]+(?:src|href)="(?!data:)', page)
    assert "default-src 'none'" in page


def test_the_lock_of_npm_names_no_registry_but_the_public_one() -> None:
    hosts = set(re.findall(r"https?://([^/\"]+)/[^\"]*\.tgz", (WEB / "package-lock.json").read_text(encoding="utf-8")))
    assert hosts <= {"registry.npmjs.org"}


@pytest.mark.slow
def test_a_new_build_is_the_committed_one(tmp_path: Path) -> None:
    if shutil.which("npm") is None or not (WEB / "node_modules").is_dir():
        pytest.skip("needs Node and the packages of web/ (npm ci in web/)")
    copy = tmp_path / "web"
    shutil.copytree(WEB, copy, ignore=shutil.ignore_patterns("node_modules", "build"))
    (copy / "node_modules").symlink_to(WEB / "node_modules")
    subprocess.run(["npm", "run", "build"], cwd=copy, check=True, capture_output=True)
    assert contents(tmp_path / "src" / "bede" / "web" / "static") == contents(STATIC)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
