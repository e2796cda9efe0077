"""The folder that a browser saves beside a page, with its pictures, scripts and frames: it belongs to the page."""

from collections.abc import Collection

SUFFIXES = (
    "_files", "-files", ".files", "_fichiers", "-Dateien", "_archivos", "_ficheros", "_file", "-filer", "_bestanden",
    "_arquivos", "_ficheiros", "_elemei", "_soubory", "_tiedostot", "_dosyalar", "_datoteke", "_pliki", "-pliki",
    "_fitxers", "_fails", "_failid", "_bylos", "_fajlovi",
)  # fmt: skip
"""What browsers add to the page's name, by their language. Other languages write ``_files`` too."""

PAGE_ENDINGS = (".html", ".htm", ".xhtml", ".mhtml")


def is_companion(folder: str, beside: Collection[str]) -> bool:
    """Tell whether ``folder`` is the companion of a page among the names that stand beside it."""
    stems = (folder[: -len(suffix)] for suffix in SUFFIXES if folder.endswith(suffix))
    return any(f"{stem}{ending}" in beside for stem in stems if stem for ending in PAGE_ENDINGS)


def without_companions(names: list[str]) -> list[str]:
    """Return the paths (``a/b.html``) that lie in no companion folder of a page among them."""
    beside: dict[str, set[str]] = {}
    for name in names:
        folder, _, last = name.rpartition("/")
        beside.setdefault(folder, set()).add(last)
    known: dict[str, bool] = {}
    return [name for name in names if not _within(name.rpartition("/")[0], beside, known)]


def _within(folder: str, beside: dict[str, set[str]], known: dict[str, bool]) -> bool:
    """Tell whether a folder or one above it is a companion; by steps, for paths may be deep."""
    path = folder
    passed = []
    answer = False
    while path:
        if path in known:
            answer = known[path]
            break
        passed.append(path)
        above, _, last = path.rpartition("/")
        if is_companion(last, beside.get(above, ())):
            answer = True
            break
        path = above
    known.update(dict.fromkeys(passed, answer))
    return answer
