"""What to watch: addresses as they are given, or a file in TOML that lists feeds and rules."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from bede.errors import UsageError
from bede.model import EventType, News, Standing, Status
from bede.watch.rules import Rule

E = TypeVar("E", bound=StrEnum)

_UNITS = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86_400.0}
_SHORTEST = 60.0
_FEED_KEYS = frozenset({"uri", "every"})
_RULE_KEYS = frozenset("name actors dyads types statuses places standing what".split())


@dataclass(frozen=True, slots=True)
class WatchList:
    """Feeds with the seconds between polls (None: as the options say), and the rules; no rules: all is wanted."""

    feeds: Mapping[str, float | None]
    rules: tuple[Rule, ...] = ()


def read_list(given: Sequence[str]) -> WatchList:
    """Return what addresses and files name. Raises UsageError where one of them can't be used."""
    feeds: dict[str, float | None] = {}
    rules: list[Rule] = []
    for name in given:
        if name.startswith(("http://", "https://")):
            feeds.setdefault(name, None)
        else:
            listed = _read_file(Path(name))
            feeds |= listed.feeds
            rules += listed.rules
    if not feeds:
        raise UsageError("There is no feed to watch. Give addresses, or a file that lists them (docs/watch.md).")
    return WatchList(feeds, tuple(rules))


def _read_file(path: Path) -> WatchList:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise UsageError(
            f"{path} is neither an address (http:// or https://) nor a file. Check the spelling."
        ) from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path} can't be read as a list of feeds in TOML: {error}. See docs/watch.md.") from None
    try:
        _check_keys(content, frozenset({"feed", "rule"}), "The file")
        feeds = dict(_feed(entry) for entry in _tables(content, "feed"))
        rules = tuple(_rule(entry, number) for number, entry in enumerate(_tables(content, "rule"), 1))
    except UsageError as error:
        raise UsageError(f"{path}: {error} See docs/watch.md.") from None
    return WatchList(feeds, rules)


def _feed(entry: Mapping[str, Any]) -> tuple[str, float | None]:
    _check_keys(entry, _FEED_KEYS, "A feed")
    uri = entry.get("uri")
    if not isinstance(uri, str) or not uri.startswith(("http://", "https://")):
        raise UsageError(f"A feed has the uri {uri!r}, which is no address of the web.")
    every = entry.get("every")
    return uri, None if every is None else seconds(every)


def seconds(told: object) -> float:
    """Return the seconds of a span such as ``15m``, ``2h``, ``90s`` or ``1d``. Raises UsageError for another one."""
    text = str(told).strip()
    number, unit = text[:-1], text[-1:]
    if not number.isascii() or not number.isdigit() or unit not in _UNITS:
        raise UsageError(f"“{text}” is no span of time. Write it as 15m, 2h or 1d.")
    span = int(number) * _UNITS[unit]
    if span < _SHORTEST:
        raise UsageError(f"“{text}” is too short a span: no feed is polled more than once a minute.")
    return span


def _rule(entry: Mapping[str, Any], number: int) -> Rule:
    name = str(entry.get("name", f"rule {number}"))
    _check_keys(entry, _RULE_KEYS, f"The rule “{name}”")
    pairs = entry.get("dyads", [])
    if not isinstance(pairs, list) or not all(isinstance(pair, list) and len(pair) == 2 for pair in pairs):
        raise UsageError(f'The rule “{name}” has dyads that are no pairs. Write dyads = [["RUS", "UKR"]].')
    standing = entry.get("standing")
    return Rule(
        name,
        actors=_words(entry, "actors", name),
        dyads=tuple((str(first), str(second)) for first, second in pairs),
        types=_codes(EventType, _words(entry, "types", name)),
        statuses=_codes(Status, _words(entry, "statuses", name)),
        places=_words(entry, "places", name),
        standing=None if standing is None else _codes(Standing, [str(standing)])[0],
        what=_codes(News, _words(entry, "what", name)),
    )


def _tables(content: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    found = content.get(key, [])
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise UsageError(f"“{key}” must be a list of tables. Write each as [[{key}]].")
    return found


def _check_keys(entry: Mapping[str, Any], known: frozenset[str], what: str) -> None:
    strange = sorted(set(entry) - known)
    if strange:
        raise UsageError(f"{what} has “{strange[0]}”, which is none of {', '.join(sorted(known))}.")


def _words(entry: Mapping[str, Any], key: str, name: str) -> tuple[str, ...]:
    found = entry.get(key, [])
    if not isinstance(found, list) or not all(isinstance(word, str) and word.strip() for word in found):
        raise UsageError(f'The rule “{name}” has {key} that are no list of words. Write {key} = ["..."].')
    return tuple(found)


def _codes(vocabulary: type[E], words: Iterable[str]) -> tuple[E, ...]:
    known = {code.value.lower(): code for code in vocabulary}
    for word in words:
        if word.lower() not in known:
            raise UsageError(f"“{word}” is none of {', '.join(known)}.")
    return tuple(known[word.lower()] for word in words)
