"""What the claims of an event differ on: a file for each question. Updates and corrections are no conflicts."""

from bede.events.agreeing.disputes.how_many import dispute_how_many
from bede.events.agreeing.disputes.what import dispute_what
from bede.events.agreeing.disputes.when import dispute_when
from bede.events.agreeing.disputes.where import dispute_where
from bede.events.agreeing.disputes.whether import dispute_retracted, dispute_whether, withdrawn_words
from bede.events.agreeing.disputes.who import dispute_who, find_accusers

__all__ = [
    "dispute_how_many",
    "dispute_retracted",
    "dispute_what",
    "dispute_when",
    "dispute_where",
    "dispute_whether",
    "dispute_who",
    "find_accusers",
    "withdrawn_words",
]
