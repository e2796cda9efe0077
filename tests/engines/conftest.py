"""Helpers of neighbours, for this folder and for the workers that it starts."""

import sys
from pathlib import Path

TESTS = Path(__file__).parents[1]
for folder in ("chronicle", "pipeline"):
    if str(TESTS / folder) not in sys.path:
        sys.path.append(str(TESTS / folder))
