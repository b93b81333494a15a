"""How often somebody may ask: a bucket of goes for each address, filled again at an even pace."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

MOST = 10_000
"""Addresses that are remembered; the one that asked longest ago is forgotten first."""


class Limit:
    """At most `burst` goes at once, and on the whole `pace` a second, for each address. `clock` gives seconds."""

    def __init__(self, burst: int, pace: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._burst = burst
        self._pace = pace
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, address: str) -> float:
        """Take a go: 0 if there was one, or else the seconds until there is one."""
        now = self._clock()
        with self._lock:
            left, since = self._left.pop(address, (float(self._burst), now))
            left = min(self._burst, left + (now - since) * self._pace)
            taken = left >= 1
            self._left[address] = (left - 1 if taken else left, now)
            if len(self._left) > MOST:
                self._left.popitem(last=False)
        return 0.0 if taken else (1 - left) / self._pace
