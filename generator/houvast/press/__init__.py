"""The press: a document for paper becomes a PDF. WeasyPrint is known here only."""

from houvast.press.pdf import NoPress, make_pdf

__all__ = ["NoPress", "make_pdf"]
