"""The views: what most people want to see of the record, each column with its meaning."""

from bede.chronicle.columns import View
from bede.chronicle.counted import COUNTED
from bede.chronicle.views.commitments import COMMITMENTS
from bede.chronicle.views.dyad_days import DYAD_DAYS
from bede.chronicle.views.pledges import PLEDGES
from bede.chronicle.views.positions import POSITIONS
from bede.chronicle.views.timeline import TIMELINE

VIEWS: tuple[View, ...] = (*COUNTED, TIMELINE, DYAD_DAYS, POSITIONS, COMMITMENTS, PLEDGES)
"""All views."""
