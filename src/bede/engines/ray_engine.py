"""Many machines: the actors of a Ray cluster hold a model each and code shards into parts on a disk that all share.

Ray starts an actor anew that died, here or on another machine, and tries its shard once more; a shard that kills it
again is coded page by page. Nothing but the names of files and the counts of parts travels through Ray.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from bede.engines.local import usable_cores
from bede.engines.share import Coded, Share, give_up, tries
from bede.engines.worker import Making
from bede.errors import EngineError
from bede.model import Run
from bede.settings import Settings

_STORE_BYTES = 100 * 1024 * 1024
"""Of Ray's object store, which carries next to nothing here. Ray wants at least 75 MiB."""


class Coder:
    """What lives in an actor: a model, and the coding of one shard after the other."""

    def __init__(self, make: Making, settings: Settings) -> None:
        self._code = make(settings)

    def ready(self) -> bool:
        """Return True, once the model is loaded."""
        return True

    def code(self, share: Share) -> Coded:
        """Return what came of the shard."""
        coded: Coded = self._code(share)
        return coded


def coded_by_ray(
    shares: Iterable[Share], run: Run, settings: Settings, *, workers: int, address: str, make: Making
) -> Iterator[Coded]:
    """Yield what came of each shard, in the order of coming to an end, by the actors of a cluster.

    ``workers`` 0, or more than the cluster has cores: one for each core. ``address`` empty: a cluster of its own, on
    this machine alone. Raises EngineError where Ray can't be had, or its actors can't begin.
    """
    ray = _started(workers, address)
    try:
        kind = ray.remote(num_cpus=1, max_restarts=-1, max_task_retries=1)(Coder)
        cores = max(1, int(ray.cluster_resources().get("CPU", 1)))  # an actor over that would wait for ever
        actors = [kind.remote(make, settings) for _ in range(min(workers or cores, cores))]
        _check(ray, actors[0])
        yield from _Shares(ray, actors, run).coded(iter(shares))
    finally:
        ray.shutdown()


def _check(ray: Any, actor: Any) -> None:
    """Raise EngineError where an actor can't begin: else every shard would seem to kill it."""
    try:
        ray.get(actor.ready.remote())
    except ray.exceptions.RayError as error:
        raise EngineError(f"The actors can't begin: {error}") from error


class _Shares:
    """Shards on their way: one at each actor."""

    def __init__(self, ray: Any, actors: Sequence[Any], run: Run) -> None:
        self._ray = ray
        self._idle = list(actors)
        self._run = run
        self._asked: dict[Any, tuple[Any, Share, Iterator[Share]]] = {}

    def coded(self, shares: Iterator[Share]) -> Iterator[Coded]:
        """Yield what comes of the shards."""
        while True:
            for share in islice(shares, len(self._idle)):
                # Ray does the second of the tries by itself.
                self._ask(self._idle.pop(), share, islice(tries(share), 1, None))
            if not self._asked:
                return
            done, _ = self._ray.wait(list(self._asked), num_returns=1)
            for one in done:
                yield from self._answered(one)

    def _ask(self, actor: Any, share: Share, further: Iterator[Share]) -> bool:
        """Let the actor try the shard in the next way that is left; return False where none is."""
        following = next(further, None)
        if following is not None:
            self._asked[actor.code.remote(following)] = (actor, share, further)
        return following is not None

    def _answered(self, one: Any) -> Iterator[Coded]:
        actor, share, further = self._asked.pop(one)
        try:
            coded = self._ray.get(one)
        except self._ray.exceptions.RayActorError:
            if self._ask(actor, share, further):
                return
            coded = give_up(share, self._run)
        self._idle.append(actor)
        yield coded


def _started(workers: int, address: str) -> Any:
    """Return the module of Ray, with a cluster at hand."""
    # Before the import, which reads it: nothing is told to anybody.
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    try:
        import ray  # noqa: PLC0415  an extra, and it takes a second
    except ImportError as error:
        raise EngineError("Ray is not installed. Run: pip install 'bede[ray]'") from error
    quiet: dict[str, Any] = {"log_to_driver": False, "logging_level": "error"}
    own: dict[str, Any] = {
        "num_cpus": workers or usable_cores(),
        "include_dashboard": False,
        "object_store_memory": _STORE_BYTES,
        "_node_ip_address": "127.0.0.1",
    }
    try:
        ray.init(**quiet, **({"address": address} if address else own))
    except Exception as error:  # Ray raises many kinds, the bare one among them
        ray.shutdown()
        where = f"at {address}" if address else "on this machine"
        raise EngineError(f"The Ray cluster {where} can't be reached or started: {error}") from error
    return ray
