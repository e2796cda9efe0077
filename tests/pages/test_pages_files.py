"""Which files are meant: folders, globs, links, and what is no file."""

import os

import pytest

from bede.model import Reject
from bede.pages import find


@pytest.fixture
def tree(tmp_path):
    """A small folder of pages: a.html, b/c.html, b/d/e.txt, b/d/f.html, z.html and hidden things."""
    for name in ("z.html", "a.html", "b/c.html", "b/d/e.txt", "b/d/f.html", ".git/x.html", "b/.y.html"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path.resolve()


def names(tree, *paths):
    """What was found, as a path below the tree or ``reason:path``."""
    root = tree.as_uri() + "/"
    results = find([str(path) for path in paths])
    return [(f"{r.reason}:" if isinstance(r, Reject) else "") + r.uri.removeprefix(root) for r in results]


def test_folder_in_order_without_hidden(tree):
    assert names(tree, tree) == ["a.html", "b/c.html", "b/d/e.txt", "b/d/f.html", "z.html"]


def test_hidden_is_read_if_named(tree):
    assert names(tree, tree / "b/.y.html", tree / ".git") == ["b/.y.html", ".git/x.html"]


def test_each_file_once_in_the_order_given(tree):
    (tree / "alias.html").symlink_to(tree / "z.html")
    (tree / "hard.html").hardlink_to(tree / "a.html")
    (tree / "b2").symlink_to(tree / "b")
    assert names(tree, tree / "z.html", tree / "b/../z.html", tree, tree) == [
        "z.html",
        "a.html",
        "b/c.html",
        "b/d/e.txt",
        "b/d/f.html",
    ]


def test_relative_paths_have_the_same_uri(tree, monkeypatch):
    monkeypatch.chdir(tree / "b")
    assert names(tree, "c.html", "../a.html") == ["b/c.html", "a.html"]
    assert names(tree, ".") == ["b/c.html", "b/d/e.txt", "b/d/f.html"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.html", ["a.html", "z.html"]),
        ("**/*.html", ["a.html", "b/c.html", "b/d/f.html", "z.html"]),
        ("b/**", ["b/c.html", "b/d/e.txt", "b/d/f.html"]),
        ("**/d", ["b/d/e.txt", "b/d/f.html"]),
        ("**/d/**/*.txt", ["b/d/e.txt"]),
        ("*/*.html", ["b/c.html"]),
        ("?/[cd]*", ["b/c.html", "b/d/e.txt", "b/d/f.html"]),
        (".git/*", [".git/x.html"]),
    ],
)
def test_globs(tree, pattern, expected):
    assert names(tree, tree / pattern) == expected


def test_a_name_that_looks_like_a_glob_is_taken_as_it_is(tree):
    (tree / "story[1].html").write_text("x")
    (tree / "story1.html").write_text("y")
    assert names(tree, tree / "story[1].html") == ["story%5B1%5D.html"]


def test_a_glob_leaves_the_rest_to_the_next_argument(tree):
    assert names(tree, tree / "*.html", tree)[2:] == ["b/c.html", "b/d/e.txt", "b/d/f.html"]


@pytest.mark.parametrize("missing", ["no.html", "a.html/x", "no/*.html", "*.pdf", "**/*.pdf", "a\0b", "", "x" * 5000])
def test_what_is_not_there(tree, missing, monkeypatch):
    monkeypatch.chdir(tree)
    (reject,) = find([missing])
    assert reject.reason == ("no-match" if "*" in missing else "not-found")
    assert reject.detail


def test_empty_folder_is_told(tree):
    (tree / "empty").mkdir()
    assert names(tree, tree / "empty") == ["no-match:empty"]
    assert names(tree, tree / "z.html", tree / "empty") == ["z.html", "no-match:empty"]


@pytest.mark.parametrize("paths", [["."], ["**/*.html"]])
def test_directory_loops_are_told_and_left(tree, monkeypatch, paths):
    (tree / "b/d/up").symlink_to(tree / "b")
    (tree / "b/d/self").symlink_to(".")
    monkeypatch.chdir(tree)
    found = names(tree, *paths)
    assert {"a.html", "b/c.html", "b/d/f.html"} <= set(found)
    assert [name for name in found if ":" in name] == ["directory-loop:b/d/self", "directory-loop:b/d/up"]


def test_folders_that_all_link_to_one_another_end(tmp_path):
    folders = [tmp_path / str(number) for number in range(12)]
    for folder in folders:
        folder.mkdir()
    for folder in folders:
        (folder / "p.html").write_text("x")
        for other in folders:
            (folder / f"to{other.name}").symlink_to(other)
    for given in (tmp_path, tmp_path / "**/*.html"):
        found = [r for r in find([str(given)]) if not isinstance(r, Reject)]
        assert len(found) == 12


def test_special_files_do_not_block(tree):
    os.mkfifo(tree / "b/pipe")
    assert "not-a-file:b/pipe" in names(tree, tree)
    assert names(tree, tree / "b/pipe", "/dev/null") == ["not-a-file:b/pipe", "not-a-file:file:///dev/null"]


def test_broken_links(tree):
    (tree / "dead").symlink_to(tree / "nothing")
    (tree / "round").symlink_to(tree / "round")
    assert names(tree, tree / "dead", tree / "round") == ["unreadable:dead", "unreadable:round"]
    assert "leads nowhere" in find([str(tree / "dead")])[0].detail


def test_closed_folder(tree, monkeypatch):
    listdir = os.listdir

    def closed(path):
        if str(path).endswith("/b"):
            raise PermissionError(13, "Permission denied")
        return listdir(path)

    monkeypatch.setattr(os, "listdir", closed)
    assert names(tree, tree) == ["a.html", "unreadable:b", "z.html"]
    assert names(tree, tree / "**/*.html") == ["a.html", "unreadable:b", "z.html"]


def test_odd_names(tree):
    odd = os.fsencode(tree) + b"/b/\xff\n.html"
    with open(odd, "wb") as file:  # noqa: PTH123
        file.write(b"x")
    assert "b/%FF%0A.html" in names(tree, tree)
    (reject,) = find(["\udcff\x07gone"])
    assert (reject.reason, reject.detail.isprintable()) == ("not-found", True)


@pytest.fixture
def deep(tmp_path):
    """A folder 1200 levels down, more than Python's calls nest; taken apart again, as pytest can't."""
    folders = [tmp_path]
    for _ in range(1200):
        folders.append(folders[-1] / "d")
        folders[-1].mkdir()
    yield folders[-1]
    for folder in reversed(folders[1:]):
        folder.rmdir()


def test_deep_folders(deep, tmp_path):
    page = deep / "p.html"
    page.write_text("x")
    (found,) = find([str(tmp_path)])
    page.unlink()
    assert found.path == page


def test_standard_input_once(tree):
    assert names(tree, "-", tree / "a.html", "-") == ["stdin:", "a.html"]
