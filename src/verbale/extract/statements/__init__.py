"""Statements: what somebody is quoted or reported to have said, with the speaker, the verb and the channel.

After PARC 3 (Pareti 2016) and PolNeAR (Newell et al. 2018): an attribution is a source, a cue and a content. Speech that
nobody in the text is said to utter (titles, single words held at a distance, what was not said) is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verbale.extract.cast import Cast
from verbale.extract.meetings import Draft
from verbale.extract.scene import Scene
from verbale.extract.statements.attributions import Attributions
from verbale.extract.statements.ground import Attribution, Ground
from verbale.extract.statements.speakers import Speaker, Speakers
from verbale.extract.statements.words import PRONOUNS
from verbale.knowledge.speech import Frame
from verbale.model.claims import Basis, Claim
from verbale.model.facts import StatementKind
from verbale.model.spans import Span

__all__ = ["extract_statements"]

EXTRACTOR = "statements"


def extract_statements(scene: Scene, cast: Cast, drafts: Sequence[Draft]) -> Iterator[Claim]:
    """The claims of every statement; subjects `st1`, `st2` ... in text order.

    `content` is what was said as printed (quotation marks with it), its longest part first where the cue stands within;
    `quote` the words between marks; each speaker is a claim of its own on the words beside the cue.
    """
    ground = Ground(scene)
    found = Attributions(ground).find()
    speakers = Speakers(ground.words, cast, drafts)
    resolved = [(a, speakers.resolve(a.source, a.head)) for a in found]
    resolved = [(a, speaker) for a, speaker in resolved if not _is_nobodys(ground, a, speaker)]
    for number, (attribution, speaker) in enumerate(resolved, 1):
        yield from _claims(scene, f"st{number}", attribution, speaker, _chain(attribution, resolved))


def _is_nobodys(ground: Ground, a: Attribution, speaker: Speaker) -> bool:
    """Whether nobody in the text is known to have the thought, or those who met agreed on it rather than said it."""
    if a.quotes or a.cue is None or a.cue.verb is None:
        return False
    if Frame.CLAUSE in a.cue.verb.choosy and speaker.names[0].lower() in PRONOUNS:
        return True
    several = len(speaker.names) > 1 or len(speaker.parties) > 1 or ground.words.tokens[a.head].tag in ("NNS", "NNPS")
    return several and a.cue.verb.verb in ground.words.known.agreeing


def _chain(inner: Attribution, rows: Sequence[tuple[Attribution, Speaker]]) -> tuple[str, ...]:
    """Who says that it was said, outermost first: the speakers of all contents that hold this one's cue."""
    if inner.cue is None:
        return ()
    outer = [
        (a, s) for a, s in rows if a is not inner and a.cue and any(c.start <= inner.start < c.end for c in a.contents)
        and any(c.holds(Span(*_cue_span(inner))) for c in a.contents)
    ]  # fmt: skip
    outer.sort(key=lambda row: row[0].start - max(c.end for c in row[0].contents))
    return tuple(" and ".join(s.names) for _, s in outer)


def _cue_span(a: Attribution) -> tuple[int, int]:
    """Where the words beside a content begin and end, for comparison alone."""
    return (min(c.start for c in a.contents), min(c.end for c in a.contents))


def _claims(scene: Scene, subject: str, a: Attribution, speaker: Speaker, attribution: tuple[str, ...]) -> Iterator[Claim]:
    def claim(key: str, value: str, span: Span, *, confidence: float = 1.0, because: Speaker | None = None) -> Claim:
        inferred = because is not None and because.basis is Basis.INFERRED
        return Claim(
            subject,
            key,
            value,
            span.of(scene.text),
            scene.quote(span),
            Basis.INFERRED if inferred else Basis.STATED,
            because.rule if because and inferred else None,
            because.because if because and inferred else None,
            attribution=attribution,
            confidence=confidence,
            extractor=EXTRACTOR,
        )

    source = scene.span_of(a.source.start, a.source.stop)
    whole = " ".join(_flat(s.of(scene.text)) for s in sorted(a.contents))
    for nth, span in enumerate(_whole(a.contents)):
        yield claim("content", whole, span, confidence=1.0 if nth == 0 else 0.9)
    for name in speaker.names:
        yield claim("speaker", name, source, because=speaker)
    for party in speaker.parties:
        yield claim("party", party, source, because=speaker)
    kind = StatementKind.DIRECT if a.quotes else StatementKind.INDIRECT
    yield claim("kind", kind.value, a.contents[0])
    if a.cue:
        verb = scene.span_of(a.cue.first, a.cue.last)
        yield claim("verb", verb.of(scene.text), verb)
    if a.quotes:
        yield claim("quote", " ".join(_flat(s.of(scene.text)) for s in a.quotes), a.quotes[0])
    if a.channel:
        yield claim("channel", _flat(a.channel.of(scene.text)), a.channel)


def _whole(contents: tuple[Span, ...]) -> tuple[Span, ...]:
    """One stretch for a content that a short cue is put into; the parts, the longest first, where the cue is longer."""
    if len(contents) != 2:
        return contents
    first, second = sorted(contents)
    gap = second.start - first.end
    return (first.to(second),) if 2 * gap <= first.end - first.start + second.end - second.start else contents


def _flat(text: str) -> str:
    """The words on one line; a name that a line break has parted at its hyphen is whole again."""
    return " ".join(text.replace("-\n", "-").split())
