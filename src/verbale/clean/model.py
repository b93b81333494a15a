"""Which lines are the main text: a linear-chain model of four states over the features of the lines.

A page is a head of furniture, a body that may have gaps of furniture in it, and a tail of furniture. Each state scores a line by
the weighted sum of its features; a page's probability is that of its best and all other ways through the states (conditional
random field: Lafferty, McCallum and Pereira, ICML 2001). The weights are in `page_model.yaml`, with how they were fitted.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any, NamedTuple

import yaml

from verbale.clean.features import NAMES, features
from verbale.clean.lines import Line
from verbale.errors import KnowledgeError

STATES = ("head", "body", "gap", "tail")
HEAD, BODY, GAP, TAIL = range(4)
STEPS = ((HEAD, HEAD), (HEAD, BODY), (BODY, BODY), (BODY, GAP), (GAP, GAP), (GAP, BODY), (BODY, TAIL), (TAIL, TAIL))
"""The moves that a page may make."""

FIRST, LAST = (HEAD, BODY), (HEAD, BODY, TAIL)
"""The states that a page may begin and end in; one that ends in its head has no body."""


class PageModel(NamedTuple):
    """`weights`: for each of `NAMES`, one number a state; `steps`: one number for each of `STEPS`."""

    weights: tuple[tuple[float, float, float, float], ...]
    steps: tuple[float, ...]


@cache
def page_model() -> PageModel:
    """The model, read once. Raises `KnowledgeError` where the file does not fit the features."""
    source = files("verbale").joinpath("clean", "page_model.yaml").read_text("utf-8")
    return parsed(yaml.load(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))


def parsed(data: dict[str, Any]) -> PageModel:
    """A model from its YAML: `weights` maps each feature to one number a state, `steps` each `from to` to a number."""
    wanted = [f"{STATES[a]} {STATES[b]}" for a, b in STEPS]
    if list(data["weights"]) != list(NAMES) or list(data["steps"]) != wanted:
        raise KnowledgeError("page_model.yaml: its features or steps are not the code's")
    rows = tuple((float(h), float(b), float(g), float(t)) for h, b, g, t in data["weights"].values())
    return PageModel(rows, tuple(map(float, data["steps"].values())))


def body_chances(lines: Sequence[Line]) -> list[float]:
    """For each line, the probability that it belongs to the main text."""
    model = page_model()
    scores = [_scores(model, row) for row in features(lines)]
    return posterior(scores, model.steps) if scores else []


def _scores(model: PageModel, row: tuple[float, ...]) -> tuple[float, float, float, float]:
    """A line's factor in each state, the greatest being 1."""
    head = body = gap = tail = 0.0
    for x, (h, b, g, t) in zip(row, model.weights, strict=True):
        if x:
            head += x * h
            body += x * b
            gap += x * g
            tail += x * t
    top = max(head, body, gap, tail)
    return exp(max(head - top, -60.0)), exp(max(body - top, -60.0)), exp(max(gap - top, -60.0)), exp(max(tail - top, -60.0))


def posterior(scores: Sequence[tuple[float, float, float, float]], steps: Sequence[float]) -> list[float]:
    """P(body) of each line by the forward-backward algorithm, scaled at every line."""
    hh, hb, bb, bg, gg, gb, bt, tt = (exp(s) for s in steps)
    forward = []
    h, b, g, t = scores[0][HEAD], scores[0][BODY], 0.0, 0.0
    forward.append((h, b, g, t))
    for sh, sb, sg, st in scores[1:]:
        h, b, g, t = (
            h * hh * sh,
            (h * hb + b * bb + g * gb) * sb,
            (b * bg + g * gg) * sg,
            (b * bt + t * tt) * st,
        )
        scale = 1.0 / ((h + b + g + t) or 1e-300)
        h, b, g, t = h * scale, b * scale, g * scale, t * scale
        forward.append((h, b, g, t))
    chances = [0.0] * len(scores)
    h, b, g, t = 1.0, 1.0, 0.0, 1.0
    for i in range(len(scores) - 1, -1, -1):
        fh, fb, fg, ft = forward[i]
        whole = fh * h + fb * b + fg * g + ft * t
        chances[i] = fb * b / whole if whole else 0.0
        sh, sb, sg, st = scores[i]
        h, b, g, t = (
            hh * sh * h + hb * sb * b,
            bb * sb * b + bg * sg * g + bt * st * t,
            gg * sg * g + gb * sb * b,
            tt * st * t,
        )
        scale = 1.0 / (max(h, b, g, t) or 1e-300)
        h, b, g, t = h * scale, b * scale, g * scale, t * scale
    return chances
