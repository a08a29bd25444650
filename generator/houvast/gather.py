"""An organisation's folder as one set of fields, with the files that belong to it.

Why: one file or ten, with or without a handbook that it starts from: the model should see one set
of fields, each with its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from houvast.finding import Finding, Level, Span, worst
from houvast.model.merge import extend, join
from houvast.source import read_yaml
from houvast.source.node import Mapping as Fields
from houvast.source.node import Node, Scalar, Sequence
from houvast.workspace import ORGANISATIONS, Workspace, bad_slug

__all__ = ["Gathered", "gather"]


@dataclass(frozen=True)
class Gathered:
    """The fields of an organisation (None when nothing could be read) and its files.

    `texts` are the YAML texts by label, for code frames. `files` are pictures and pages by label.
    `whole` is false when a file could not be read, so that what is missing may well be there.
    """

    fields: Fields | None
    texts: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    whole: bool = True

    def is_doubtful(self, finding: Finding) -> bool:
        """Whether a finding of the model may be there only because a file could not be read."""
        missing = finding.name == "missing-field" and not finding.span.line
        return not self.whole and (missing or finding.name == "unknown-person")


def gather(workspace: Workspace, slug: str, above: tuple[str, ...] = ()) -> Gathered:
    """What is in the folder of `slug`, on top of the handbook that it extends.

    `above` are the handbooks that led here through `extends`, to see a circle.
    """
    folder = workspace.organisation(slug)
    here = Span(folder.label)
    findings = list(folder.findings)
    if bad_slug(slug):
        findings.append(Finding("bad-slug", here, {"slug": slug}))
    texts: dict[str, str] = {}
    parts: list[Fields] = []
    whole = not folder.findings
    for name, data in folder.of_kind(".yml", ".yaml").items():
        if "/" in name:
            continue
        reading = read_yaml(data, f"{folder.label}/{name}")
        texts[f"{folder.label}/{name}"] = reading.text
        findings += reading.findings
        if isinstance(reading.node, Fields):
            parts.append(reading.node)
        elif reading.node is None:
            whole = whole and worst(reading.findings) is not Level.ERROR
        elif not reading.findings:
            findings.append(Finding("expected-fields", reading.node.span, {"field": ""}))
    if parts:
        # A file that is still all examples says nothing that the others lack.
        findings = [f for f in findings if (f.name, f.variant) != ("empty-file", "comments")]
    files = {f"{folder.label}/{name}": data for name, data in folder.files.items()}
    files = {name: data for name, data in files.items() if not name.endswith((".yml", ".yaml"))}
    if not parts:
        if not texts and not folder.findings:
            findings.append(Finding("no-files", here, {"slug": slug}))
        return Gathered(None, texts, files, tuple(findings))
    fields, doubles = join(parts, folder.label)
    findings += doubles
    own = Gathered(fields, texts, files, tuple(findings), whole)
    base = fields.get("extends")
    if base is None or (isinstance(base, Scalar) and not base.text.strip()):
        return own
    return _extended(workspace, own, base, (*above, slug))


def _extended(workspace: Workspace, own: Gathered, base: Node, above: tuple[str, ...]) -> Gathered:
    """`own` on top of the handbook that `base` names."""
    findings = list(own.findings)
    name = PurePosixPath(base.text.strip()).name if isinstance(base, Scalar) else ""
    if name in above:
        circle = " → ".join((*above, name))
        findings.append(Finding("extends-in-a-circle", base.span, {"circle": circle}))
        return replace(own, fields=None, findings=tuple(findings))
    if name not in workspace.slugs:
        known = ", ".join(other for other in workspace.slugs if other not in above)
        values = {"name": name, "known": known, "folder": ORGANISATIONS}
        findings.append(Finding("extends-nothing", base.span, values))
        return replace(own, findings=tuple(findings))
    under = gather(workspace, name, above)
    findings += under.findings
    merged: Node | None = None
    if under.fields is not None and own.fields is not None:
        if other := _first_language_differs(under.fields, own.fields):
            findings.append(other)
        merged = extend(under.fields, own.fields)
    return Gathered(
        merged if isinstance(merged, Fields) else None,
        {**under.texts, **own.texts},
        {**under.files, **own.files},
        tuple(findings),
        own.whole and under.whole,
    )


def _first_language_differs(base: Fields, own: Fields) -> Finding | None:
    """Plain text is in the first language, so both must have the same one."""
    theirs, ours = _first_language(base), _first_language(own)
    if ours is None or _words(ours) == (_words(theirs) if theirs else "nl"):
        return None
    values = {"own": _words(ours), "base": _words(theirs) if theirs else "nl"}
    return Finding("extends-other-language", ours.span, values)


def _first_language(fields: Fields) -> Node | None:
    organisation = fields.get("organisation")
    found = organisation.get("languages") if isinstance(organisation, Fields) else None
    return found.items[0] if isinstance(found, Sequence) and found.items else found


def _words(node: Node) -> str:
    return node.text.strip().casefold() if isinstance(node, Scalar) else ""
