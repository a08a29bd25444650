"""The press: a document for paper becomes a PDF. WeasyPrint is known here only."""

from houvast.press.pdf import NoPress, find_press, make_pdf

__all__ = ["NoPress", "find_press", "make_pdf"]
