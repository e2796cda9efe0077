"""Fixtures that all tests share."""

import signal
from pathlib import Path

import pytest
from hypothesis import settings

# A property holds or it does not, however busy the machine is.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")

# A shell that starts the tests in the background has SIGINT ignored. Children would inherit that, and those that a test
# interrupts would never end.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

SHARED = Path(__file__).resolve().parents[1].parent / "shared"


@pytest.fixture
def shared() -> Path:
    """The folder of shared material beside the repository; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(f"needs the shared folder beside the repository ({SHARED.name}/ is absent)")
    return SHARED
