"""Who does the coding: this process, many on this machine, or many machines. The rows are the same."""

from bede.engines.local import pool, usable_cores

__all__ = ["pool", "usable_cores"]
