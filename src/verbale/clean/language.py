"""The language of a text: by its script first, by its commonest words next, by a statistical model last."""

from __future__ import annotations

import re

from verbale.clean.scripts import Script

ENGLISH = frozenset(
    (
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "that",
        "is",
        "for",
        "on",
        "with",
        "as",
        "was",
        "at",
        "by",
        "it",
        "be",
        "from",
        "are",
        "this",
        "have",
        "has",
        "which",
        "an",
        "or",
        "not",
        "were",
        "will",
        "their",
        "its",
        "he",
        "she",
        "said",
        "they",
        "his",
        "her",
        "had",
        "but",
        "who",
        "after",
        "about",
    )
)
ENOUGH = 0.18
"""The share of English's commonest words from which a text is English; in running English text it is about 0.4."""

SAMPLE = 4000
WORD = re.compile(r"[^\W\d_]+")
BY_SCRIPT = {
    Script.HANGUL: "ko",
    Script.KANA: "ja",
    Script.HAN: "zh",
    Script.HEBREW: "he",
    Script.GREEK: "el",
    Script.THAI: "th",
    Script.INDIC: "hi",
}


def language_of(text: str, script: Script) -> str:
    """The ISO 639-1 code of a text's language. A text too short to tell is taken for English if its script is Latin."""
    if script in BY_SCRIPT:
        return BY_SCRIPT[script]
    sample = text[:SAMPLE]
    if script is Script.CYRILLIC:
        return "uk" if len(re.findall("[іїєґ]", sample)) > len(re.findall("[ыэъ]", sample)) else "ru"
    if script is Script.ARABIC:
        return "fa" if len(re.findall("[پچژگ]", sample)) * 60 > len(sample) else "ar"
    words = [w.lower() for w in WORD.findall(sample)]
    common = sum(w in ENGLISH for w in words)
    if len(words) < 8 or common >= ENOUGH * len(words):
        return "en"
    from py3langid import classify

    code, _ = classify(sample)
    return str(code)
