"""The two-letter codes of ISO 3166-1, which other programs ask for: `KR` where the record has `KOR`."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from verbale.knowledge.domain import national_domains

if TYPE_CHECKING:
    from collections.abc import Mapping

_OTHERS = (
    "AIA:AI ARM:AM ATG:AG BLZ:BZ CAF:CF CCK:CC COL:CO FSM:FM GAB:GA GBR:GB GGY:GG GNQ:GQ IMN:IM IOT:IO LAO:LA LBY:LY MLI:ML MNE:ME "
    "MSR:MS NIU:NU PLW:PW SHN:SH STP:ST SYC:SC TKL:TK TON:TO TUV:TV VCT:VC WSM:WS XKX:XK"
)
"""Those whose domain anybody may take, or is another (`.uk`), or that have none (Kosovo)."""


@cache
def alpha2() -> Mapping[str, str]:
    """The two-letter code of each state and territory by its code in the record.

    Kosovo (`XK`) has one that ISO leaves to its users, the European Union (`EU`) one that ISO keeps free for it.
    """
    found = {code: domain.upper() for domain, code in national_domains().items()}
    return MappingProxyType(found | dict(pair.split(":") for pair in _OTHERS.split()))
