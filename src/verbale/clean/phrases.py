"""The phrases and marks of page furniture, from `knowledge/furniture.yaml`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

import yaml

from verbale.errors import KnowledgeError

STRIPPED = " \t\u00a0.:!?|>»›-–—•*·…[]()<>+×,;\"'“”‘’"
COUNT = re.compile(r"\s*\(?\d+\)?\s*")
KEYS = frozenset(("whole", "after", "start", "cue"))


class Phrases:
    """The phrases by what they say of a line.

    `whole`: lines that are furniture as they stand, folded; `after`: those of them that head what stands below a text; `start`:
    how furniture lines begin; `cue`: words that such lines hold, but that body lines may hold as well.
    """

    def __init__(self, data: dict[str, Any]) -> None:
        """From the parsed YAML: lists of phrases, words split by one blank. Raises `KnowledgeError` for others."""
        if set(data) != KEYS or not all(isinstance(p, str) for key in KEYS for p in data[key]):
            raise KnowledgeError(f"furniture.yaml: wants lists of strings named {', '.join(sorted(KEYS))}")
        self.after = frozenset(folded(p) for p in data["after"])
        self.whole = self.after | {folded(p) for p in data["whole"]}
        self.start = _alternatives(data["start"], r"\W*(?:{})(?!\w)")
        self.cue = frozenset(data["cue"])
        self.pairs = frozenset(cue.partition(" ")[0] for cue in self.cue if " " in cue)


def _alternatives(phrases: list[str], frame: str) -> re.Pattern[str]:
    words = sorted((re.escape(p).replace(r"\ ", r"\s+") for p in phrases), key=lambda p: (-len(p), p))
    return re.compile(frame.format("|".join(words)), re.I)


def folded(text: str) -> str:
    """Lower case, one blank between words, no punctuation at the ends."""
    return " ".join(text.strip(STRIPPED).casefold().split())


@cache
def phrases() -> Phrases:
    """The phrases, read once."""
    source = files("verbale").joinpath("knowledge", "furniture.yaml").read_text("utf-8")
    return Phrases(yaml.load(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))


@lru_cache(maxsize=4096)
def is_furniture(text: str) -> bool:
    """Whether a line is furniture by its words alone."""
    if len(text) > 160:
        return False
    known = phrases()
    return folded(text) in known.whole or known.start.match(text) is not None


def heads_after(text: str) -> bool:
    """Whether a line is the heading of what pages print below a text: "Comments (3)", "Related News"."""
    return len(text) < 60 and folded(COUNT.sub("", text)) in phrases().after


def has_cue(words: Sequence[str]) -> bool:
    """Whether furniture's words, alone or in pairs, are among the words of a line (split at blanks)."""
    cues = phrases().cue
    plain = [w.strip(STRIPPED).lower() for w in words]
    if not cues.isdisjoint(plain):
        return True
    if phrases().pairs.isdisjoint(plain):
        return False
    return not cues.isdisjoint([f"{a} {b}" for a, b in pairwise(plain)])
