"""What FollowTheMoney 4 says of the schemata that the export uses: their ancestors, what they require, and the types of properties.

`test_exports_followthemoney.py` compares it with the library itself where that is installed.
"""

from __future__ import annotations

ANCESTORS = {
    "Article": {"Article", "Document", "Thing", "Analyzable"},
    "Document": {"Document", "Thing", "Analyzable"},
    "Event": {"Event", "Interval", "Analyzable", "Thing"},
    "Documentation": {"Documentation", "Interest", "Interval"},
    "Person": {"Person", "LegalEntity", "Thing"},
    "Mention": {"Mention"},
    "Position": {"Position", "Thing"},
    "Occupancy": {"Occupancy", "Interval"},
    "PublicBody": {"PublicBody", "Organization", "LegalEntity", "Thing"},
    "Organization": {"Organization", "LegalEntity", "Thing"},
}

REQUIRED = {
    "Article": set[str](),
    "Document": {"fileName"},
    "Event": {"name"},
    "Documentation": {"document", "entity"},
    "Person": {"name"},
    "Mention": {"document", "name"},
    "Position": {"name"},
    "Occupancy": {"holder", "post"},
    "PublicBody": {"name"},
    "Organization": {"name"},
}

_REPORT = {
    "fileName": "string", "title": "string", "author": "string", "publisher": "string", "publishedAt": "date",
    "description": "text", "keywords": "string", "language": "language", "sourceUrl": "url",
}  # fmt: skip
_PARTY = {"name": "name", "abbreviation": "name", "country": "country"}

PROPERTIES = {
    "Article": _REPORT,
    "Document": _REPORT,
    "Event": {
        "name": "name", "summary": "text", "date": "date", "startDate": "date", "endDate": "date", "description": "text",
        "location": "address", "country": "country", "organizer": "LegalEntity", "involved": "LegalEntity", "keywords": "string",
        "recordId": "string", "sourceUrl": "url", "proof": "Document",
    },
    "Documentation": {
        "document": "Document", "entity": "Thing", "role": "string", "date": "date", "summary": "text",
        "recordId": "string",
    },
    "Person": {"name": "name", "weakAlias": "name", "country": "country", "position": "string", "sourceUrl": "url"},
    "Mention": {"document": "Document", "resolved": "LegalEntity", "name": "name", "detectedSchema": "string"},
    "Position": {"name": "name", "organization": "Organization", "country": "country"},
    "Occupancy": {
        "holder": "Person", "post": "Position", "date": "date", "summary": "text", "recordId": "string", "sourceUrl": "url",
    },
    "PublicBody": _PARTY,
    "Organization": _PARTY,
}  # fmt: skip
"""The type of each property that is used; of one that names another entity, the schema that this must be of."""
