"""Events of PLOVER 2.0: who did what to whom, from the meetings that a report tells of and from the verbs of its sentences.

PLOVER is the Political Language Ontology for Verifiable Event Records of the Open Event Data Alliance; CAMEO codes are given where
CAMEO puts the act under the same root.
"""

from __future__ import annotations

from verbale.extract.plover.claims import extract_events

__all__ = ["extract_events"]
