"""The meaning of every code that rows have."""

from bede.chronicle.vocabularies import MEANINGS


def codes_page() -> dict[str, dict[str, str]]:
    """Return code and meaning by vocabulary, as ``EventType`` or ``Standing``."""
    return {vocabulary.__name__: dict(meanings) for vocabulary, meanings in MEANINGS.items()}
