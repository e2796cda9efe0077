"""What writing came to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Written:
    """What was added: new captures, documents coded (new or anew) and their claims."""

    captures: int = 0
    documents: int = 0
    claims: int = 0
