"""Exports of press archives: LexisNexis and Factiva, many articles in one text file.

``nexis_articles`` and ``factiva_articles`` take the text apart; ``export_pages`` makes pages of what they find.
"""

from bede.pages.exports.factiva import factiva_articles
from bede.pages.exports.nexis import nexis_articles
from bede.pages.exports.pages import export_pages

__all__ = ["export_pages", "factiva_articles", "nexis_articles"]
