"""Reading: from bytes to nodes with places. Knows nothing of internships."""

from houvast.source.bounds import BY_HAND, GLOSSARY, Bounds
from houvast.source.node import Entry, Mapping, Node, Scalar, Sequence
from houvast.source.reading import Reading, read_yaml
from houvast.source.writing import written_yaml

__all__ = [
    "BY_HAND",
    "GLOSSARY",
    "Bounds",
    "Entry",
    "Mapping",
    "Node",
    "Reading",
    "Scalar",
    "Sequence",
    "read_yaml",
    "written_yaml",
]
