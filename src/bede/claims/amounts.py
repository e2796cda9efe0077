"""What a figure in words is worth: low, best and high, and the unit."""

import re

from bede.knowledge.words.amounts import amount_words

_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_WORD = re.compile(r"[A-Za-z$€£¥]+")

Figures = tuple[float | None, float | None, float | None, str | None]
"""low, best, high, unit."""


def read_amount(text: str) -> Figures:
    """Return (low, best, high, unit) of an amount's words; None where the words give none.

    A plain figure is the best estimate; "at least" gives a low only, "up to" a high only (codebook, section 6).
    """
    lower = text.lower()
    unit = _unit(lower)
    vague = next((low for word, low in amount_words().vague.items() if re.search(rf"\b{word}\b", lower)), None)
    value = _value(lower)
    if value is None:
        return (vague, None, None, unit)
    bound = next((b for phrase, b in amount_words().bounds.items() if lower.startswith(phrase + " ")), "best")
    return (
        value if bound == "low" else None,
        value if bound == "best" else None,
        value if bound == "high" else None,
        unit,
    )


def _value(lower: str) -> float | None:
    words = amount_words()
    figure = _FIGURE.search(lower)
    if figure is not None:
        value = float(figure.group().replace(",", ""))
        after = re.match(r"\s?([a-z]+)", lower[figure.end() :])
        multiplier = words.multipliers.get(after.group(1), words.numbers.get(after.group(1), 1.0)) if after else 1.0
        return value * (multiplier if multiplier >= 100 or (after and after.group(1) in {"k", "dozen"}) else 1.0)
    total = [words.numbers[word] for word in _WORD.findall(lower) if word in words.numbers]
    if not total:
        return None
    return _combine(total)


def _combine(numbers: list[float]) -> float:
    """Return the value of number words in a row: "two hundred" is 200, "thirty five" is 35."""
    value = 0.0
    for number in numbers:
        value = max(value, 1.0) * number if number >= 100 or (number == 12 and value) else value + number
    return value


def _unit(lower: str) -> str | None:
    currencies = amount_words().currencies
    return next((code for mark, code in currencies.items() if mark.lower() in lower), None)
