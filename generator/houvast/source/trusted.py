"""Reading YAML that Houvast itself brings: fast, and without the questions that people's files get.

Why: the catalogues hold some thousand texts and are read by every command. They are ours and under
test, so libyaml may read them where it is there. Every scalar stays text here too.
"""

from __future__ import annotations

from typing import Any

import yaml

__all__ = ["read_trusted"]

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_trusted(data: bytes) -> Any:
    """Nested dicts and lists of text. Raises yaml.YAMLError for what is no YAML."""
    return yaml.load(data, Loader=_LOADER)
