"""Work shared among processes: batches out, results back in the same order."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context, parent_process
from typing import TYPE_CHECKING, TypeVar

from verbale.errors import VerbaleError

if TYPE_CHECKING:
    from concurrent.futures import Future

Batch = TypeVar("Batch")
Result = TypeVar("Result")


def spread(work: Callable[[Batch], Result], batches: Iterable[Batch], *, jobs: int) -> Iterator[Result]:
    """`map(work, batches)` in `jobs` processes. `work`, batches and results must be picklable.

    Two batches a process are under way at most, so that the memory stays bounded however long the input. Raises what
    `work` raises, and `VerbaleError` where a process is ended from outside.
    """
    rest = iter(batches)
    waiting: deque[Future[Result]] = deque()
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _start)
    try:
        waiting.extend(pool.submit(work, batch) for batch in islice(rest, 2 * jobs))
        while waiting:
            yield waiting.popleft().result()
            waiting.extend(pool.submit(work, batch) for batch in islice(rest, 1))
    except BrokenProcessPool as error:
        raise VerbaleError("a worker process was ended from outside; fewer --jobs need less memory") from error
    finally:
        pool.shutdown(cancel_futures=True)


def _start() -> None:
    """Runs first in a process: one thread each, for the processes share the cores; interrupts are the parent's."""
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(variable, "1")
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent that is killed cannot tell its workers to stop."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
