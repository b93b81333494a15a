"""verbale: the record of diplomatic dialogues, each fact tied to the words that say so.

`verbale.read(text)` gives what a report tells; `verbale.open(path)` a record of many, to be asked. Both are in `verbale.api`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verbale.api import Record, Rows, open, read

__version__ = "0.1.0"

__all__ = ["Record", "Rows", "__version__", "open", "read"]


def __getattr__(name: str) -> Any:
    """The public names, loaded when they are first asked for: the command line starts without them."""
    if name in __all__:
        from verbale import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
