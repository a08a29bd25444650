"""The colon: no space behind it, one too many, a wide one, or none at all.

Why: "Let op: …" is how people write. To YAML the second colon on a line is a second field, and a
colon without a space is no colon.
"""

from __future__ import annotations

import re
from itertools import islice

from houvast.source.diagnosis import Diagnosis, Page, Problem, Repair, clip
from houvast.source.layout import KEYISH, Kind, Line
from houvast.source.quoting import quote_value, quoted

__all__ = [
    "among_fields",
    "bracket_without_colon",
    "colon_in_long_text",
    "empty_key",
    "glued_colon",
    "joined_above",
    "missing_colon",
    "missing_colon_before_bracket",
    "missing_space_after_colon",
    "second_colon",
    "wide_colon",
]

_GLUED = re.compile(r"([^\W\d][\w-]{0,40}):(?=[^\s:/\\])")
_SCHEMES = {"http", "https", "mailto", "tel", "sms", "ftp", "geo", "data", "whatsapp", "urn"}
_WIDE = re.compile(r"([^\W\d][\w-]{0,40})[ \t]*：[ \t]*")
# What only makes sense as a value: a text between quotes, a list, or the mark of a long text.
_BEFORE_VALUE = re.compile(r" +(?=(?:\".*\"|'.*'|\[.*\]|\{.*\}|[|>][+-]?)$)")
# "phone 038 123 45 67": a name such as fields have, and then something that looks like a value.
_NAME_VALUE = re.compile(r"[a-z_]{2,} +(?=[A-Z0-9\"'+€@])")
_WORD = re.compile(r"[^\W\d][\w-]*")
_TWO_FIELDS = re.compile(r", *[^\W\d][\w-]*: ")
_CURLY = "“”„‘’«»"


def joined_above(page: Page, problem: Problem) -> list[Line]:
    """The lines that the parser read as one text ending at the problem, the last one first."""
    unfinished = problem.kind.startswith("could not find")
    line = page.line(problem.context_line if unfinished else problem.line)
    joined = [line] if line.structural else []
    for above in page.before(line.number):
        joined.append(above)
        if above.kind is Kind.FIELD or above.dashes or above.opens:
            break
    return joined


def missing_space_after_colon(page: Page, problem: Problem) -> list[Diagnosis]:
    """`naam:Sanne`, noticed only on the next line; or a wide colon, from a Chinese keyboard."""
    for line in joined_above(page, problem):
        found = glued_colon(page, line) or wide_colon(page, line)
        if found:
            return [found]
    return []


def glued_colon(page: Page, line: Line) -> Diagnosis | None:
    """A field whose colon has no space behind it, at the beginning of a line."""
    match = _GLUED.match(line.text, line.at)
    if not match or match[1].lower() in _SCHEMES or line.text.startswith(":", match.end()):
        return None
    if line.kind is Kind.FIELD and line.colon <= match.end() - 1:
        return None
    fixed = line.text[: match.end()] + " " + line.text[match.end() :]
    finding = page.find(
        "missing-space-after-colon",
        line.number,
        match.end() - 1,
        match.end(),
        suggestion=fixed,
        field=match[1],
    )
    return Diagnosis(finding, ({line.number: fixed},))


def wide_colon(page: Page, line: Line) -> Diagnosis | None:
    """`naam：Sanne`: a colon that takes the width of a Chinese character."""
    match = _WIDE.match(line.text, line.at)
    if not match or line.kind is not Kind.TEXT:
        return None
    fixed = (line.text[: match.end(1)] + ": " + line.text[match.end() :]).rstrip()
    at = line.text.index("：", match.end(1))
    finding = page.find("wide-colon", line.number, at, at + 1, suggestion=fixed, field=match[1])
    return Diagnosis(finding, ({line.number: fixed},))


def second_colon(page: Page, problem: Problem) -> list[Diagnosis]:
    """`regel: Let op: altijd handen wassen`."""
    line = page.line(problem.line)
    at = problem.column - 1
    if not problem.kind.startswith("mapping values") or line.kind is not Kind.FIELD:
        return []
    if at <= line.colon:
        return []
    whole_item = bool(line.dashes) and " " in line.key
    repair = quote_value(page, line, line.at if whole_item else -1)
    variant = ""
    if line.value[0] in _CURLY:
        variant = "curly"
        bare = line.value.strip(_CURLY)
        after = line.text[line.value_at + len(line.value) :]
        repair = {line.number: line.text[: line.value_at] + quoted(bare) + after}
    elif _TWO_FIELDS.search(line.value):
        variant = "two-fields"
    elif _WORD.fullmatch(line.text[line.value_at : at]):
        variant = "nested"
    inner = line.text[line.value_at : at].split(", ")[-1]
    finding = page.find(
        "second-colon",
        line.number,
        at,
        at + 1,
        variant=variant,
        suggestion="" if variant == "two-fields" else repair[line.number],
        field=line.key,
        inner=clip(inner, 30),
    )
    return [Diagnosis(finding, (repair,))]


