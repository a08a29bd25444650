"""Writes what is made of the code and the texts: `make docs`.

A reference that is written by hand is soon wrong. `tests/docs/test_generated.py` holds these files
against the code.
"""

from __future__ import annotations

import json
from pathlib import Path

from houvast.glossary import glossary_schema
from houvast.report import rules_reference
from houvast.report.yaml_reference import yaml_reference
from houvast.scaffold import SCHEMA, schema_text
from houvast.workspace import BUILTIN, Workspace

ROOT = Path(__file__).parent.parent


def generated() -> dict[str, str]:
    """The files by their path in the repository."""
    catalogues = Workspace(BUILTIN).catalogues
    nl, en = catalogues["nl"], catalogues["en"]
    return {
        SCHEMA: schema_text(nl),
        "glossary/glossary.schema.json": json.dumps(
            glossary_schema(nl), ensure_ascii=False, indent=2
        )
        + "\n",
        "docs/yaml.md": yaml_reference(en),
        "docs/rules.md": rules_reference(en),
        "docs/rules.nl.md": rules_reference(nl),
    }


if __name__ == "__main__":
    for name, text in generated().items():
        (ROOT / name).write_text(text, "utf-8")
