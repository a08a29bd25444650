"""The domain: what an internship handbook holds. Frozen models, one file per theme."""

from houvast.model.fields import Words, key_words
from houvast.model.handbook import Document, Handbook
from houvast.model.people import Contact
from houvast.model.read import read_handbook, read_model
from houvast.model.references import EVERYBODY
from houvast.model.text import Text

__all__ = [
    "EVERYBODY",
    "Contact",
    "Document",
    "Handbook",
    "Text",
    "Words",
    "key_words",
    "read_handbook",
    "read_model",
]
