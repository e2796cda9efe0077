"""``bede serve`` and the HTML export, as a shell starts and ends them."""

import json
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import contextmanager

import pytest

from bede.web import mailed
from bede.web.static_files import MAILED, StaticFile


@contextmanager
def served(chronicle, *arguments):
    """Run ``bede serve``; give the process and the address that it prints."""
    command = [sys.executable, "-u", "-m", "bede", "serve", str(chronicle), "--port", "0", "--no-browser", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        try:
            line = server.stdout.readline()
            found = re.search(r"http://\S+", line)
            assert found, server.communicate()
            yield server, found[0]
        finally:
            server.kill()


def ask(address):
    with urllib.request.urlopen(address, timeout=30) as answer:
        return json.load(answer)


def test_it_is_served_and_ends_cleanly_by_ctrl_c(chronicle):
    with served(chronicle) as (server, address):
        home, _, token = address.partition("#token=")
        assert home.startswith("http://127.0.0.1:")
        assert len(token) > 15
        assert ask(f"{home}events.json")["total"] > 0
        assert ask(f"{home}state.json")["judgements"] is True
        with pytest.raises(urllib.error.HTTPError) as refused:
            ask(urllib.request.Request(f"{home}judgements", data=b"{}", method="POST"))
        with refused.value as answer:
            assert answer.code == 403
        assert server.stdout.readline() == "Ctrl-C ends it.\n"
        server.send_signal(signal.SIGINT)
        assert server.communicate(timeout=30) == ("", "")
        assert server.returncode == 0


def test_a_token_of_ones_own_and_a_day(chronicle):
    with served(chronicle, "--token", "my-own") as (_, address):
        assert address.endswith("/#token=my-own")
    with served(chronicle, "--as-of", "2014-03-07") as (_, address):
        assert "#" not in address, "nobody judges the past"
        assert ask(f"{address}state.json")["as_of"] == "2014-03-07"
        assert {row["first_told"] for row in ask(f"{address}events.json")["rows"]} == {"2014-03-06"}


def test_a_port_that_is_taken_is_named(run, chronicle):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run("serve", chronicle, "--port", port, "--no-browser")
    assert done.returncode == 2
    assert done.stderr.startswith(f"Error: Port {port} of 127.0.0.1 can't be used")
    assert "--port" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("none.duckdb",), "There is no chronicle at none.duckdb"),
        (("none.duckdb", "--as-of", "May"), "--as-of May is no day"),
    ],
)
def test_errors_are_those_of_other_commands(run, arguments, told):
    done = run("serve", *arguments, "--no-browser")
    assert done.returncode == 2
    assert done.stderr.startswith(f"Error: {told}")


def test_other_commands_do_not_wait_for_the_server_to_be_imported():
    code = """import sys, bede.cli.app
print([name for name in ("fastapi", "pydantic", "starlette", "uvicorn", "duckdb") if name in sys.modules])"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_one_html_file_holds_the_events_that_were_chosen(run, chronicle, monkeypatch, tmp_path):
    shell = b"<html>" + mailed.PLACE + b"</html>"
    monkeypatch.setattr(mailed, "static_files", lambda: {MAILED: StaticFile(shell, None, "text/html")})
    out = tmp_path / "crisis.html"
    done = run("export", chronicle, "--format", "html", "--type", "ASSAULT", "-o", out)
    assert done.returncode == 0, done.stderr
    (text,) = re.findall(r'id="bede-data">(.*)</script>', out.read_text(encoding="utf-8"))
    data = json.loads(text)
    assert {row["type"] for row in data["events"]} == {"ASSAULT"}
    assert done.stderr.split() == f"1 event written to {out}".split()
    assert len(data["events"]) == 1
    done = run("export", chronicle, "--format", "html", "-n", "3", "-o", out)
    assert (done.returncode, done.stderr[:32]) == (2, "Error: An HTML file takes no --l")


def test_without_built_pages_the_export_says_what_to_do(run, chronicle, monkeypatch, tmp_path):
    monkeypatch.setattr(mailed, "static_files", dict)
    done = run("export", chronicle, "--format", "html", "-o", tmp_path / "x.html")
    assert done.returncode == 2
    assert "make web" in done.stderr
    assert not (tmp_path / "x.html").exists()
