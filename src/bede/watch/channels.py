"""Where notices go: lines on standard output, JSON Lines, a webhook, a command."""

import shlex
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from bede.model import Notice
from bede.pages.fetching import FetchFault, exchange
from bede.settings import WatchOptions

STDOUT = "stdout"


class ChannelFault(Exception):
    """A channel did not take a notice; it waits."""


class Channel(Protocol):
    """Takes notices. ``name`` tells it apart from others, also after a restart."""

    @property
    def name(self) -> str:
        """What the deliveries call it."""
        ...

    def send(self, notice: Notice) -> None:
        """Hand over a notice. Raises ChannelFault where it was not taken."""
        ...


@dataclass(frozen=True, slots=True)
class Lines:
    """Standard output, for people or, with ``jsonl``, for programs."""

    jsonl: bool = False
    name: str = STDOUT
    write: Callable[[str], object] | None = None

    def send(self, notice: Notice) -> None:
        """Write one line."""
        line = notice.body if self.jsonl else f"{notice.made:%Y-%m-%d %H:%M} {notice.text}"
        (self.write or sys.stdout.write)(line + "\n")
        if self.write is None:
            sys.stdout.flush()


@dataclass(frozen=True, slots=True)
class Webhook:
    """An address that takes each notice as JSON by POST, and answers with 2xx where it has it."""

    uri: str
    options: WatchOptions

    @property
    def name(self) -> str:
        """The address."""
        return self.uri

    def send(self, notice: Notice) -> None:
        """Post the notice; its id stands in ``Idempotency-Key`` too."""
        longest = self.options.channel_seconds
        options = replace(self.options, connect_seconds=longest, read_seconds=longest, deadline_seconds=longest)
        headers = {"Content-Type": "application/json", "Idempotency-Key": notice.notice_id, "User-Agent": "bede"}
        try:
            answer = exchange(self.uri, headers, options, method="POST", body=notice.body.encode())
        except FetchFault as fault:
            raise ChannelFault(f"{fault.reason}: {fault.detail}") from fault
        if not 200 <= answer.status < 300:
            raise ChannelFault(f"It answers {answer.status}.")


@dataclass(frozen=True, slots=True)
class Command:
    """A program that gets each notice as JSON on its standard input, and ends with 0 where it has it."""

    command: str
    options: WatchOptions

    @property
    def name(self) -> str:
        """The command as it was given."""
        return self.command

    def send(self, notice: Notice) -> None:
        """Run the program; no shell stands between."""
        try:
            done = subprocess.run(
                shlex.split(self.command),
                input=notice.body.encode() + b"\n",
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                timeout=self.options.channel_seconds,
                check=False,
            )
        except (OSError, ValueError, subprocess.TimeoutExpired) as error:
            raise ChannelFault(f"{type(error).__name__}: {error}") from error
        if done.returncode:
            told = done.stderr.decode("utf-8", "replace").strip()[-200:]
            raise ChannelFault(f"It ended with {done.returncode}. {told}".strip())
