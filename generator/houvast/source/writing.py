"""Writing YAML that a person goes on with: one value a line, every text in double quotes.

Why: what is written is read again by the strictest of readers, and looked at in a diff. Quotes
around each text mean that nothing in it can be taken for a mark, a number or a yes.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

__all__ = ["written_yaml"]


class _Writer(yaml.SafeDumper):
    """Lists of fields are indented below their key; lists of text stand on one line."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


def _text(writer: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    plain = re.fullmatch(r"[a-z][a-z0-9]*([-_][a-z0-9]+)*", text) and text not in _NOT_PLAIN
    style = None if plain else '"'
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _list(writer: yaml.SafeDumper, items: Any) -> yaml.SequenceNode:
    flow = all(isinstance(item, str) for item in items)
    return writer.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=flow)


# Other readers of YAML take these for a yes, a no or nothing.
_NOT_PLAIN = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"))
_Writer.add_representer(str, _text)
_Writer.add_representer(list, _list)
_Writer.add_representer(tuple, _list)


def written_yaml(data: Any) -> str:
    """The YAML of nested dicts and lists of text, in the order of the dicts."""
    written: str = yaml.dump(
        data, Dumper=_Writer, allow_unicode=True, sort_keys=False, width=10**9, indent=2
    )
    return _ESCAPED.sub(_sign, written)


# PyYAML writes an emoji as a number. A pair of backslashes is passed over: it is one backslash.
_ESCAPED = re.compile(r"\\(?:\\|U([0-9A-F]{8}))")


def _sign(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else match[0]
