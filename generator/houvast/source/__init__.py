"""Reading: from bytes to nodes with places. Knows nothing of internships."""

from houvast.source.node import Entry, Mapping, Node, Scalar, Sequence
from houvast.source.reading import Reading, read_yaml

__all__ = ["Entry", "Mapping", "Node", "Reading", "Scalar", "Sequence", "read_yaml"]
