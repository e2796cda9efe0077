"""The contract of the command line: help, exit codes, quiet in a pipe, one line for every error."""

import json
import os
import subprocess
import sys

import pytest

from bede import __version__
from bede.chronicle import Chronicle
from bede.cli.app import COMMANDS

NO_CHRONICLE = ("show", "claims", "events", "export")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_an_example(run, command):
    done = run(command, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith(f"Usage: bede {command}")
    assert "Example:" in done.stdout
    assert done.stderr == ""


def test_no_command_shows_what_there_is(run):
    for done in (run("--help"), run("-h")):
        assert done.returncode == 0
        assert all(f"  {command} " in done.stdout for command in COMMANDS)
    assert all(f"  {command} " in run().stdout + run().stderr for command in COMMANDS)


def test_version(run):
    done = run("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"bede {__version__}\n", "")


@pytest.mark.parametrize("entry", [["-m", "bede"], ["-c", "from bede.cli.app import main; main()"]])
def test_entries_are_the_same(entry):
    done = subprocess.run([sys.executable, *entry, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"bede {__version__}\n"


def test_build_ends_with_0_and_a_summary(run, pages, tmp_path):
    file = tmp_path / "x.duckdb"
    done = run("build", pages, "-o", file)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        f"3 pages read: 3 new, 0 known already, 0 rejected.\n"
        f"{claims(run, file)} new claims; the chronicle has {claims(run, file, 'events')} events.\n"
        f"Look at it:  bede show {file}\n"
    )
    again = run("build", pages, "-o", file)
    assert again.stdout.startswith("3 pages read: 0 new, 3 known already, 0 rejected.\n0 new claims; the")


def test_build_of_pages_in_another_language_says_why_there_are_no_claims(run, tmp_path):
    page = '<html lang="de"><body><p>Russland griff die Ukraine an, und der Westen beriet lange.</p></body></html>'
    (tmp_path / "seite.html").write_text(page, encoding="utf-8")
    done = run("build", tmp_path / "seite.html", "-o", tmp_path / "x.duckdb")
    assert done.stdout.endswith(
        "the chronicle has 0 events.\n1 page in another language than English: kept, without claims.\n"
    )


def test_why_of_a_chronicle_alone_asks_for_the_entry(run, chronicle):
    done = run("why", chronicle)
    assert done.returncode == 2
    assert "Which entry?" in done.stderr


def claims(run, file, table="claims"):
    return len(run(table, file, "-f", "jsonl").stdout.splitlines())


def test_build_ends_with_1_where_inputs_were_rejected(shell, pages, tmp_path):
    done = shell("build", pages, tmp_path / "nowhere.html", "-o", tmp_path / "x.duckdb")
    assert done.returncode == 1
    assert done.stdout.startswith("4 pages read: 3 new, 0 known already, 1 rejected.\n")
    assert done.stderr.startswith("rejected (not-found): file:///")


def test_build_of_nothing_makes_no_chronicle(run, tmp_path):
    (tmp_path / "empty").mkdir()
    done = run("build", tmp_path / "nowhere.html", tmp_path / "empty", "-o", tmp_path / "x.duckdb")
    assert done.returncode == 2
    assert "nowhere.html' does not exist. Check the spelling." in done.stderr
    assert "There is nothing to read, so" in done.stderr
    assert not (tmp_path / "x.duckdb").exists()


def test_build_counts_rejects_beyond_the_first_twenty(run, pages, tmp_path):
    names = [tmp_path / f"{number}.html" for number in range(25)]
    done = run("build", pages, *names, "-o", tmp_path / "x.duckdb")
    assert done.stderr.count("rejected (not-found)") == 20
    assert done.stderr.endswith("... and 5 more: 5 not-found. All are in the table rejects.\n")


@pytest.fixture
def at_hand(chronicle, pages, tmp_path):
    """The chronicle and its pages in the current folder."""
    (tmp_path / "small.duckdb").write_bytes(chronicle.read_bytes())
    (tmp_path / "pages").symlink_to(pages)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("build", "pages"), "output"),
        (("build", "-o", "x.duckdb"), "PATH"),
        (("build", "pages", "-o", "no/such/folder/x.duckdb"), "The folder no/such/folder does not exist."),
        (("build", "pages", "-o", "."), "is a folder"),
        (("show",), "FILE"),
        (("show", "absent.duckdb"), "There is no chronicle at absent.duckdb."),
        (("show", "small.duckdb", "--since", "5 March"), "--since 5 March is no day. Write it as 2014-03-18."),
        (("claims", "small.duckdb", "--until", "2014-02-30"), "--until 2014-02-30 is no day."),
        (("events", "small.duckdb", "--since", "2015-01-01", "--until", "2014-01-01"), "Swap the two."),
        (("claims", "small.duckdb", "--type", "QUARREL"), "QUARREL"),
        (("claims", "small.duckdb", "--status", "done"), "done"),
        (("claims", "small.duckdb", "--limit", "-1"), "--limit"),
        (("claims", "small.duckdb", "--colour", "red"), "--colour"),
        (("export", "small.duckdb", "--format", "xlsx"), "xlsx"),
        (("export", "small.duckdb", "-f", "parquet"), "Parquet is no stream of text."),
        (("export", "small.duckdb", "-o", "no/such/folder/x.jsonl"), "could not be written"),
        (("why", "small.duckdb", "e00000000"), "No event or claim has an id that begins with"),
        (("why", "small.duckdb", "e0"), "too short for an id"),
        (("why", "small.duckdb", "e000000", "more"), "Too many words."),
        (("why", "absent.duckdb", "e000000"), "There is no chronicle at absent.duckdb."),
        (("chronicle",), "chronicle"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
@pytest.mark.usefixtures("at_hand")
def test_wrong_use_ends_with_2_and_says_what_is_wrong(run, arguments, told):
    done = run(*arguments)
    assert done.returncode == 2
    assert told in done.stderr.replace("\n", " ")
    assert done.stdout == ""


@pytest.mark.parametrize("command", [*NO_CHRONICLE, "why"])
@pytest.mark.parametrize("content", [b"", b"This is no database, but a letter.\n" * 200, b"SQLite format 3\0"])
def test_a_file_that_is_no_chronicle_ends_with_2(run, tmp_path, command, content):
    (tmp_path / "letter.duckdb").write_bytes(content)
    done = run(command, "letter.duckdb", *(["e0000000"] if command == "why" else []))
    assert done.returncode == 2
    assert done.stderr.startswith("Error: letter.duckdb ")
    assert done.stderr.count("\n") == 1
    assert (tmp_path / "letter.duckdb").read_bytes() == content


def test_a_locked_chronicle_takes_no_second_writer_and_can_be_read(shell, chronicle, pages, tmp_path):
    file = tmp_path / "busy.duckdb"
    file.write_bytes(chronicle.read_bytes())
    with Chronicle.open(file):
        done = shell("build", pages, "-o", file)
        assert done.returncode == 2
        assert done.stderr.startswith(f"Error: {file} is open in another process (number {os.getpid()}")
        assert done.stderr.count("\n") == 1
        done = shell("show", file)
        assert done.returncode == 0
        assert done.stderr.startswith(f"{file} is being written; this is what it held at ")
        assert done.stdout == shell("show", chronicle).stdout


@pytest.mark.parametrize("command", ["show", "claims", "events", "why"])
def test_quiet_in_a_pipe(run, chronicle, command):
    event = json.loads(run("events", chronicle, "-f", "jsonl", "-n", "1").stdout)["event_id"]
    done = run(command, chronicle, *([event] if command == "why" else []), TERM="xterm-256color")
    assert done.returncode == 0
    assert done.stderr == ""
    assert "\x1b" not in done.stdout
    assert not any(line.endswith(" ") for line in done.stdout.splitlines()[1:])


@pytest.mark.parametrize("wish", [{}, {"FORCE_COLOR": "1"}])
def test_build_draws_no_progress_in_a_pipe(shell, pages, tmp_path, wish):
    done = shell("build", pages, "-o", tmp_path / "x.duckdb", **wish)
    assert done.stderr == ""
    assert "\x1b" not in done.stdout
    assert "\r" not in done.stdout


@pytest.mark.parametrize("command", ["show", "claims", "events", "export"])
def test_a_reader_that_goes_away_ends_it_quietly(chronicle, command):
    """``bede show x | head -1``: the pipe is closed before much, or anything, has been written."""
    arguments = [sys.executable, "-m", "bede", command, str(chronicle)]
    arguments += ["-t", "documents"] if command == "export" else []
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        told = process.stderr.read()
        assert (process.wait(60), told) == (0, b"")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_output_in_a_pipe_is_utf_8_whatever_the_locale(shell, chronicle, encoding):
    done = shell("show", chronicle, PYTHONIOENCODING=encoding, PYTHONUTF8="0", LC_ALL="C")
    assert done.returncode == 0
    assert "Sergei Lavrov → Ukraine: accused" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code"), [(("show", "absent.duckdb"), 2), (("show", "--since"), 2), (("code",), 0)]
)
def test_exit_codes_reach_the_shell(shell, arguments, code):
    done = shell(*arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert bool(done.stderr) == bool(code)


def test_why_finds_the_only_chronicle_of_the_folder(run, chronicle, tmp_path):
    event = json.loads(run("events", chronicle, "-f", "jsonl", "-n", "1").stdout)["event_id"]
    assert "Name the chronicle: bede why FILE ID" in run("why", event).stderr
    assert run("why", event, BEDE_CHRONICLE=str(chronicle)).returncode == 0
    (tmp_path / "one.duckdb").write_bytes(chronicle.read_bytes())
    assert run("why", event).stdout.startswith(f"event {event}\n")
    (tmp_path / "two.duckdb").write_bytes(chronicle.read_bytes())
    done = run("why", event)
    assert done.returncode == 2
    assert "There are 2 .duckdb files in this folder." in done.stderr


def test_on_a_terminal_progress_is_drawn_and_wiped(pages, tmp_path):
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "bede", "build", str(pages), "-o", str(tmp_path / "x.duckdb")]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=theirs, env={**os.environ, "TERM": "xterm"}
    ) as process:
        os.close(theirs)
        drawn = b""
        try:
            while piece := os.read(ours, 4096):  # first: a terminal that nobody reads stops whoever draws on it
                drawn += piece
        except OSError:  # how Linux tells that the other end is closed
            pass
        told = process.stdout.read()
        assert process.wait(60) == 0
    os.close(ours)
    assert b"\x1b[2K" in drawn
    assert told.startswith(b"3 pages read:")
    assert b"\x1b" not in told