def colon_in_long_text(page: Page, problem: Problem) -> list[Diagnosis]:
    """A colon on the second or a later line of a text without quotes."""
    line = page.line(problem.line)
    if not problem.kind.startswith("mapping values") or line.kind is not Kind.FIELD:
        return []
    above = joined_above(page, problem)[1:]
    if not above:
        return []
    owner = above[-1]
    deeper = line.start > (owner.at if owner.kind is Kind.FIELD else owner.start)
    plain = owner.value and owner.value[0] not in "\"'[{|>"
    if not (owner.kind is Kind.FIELD or owner.dashes) or not plain or not deeper:
        return []
    repair: Repair = quote_value(page, owner, through=line.number)
    finding = page.find(
        "second-colon",
        line.number,
        line.colon,
        line.colon + 1,
        variant="continued",
        related=(page.span(owner.number),),
        field=owner.key or "-",
        inner=clip(line.key, 30),
        first=str(owner.number),
    )
    return [Diagnosis(finding, (repair,))]


def empty_key(page: Page, problem: Problem) -> list[Diagnosis]:
    """`: waarde`: a colon with nothing before it."""
    line = page.line(problem.line)
    if line.kind is not Kind.FIELD or line.key or line.colon != line.at:
        return []
    finding = page.find("key-not-text", line.number, line.colon, line.colon + 1, variant="empty")
    return [Diagnosis(finding, ({line.number: ""},))]


def missing_colon(page: Page, problem: Problem) -> list[Diagnosis]:
    """`term "Git"` or `naam = Sanne`: a field without its colon."""
    keys = {line.key for line in page.lines if line.kind is Kind.FIELD}
    joined = joined_above(page, problem)
    if joined and joined[-1].dashes:  # the field that the list belongs to
        joined.extend(islice(page.before(joined[-1].number), 1))
    for line in joined:
        if line.kind is not Kind.TEXT:
            continue
        word = _WORD.match(line.text, line.at)
        if not word:
            continue
        end = len(line.text) if line.comment < 0 else line.comment
        rest = line.text[word.end() : end].rstrip()
        sign = re.match(r" *[=;] +| *=> *", rest) or _BEFORE_VALUE.match(rest)
        known = bool(rest.strip()) and (word.group() in keys or bool(_NAME_VALUE.match(line.value)))
        alone = not rest.strip() and among_fields(page, line)
        if not (sign or known or alone):
            continue
        value = rest[sign.end() :] if sign else rest.lstrip()
        fixed = f"{line.text[: word.end()]}: {value}".rstrip()
        fixed += "  " + line.text[line.comment :] if line.comment >= 0 else ""
        finding = page.find(
            "missing-colon",
            line.number,
            word.start(),
            word.end(),
            suggestion=fixed,
            field=word.group(),
        )
        return [Diagnosis(finding, ({line.number: fixed},))]
    return []


def bracket_without_colon(page: Page, line: Line) -> Diagnosis | None:
    """`uren {van: 9:00}` or `naam 'deeg: kneden'`: the first colon lies within the value."""
    match = re.compile(r"([^\W\d][\w-]*) +(?=[\[{\"'])").match(line.text, line.at)
    if not match or line.kind is not Kind.FIELD or line.colon < match.end():
        return None
    if not _BEFORE_VALUE.match(" " + line.text[match.end() :].rstrip()):
        return None
    fixed = f"{line.text[: match.end(1)]}: {line.text[match.end() :]}"
    finding = page.find(
        "missing-colon",
        line.number,
        match.start(),
        match.end(1),
        suggestion=fixed,
        field=match[1],
    )
    return Diagnosis(finding, ({line.number: fixed},))


def missing_colon_before_bracket(page: Page, problem: Problem) -> list[Diagnosis]:
    """As `bracket_without_colon`, where the parser trips over it."""
    found = bracket_without_colon(page, page.line(problem.line))
    return [found] if found else []


def among_fields(page: Page, line: Line) -> bool:
    """Whether a field stands above or below at the same depth, or something stands under it."""
    above, below = next(page.before(line.number), None), next(page.after(line.number), None)
    if below and (below.start > line.at or (below.dashes and below.start == line.at)):
        return below.kind is Kind.FIELD or bool(below.dashes)
    return any(
        each is not None and each.at == line.at and KEYISH.match(each.text, each.at)
        for each in (above, below)
    )
