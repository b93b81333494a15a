"""National top-level domains, which are the ISO 3166-1 alpha-2 codes but for a few (RFC 1591).

`domains.tsv` leaves out those that anybody may take for the sake of their letters (`.io`, `.tv`, `.me` ...).
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from verbale.knowledge.files import rows

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def national_domains() -> Mapping[str, str]:
    """The party (code) of each national top-level domain, in lower case without its dot."""
    return MappingProxyType(dict(rows("domains.tsv", ("domain", "code"))))
