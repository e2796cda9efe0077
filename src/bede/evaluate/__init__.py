"""Pure measures: how near one reading of a document comes to another.

The same code measures a coder against annotations and one annotator against another.
"""

from bede.evaluate.counts import stock_table, take_stock
from bede.evaluate.measure import Scores, Strata, measure
from bede.evaluate.report import as_json, as_table

__all__ = ["Scores", "Strata", "as_json", "as_table", "measure", "stock_table", "take_stock"]
