"""Exchange: a glossary in the formats of others. Bytes in, terms and findings out; and back.

Nothing here knows files or the network.
"""

from houvast.exchange.asked import Asked
from houvast.exchange.importing import Imported, import_glossary
from houvast.exchange.linked_data import json_ld
from houvast.exchange.recognise import Format
from houvast.exchange.table import csv_table
from houvast.exchange.turtle import turtle

__all__ = ["Asked", "Format", "Imported", "csv_table", "import_glossary", "json_ld", "turtle"]
