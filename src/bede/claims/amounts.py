"""What a figure in words is worth: low, best and high, and the unit."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from bede.knowledge.words.amounts import AmountWords, amount_words
from bede.model import AmountKind, EventType

_OF_PERSONS = frozenset(AmountKind) - {AmountKind.MONEY, AmountKind.UNITS, AmountKind.TROOPS}

Figures = tuple[float | None, float | None, float | None, str | None]
"""low, best, high, unit."""

_FIGURE = r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?![\d,]\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_BETWEEN = r"\s?(?:-|–|\bto\b|\band\b|\bor\b)\s?"
# What may stand between "at least" and its figure.
_FILLER = re.compile(r"(?:\b(?:a|an|another|the|other|some)\s+|[$€£¥]|\b(?:us|a|c|hk|nz)(?=\$))+$")
_MORE = re.compile(r"\s?(?:or more|and more|-?plus|\+)(?:\b|$)")
_MAKES_VAGUE = r"(?:several|a few|many|a couple of|few)"
_AFTER_HEAD = re.compile(r"\s(?:of|from|in|on|at|to|by|for|with|who|that|which|and|or|was|were|being)(?:\s|$)|[,;(]")
_SCALES = {"dozen": "dozens", "hundred": "hundreds", "thousand": "thousands", "million": "millions"}


@dataclass(frozen=True, slots=True)
class _Number:
    """A number in the words: its value, where it stands, and the scale it was multiplied with, if any."""

    value: float
    start: int
    end: int
    scale: float = 1.0


def counted_by(type: EventType, mode: str | None, kind: AmountKind, before: str = "", behind: str = "") -> AmountKind:
    """Return what the persons of an amount are, by the words beside it, else by the act that it belongs to.

    ``before`` and ``behind`` are the text around the amount: in "killing 35 people and injuring 134" the words tell,
    and who is arrested is detained. Kinds that count no persons are as they were read, and where nothing tells.
    """
    if kind not in _OF_PERSONS:
        return kind
    told = _beside(before, behind)
    return told or amount_words().persons.get(f"{type} {mode}", kind)


def _beside(before: str, behind: str) -> AmountKind | None:
    words = amount_words().beside
    front, back = _told_around()
    found = front.search(before.lower()) or back.match(behind.lower())
    return words[found[1]] if found else None


@cache
def _told_around() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = _one_of(amount_words().beside)
    # Between a count and what befell them stand few words: "35 people were killed", "134 others injured".
    who = r"(?:\s(?:others?|more|people|persons|civilians|soldiers|men|women|children))?"
    return re.compile(rf"\b({words})\s$"), re.compile(
        rf"{who}(?:\s(?:were|was|had been|have been|are|left))?\s({words})\b"
    )


def read_amount(text: str) -> Figures:
    """Return (low, best, high, unit) of an amount's words; None where the words give none.

    A plain figure is the best estimate, "at least" gives a low only, "up to" a high only, "between" both, and
    "dozens" the low that the codebook rules (sections 6 and 8).
    """
    lower, words = text.lower().replace("’", "'"), amount_words()
    if (vague := _vague(lower, words)) is not None:
        low = None if _bound(lower, vague, words) == "high" else vague.value
        return low, None, None, _unit(text, vague.end, words)
    first = _number(lower, 0, words)
    if first is None:
        return None, None, None, _unit(text, 0, words)
    second = _other_end(lower, first, words)
    if second is not None:
        low = first.value * second.scale if first.value * second.scale <= second.value else first.value
        return low, None, second.value, _unit(text, second.end, words)
    bound, unit = _bound(lower, first, words), _unit(text, first.end, words)
    return (
        first.value if bound == "low" else None,
        first.value if bound == "best" else None,
        first.value if bound == "high" else None,
        unit,
    )


def _vague(lower: str, words: AmountWords) -> _Number | None:
    """Return the low figure of "hundreds", "several hundred", "tens of thousands" as the first number of the text."""
    several = re.search(rf"\b{_MAKES_VAGUE}\s({'|'.join(_SCALES)})\b", lower)
    if several is not None:
        return _Number(words.vague[_SCALES[several.group(1)]], several.start(), several.end())
    plural = re.search(rf"\b({'|'.join(words.vague)})\b(?:\sof\s(hundreds|thousands|millions|billions)\b)?", lower)
    if plural is None or _number(lower[: plural.start()], 0, words) is not None:
        return None
    scale = _scales(words).get((plural.group(2) or "").removesuffix("s"), 1.0)
    return _Number(words.vague[plural.group(1)] * scale, plural.start(), plural.end())


def _scales(words: AmountWords) -> dict[str, float]:
    scales = {name: value for name, value in words.numbers.items() if value >= 100 or name == "dozen"}
    return {**words.multipliers, **scales}


@cache
def _pattern() -> re.Pattern[str]:
    words = amount_words()
    names = _one_of((*words.numbers, *(name for name in words.multipliers if len(name) > 2)))
    joint = r"(?:(?:(?<=hundred)|(?<=thousand)|(?<=million))\sand\s|[\s-])"
    return re.compile(
        rf"(?<![\w.])(?P<figure>{_FIGURE})(?:(?P<short>[mk])\b|[\s-]?(?P<scale>{_one_of(_scales(words))})\b)?"
        rf"|\b(?P<words>{names}(?:{joint}{names})*)\b"
    )


def _one_of(names: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted(names, key=len, reverse=True))})"


def _number(lower: str, start: int, words: AmountWords) -> _Number | None:
    """Return the first number at or after ``start``, in figures or in words."""
    match = _pattern().search(re.sub(r"[$€£¥](?=\d)", " ", lower), start)
    if match is None:
        return None
    if match.group("words"):
        return _spelled(match, words)
    scale = _scales(words).get(match.group("short") or match.group("scale") or "", 1.0)
    if match.group("scale") in {"m", "k"} and match.group().endswith((" m", " k")):
        scale = 1.0  # "500 m" is a way, "$500m" a sum
    value = float(re.sub(r"[^\d.]", "", match.group("figure")))
    return _Number(value * scale, match.start(), match.end(), scale)


def _spelled(match: re.Match[str], words: AmountWords) -> _Number:
    """Return the value of number words in a row: "two hundred and five thousand" is 205,000."""
    total = current = 0.0
    scale = 1.0
    for name in re.findall(r"[a-z]+", match.group("words")):
        value = words.numbers.get(name) or words.multipliers.get(name)
        if value is None:  # "and"
            continue
        if value >= 1000:
            total, current = total + max(current, 1.0) * value, 0.0
        else:
            current = max(current, 1.0) * value if value == 100 or name == "dozen" else current + value
        scale = value if value >= 100 or name == "dozen" else 1.0
    return _Number(total + current, match.start(), match.end(), scale)


def _other_end(lower: str, first: _Number, words: AmountWords) -> _Number | None:
    """Return the second number of "between 10 and 20", "10 to 20", "10-20"; None where there is no range."""
    joint = re.match(_BETWEEN, lower[first.end :])
    if joint is None or (joint.group().strip() == "and" and "between" not in lower[: first.start]):
        return None
    second = _number(lower, first.end + joint.end(), words)
    if second is None or lower[first.end + joint.end() : second.start].strip(" $€£¥"):
        return None
    return second if second.value > first.value else None


def _bound(lower: str, number: _Number, words: AmountWords) -> str:
    """Return whether a number is a low, best or high one by the words right before or behind it."""
    before = _FILLER.sub("", lower[: number.start]).rstrip()
    for phrase, bound in words.bounds.items():
        if re.search(rf"\b{phrase}$", before):
            return bound
    return "low" if _MORE.match(lower[number.end :]) else "best"


def _unit(text: str, end: int, words: AmountWords) -> str | None:
    """Return the currency, else the thing counted: the head of the words behind the figure."""
    for mark, code in words.currencies.items():
        money = rf"\b{mark}\b(?! of\b)" if mark.isalpha() else rf"{re.escape(mark)}\s?\d"
        if re.search(money, text, re.IGNORECASE):
            return code
    behind = _MORE.sub(" ", re.sub(r"^\s*(?:of\s|-strong\s)?", "", text[end:]), count=1)
    head = re.findall(r"[^\W\d_][\w'’-]*", _AFTER_HEAD.split(behind, maxsplit=1)[0])
    return head[-1].lower() if head else None
