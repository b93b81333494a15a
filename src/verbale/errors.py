"""The exceptions of verbale, as one tree.

VerbaleError                 whatever the product raises on purpose; its text is fit to be shown to a person
├── DataError                the data is at fault; the command line ends with status 1
│   ├── SourceError          an input cannot be opened or made into text
│   ├── KnowledgeError       a knowledge file breaks its own rules
│   ├── EvidenceError        a quotation does not stand where it is said to stand
│   ├── SchemaError          a claim's property or value is not in the entity schema
│   └── RecordError          a record cannot be opened or asked, or is none
└── UsageError               the call is at fault; the command line ends with status 2
"""


class VerbaleError(Exception):
    """Whatever the product raises on purpose."""


class DataError(VerbaleError):
    """The data is at fault."""


class SourceError(DataError):
    """An input cannot be opened or made into text."""


class KnowledgeError(DataError):
    """A knowledge file breaks its own rules."""


class EvidenceError(DataError):
    """A quotation does not stand where it is said to stand."""


class SchemaError(DataError):
    """A claim's property or value is not in the entity schema."""


class RecordError(DataError):
    """A record, in a file or at an address, cannot be opened or asked, or is none."""


class UsageError(VerbaleError):
    """The call is at fault."""
