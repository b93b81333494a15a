"""Scripts of writing, by Unicode block."""

from __future__ import annotations

import re
from enum import StrEnum


class Script(StrEnum):
    """The scripts told apart; Han counts for Japanese where there is kana and for Korean where there is Hangul."""

    LATIN = "latin"
    HANGUL = "hangul"
    KANA = "kana"
    HAN = "han"
    CYRILLIC = "cyrillic"
    ARABIC = "arabic"
    HEBREW = "hebrew"
    GREEK = "greek"
    THAI = "thai"
    INDIC = "indic"
    OTHER = "other"


BLOCKS = {
    Script.LATIN: "A-Za-z\u00c0-\u024f\u1e00-\u1eff",
    Script.HANGUL: "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af",
    Script.KANA: "\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f",
    Script.HAN: "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff",
    Script.CYRILLIC: "\u0400-\u052f",
    Script.ARABIC: "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc",
    Script.HEBREW: "\u0590-\u05ff",
    Script.GREEK: "\u0370-\u03ff",
    Script.THAI: "\u0e00-\u0eff",
    Script.INDIC: "\u0900-\u0dff",
}
LETTERS = {script: re.compile(f"[{block}]+") for script, block in BLOCKS.items()}
FOREIGN = re.compile("[^\\W\\d_A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
SAMPLE = 1500
"""Letters looked at in each of three places of a text: its beginning, middle and end."""


def counts(text: str) -> dict[Script, int]:
    """How many letters of each script a text has, or a sample of it where it is long."""
    middle = len(text) // 2
    sample = text if len(text) <= 3 * SAMPLE else text[:SAMPLE] + text[middle : middle + SAMPLE] + text[-SAMPLE:]
    foreign = "" if sample.isascii() else "".join(FOREIGN.findall(sample))
    found = {Script.LATIN: sum(map(len, LETTERS[Script.LATIN].findall(sample)))}
    if foreign:
        found |= {s: sum(map(len, pattern.findall(foreign))) for s, pattern in LETTERS.items() if s is not Script.LATIN}
    return {script: number for script, number in found.items() if number}


def main_script(text: str) -> Script:
    """The script that most of a text is in. An ideograph or syllable weighs two letters, as it says about as much."""
    found = counts(text)
    if not found:
        return Script.OTHER
    east = {s: 2 * found.get(s, 0) for s in (Script.HANGUL, Script.KANA, Script.HAN)}
    others = {s: n for s, n in found.items() if s not in east}
    script, number = max(others.items(), key=lambda item: item[1], default=(Script.OTHER, 0))
    if sum(east.values()) <= number:
        return script
    if east[Script.KANA] * 20 > east[Script.HAN] and east[Script.KANA] >= east[Script.HANGUL]:
        return Script.KANA
    return Script.HANGUL if east[Script.HANGUL] * 4 > east[Script.HAN] else Script.HAN


def is_foreign(text: str, script: Script) -> bool:
    """Whether a line of a page in Latin script is, to the most part, in another script."""
    if script is not Script.LATIN or text.isascii():
        return False
    letters = sum(map(len, LETTERS[Script.LATIN].findall(text)))
    return len(FOREIGN.findall(text)) > letters
