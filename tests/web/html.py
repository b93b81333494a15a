"""HTML as strictly as a validator would have it: what is opened is closed, ids are unique, and nothing stands where it must not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise

VOID = frozenset(("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"))
OPEN_ENDED = frozenset(("option",))
BLOCKS = frozenset((
    "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
    "h3", "h4", "header", "hr", "main", "nav", "ol", "p", "section", "table", "ul",
))  # fmt: skip
INLINE_ONLY = frozenset(("p", "h1", "h2", "h3", "h4", "span", "bdi", "q", "cite", "b", "summary", "label", "button"))


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Checked(HTMLParser):
    """A page, parsed; `faults` says what is wrong with it."""

    elements: list[Element] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    _open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = Counter(name for name, _ in attrs)
        self.faults += [f"<{tag}> has {name} twice" for name, n in names.items() if n > 1]
        inside = next((e.tag for e in reversed(self._open) if e.tag in INLINE_ONLY), None)
        if tag in BLOCKS and inside:
            self.faults.append(f"<{tag}> within <{inside}> at line {self.getpos()[0]}")
        if tag == "a" and any(e.tag == "a" for e in self._open):
            self.faults.append(f"a link within a link at line {self.getpos()[0]}")
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID | OPEN_ENDED:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.faults.append(f"<{tag}/> closes itself")

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1].tag != tag:
            self.faults.append(f"</{tag}> at line {self.getpos()[0]} closes {self._open[-1].tag if self._open else 'nothing'}")
        else:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def of(self, *tags: str) -> list[Element]:
        return [e for e in self.elements if e.tag in tags]


def checked(page: str) -> Checked:
    """The page, with all that is wrong with it."""
    made = Checked()
    made.feed(page)
    made.close()
    made.faults += [f"<{e.tag}> is not closed" for e in made._open]
    ids = Counter(e.attributes["id"] for e in made.elements if "id" in e.attributes)
    made.faults += [f"id {name!r} {n} times" for name, n in ids.items() if n > 1]
    made.faults += [f"empty id in <{e.tag}>" for e in made.elements if e.attributes.get("id") == ""]
    for attribute in ("aria-labelledby", "aria-describedby", "for", "list"):
        made.faults += [
            f"{attribute}={e.attributes[attribute]!r} leads nowhere"
            for e in made.elements
            if e.attributes.get(attribute, "") not in {*ids, ""}
        ]
    anchors = (e.attributes["href"][1:] for e in made.of("a") if e.attributes.get("href", "").startswith("#"))
    made.faults += [f"#{name} leads nowhere" for name in anchors if name not in ids]
    made.faults += [f"picture without words: {e.attributes}" for e in made.of("img") if "alt" not in e.attributes]
    labelled = {e.attributes.get("for") for e in made.of("label")}
    made.faults += [
        f"field without a label: {e.attributes}"
        for e in made.of("input", "select", "textarea")
        if e.attributes.get("type") != "hidden" and e.attributes.get("id") not in labelled
    ]
    levels = [int(e.tag[1]) for e in made.of("h1", "h2", "h3", "h4")]
    made.faults += [f"h{b} after h{a}" for a, b in pairwise(levels) if b > a + 1]
    if levels.count(1) != 1 or len(made.of("main")) != 1 or made.of("html")[0].attributes.get("lang") != "en":
        made.faults.append("no single h1, no single main, or no language")
    return made
