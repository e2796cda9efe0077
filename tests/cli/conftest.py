"""A small chronicle, built once, that the tests of the command line look at."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bede.cli.app import app
from bede.pipeline import build
from bede.settings import Settings

TALKS = """<!DOCTYPE html><html lang="en"><head><title>Kerry and Lavrov meet in Paris</title>
<meta property="article:published_time" content="2014-03-06T08:15:00Z">
<meta property="og:site_name" content="Harbour Gazette"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Kerry and Lavrov meet in Paris</h1>
<p>U.S. Secretary of State John Kerry met Russian Foreign Minister Sergei Lavrov in Paris on Wednesday.</p>
<p>Kerry will meet French President Francois Hollande in Paris on Friday, a spokesman for the ministry said
on Thursday, and both sides prepared for a long day.</p>
<p>Lavrov accused Ukraine of a breach of its word. He then flew back to Moscow without taking questions from
the reporters who had waited for him.</p>
</article></body></html>"""
SHELLING = """Russian shells hit market in Kharkiv

March 13, 2022

KHARKIV, March 13 (Reuters) - Russian forces shelled a market in Kharkiv on Saturday, killing 12 people, \
a Ukrainian official said.

President Volodymyr Zelensky condemned Russia. The market had stood in the old town for a hundred years, and \
many traders had come back to it in the days before.
"""
UNDATED = """Envoys speak of grain

Ukraine and Turkey signed an agreement on grain with Russia. The envoys who had come to the port spoke little, \
and the ships lay at their piers as they had done for weeks before.
"""


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of three pages."""
    folder = tmp_path_factory.mktemp("cli") / "pages"
    folder.mkdir()
    for name, text in (("talks.html", TALKS), ("shelling.txt", SHELLING), ("undated.txt", UNDATED)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def chronicle(pages: Path) -> Path:
    """The chronicle of the three pages."""
    file = pages.parent / "small.duckdb"
    assert build([str(pages)], file, Settings()).rejects == ()
    return file


Done = subprocess.CompletedProcess[str]
Run = Callable[..., Done]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run ``bede`` in this process, in a folder of its own, its output piped; any traceback is an error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BEDE_CHRONICLE", raising=False)

    def bede(*arguments: object, given: str = "", **environment: str) -> Done:
        names = [str(argument) for argument in arguments]
        done = CliRunner().invoke(app, names, input=given, env=environment, prog_name="bede")
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return subprocess.CompletedProcess(names, done.exit_code, done.stdout, done.stderr)

    return bede


@pytest.fixture
def shell(tmp_path: Path) -> Run:
    """Run ``bede`` as a shell does, in a process of its own; slow, for what needs one."""
    environment = {k: v for k, v in os.environ.items() if k != "BEDE_CHRONICLE"} | {"PYTHONWARNINGS": ""}

    def bede(*arguments: object, given: str = "", **settings: str) -> Done:
        done = subprocess.run(
            [sys.executable, "-m", "bede", *map(str, arguments)],
            input=given,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
            cwd=tmp_path,
            env=environment | settings,
        )
        assert "Traceback" not in done.stderr + done.stdout, done.stderr
        return done

    return bede
