"""The settings of a workspace, from its `mkdocs.yml`.

Why: the file that MkDocs reads is the one place for them; Houvast reads only its own part, the
name and the address of the site, and leaves the rest to MkDocs.
"""

from __future__ import annotations

from dataclasses import dataclass

from houvast.finding import Finding
from houvast.source import read_yaml
from houvast.source.node import Entry, Mapping, Node, Scalar, Sequence
from houvast.texts import LANGUAGES

__all__ = ["OPTIONS", "Settings", "read_settings"]

OPTIONS = ("handbook", "language")


@dataclass(frozen=True)
class Settings:
    """Of the whole workspace. `handbook` is the one that plain MkDocs shows."""

    site_name: str = ""
    site_url: str = ""
    handbook: str = ""
    language: str = ""


def read_settings(data: bytes, file: str) -> tuple[Settings, tuple[Finding, ...]]:
    """The settings in the bytes of an `mkdocs.yml`, with findings for what is wrong in ours."""
    reading = read_yaml(data, file, allow_tags=True)
    findings = list(reading.findings)
    top = reading.node if isinstance(reading.node, Mapping) else None
    if top is None:
        return Settings(), tuple(findings)
    options: dict[str, str] = {}
    for entry in _own(top.get("plugins")):
        name, value = entry.key, entry.value
        text = value.text if isinstance(value, Scalar) else ""
        wrong = name.text == "language" and text not in LANGUAGES
        if name.text not in OPTIONS or wrong:
            known = ", ".join(LANGUAGES if wrong else OPTIONS)
            variant = "language" if wrong else ""
            values = {"field": name.text, "text": text, "known": known}
            findings.append(Finding("bad-setting", name.span, values, variant))
        else:
            options[name.text] = text
    settings = Settings(
        site_name=_text(top.get("site_name")),
        site_url=_text(top.get("site_url")),
        handbook=options.get("handbook", ""),
        language=options.get("language", ""),
    )
    return settings, tuple(findings)


def _text(node: Node | None) -> str:
    return node.text.strip() if isinstance(node, Scalar) else ""


def _own(plugins: Node | None) -> tuple[Entry, ...]:
    """The entries of the houvast plugin."""
    items = plugins.items if isinstance(plugins, Sequence) else ()
    found = [item.get("houvast") for item in items if isinstance(item, Mapping)]
    if isinstance(plugins, Mapping):
        found.append(plugins.get("houvast"))
    return next((node.entries for node in found if isinstance(node, Mapping)), ())
