"""Composing: from a handbook and the shared content to a site as plain data. Pure."""

from houvast.compose.handbook_site import compose
from houvast.compose.paper.booklet import Printed, Printer, booklet
from houvast.compose.paper.pocket import pocket
from houvast.compose.shared import Shared
from houvast.compose.site import Group, Page, Section, Site, page_url, relative_url

__all__ = [
    "Group",
    "Page",
    "Printed",
    "Printer",
    "Section",
    "Shared",
    "Site",
    "booklet",
    "compose",
    "page_url",
    "pocket",
    "relative_url",
]
