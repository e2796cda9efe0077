"""All errors that bede raises on purpose, in one tree.

    BedeError
    ├── UsageError            the call itself is wrong (exit code 2)
    │   └── NotFound          nothing has the id that was asked for
    ├── RejectedInput         one input can't be used; becomes a Reject, the batch goes on
    ├── ChronicleError        the chronicle file can't be opened, read or written
    │   └── ChronicleLocked   another process holds it
    ├── GoldError             annotations, or the texts they point into, can't be used
    ├── EngineError           the processes that code can't be started or reached
    ├── ModelError            a model file can't be read or is no reader
    └── KnowledgeError        a table shipped with bede is broken (a defect, never the user's fault)

Every message says what happened, where, and what to do about it.
"""


class BedeError(Exception):
    """Root of the tree; the command line shows its message without a traceback."""


class UsageError(BedeError):
    """The call can't be carried out as it stands."""


class NotFound(UsageError):
    """Nothing has the id that was asked for."""


class RejectedInput(BedeError):
    """One input can't be used.

    ``reason`` is a short fixed word that can be counted (``empty``, ``not-text`` ...),
    ``detail`` a sentence for people.
    """

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


class ChronicleError(BedeError):
    """The chronicle file can't be opened, read or written."""


class ChronicleLocked(ChronicleError):
    """Another process has the chronicle open for writing."""


class GoldError(BedeError):
    """Annotations can't be read, or the texts that they point into are missing or not the same."""


class ModelError(BedeError):
    """A model file can't be read, or does not take and give what a reader must."""


class EngineError(BedeError):
    """The processes that code can't be started or reached."""


class KnowledgeError(BedeError):
    """A table that ships with bede contradicts itself."""
