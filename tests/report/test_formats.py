"""Each format says all that there is to say, and nothing that somebody smuggled in."""

import json
import re
from collections.abc import Mapping

from rich.console import Console

from houvast.finding import Finding, Span
from houvast.report import FORMATS, PLAIN, full, panel
from houvast.texts import Texts

STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b]")


def drawn(findings: list[Finding], texts: Texts, sources: Mapping[str, str], width: int) -> str:
    console = Console(width=width, color_system=None, force_terminal=False)
    with console.capture() as capture:
        console.print(full(findings, texts, sources))
    return capture.get()


def test_full_has_place_words_frame_and_what_to_do(
    ordinary: Finding, texts: Texts, sources: Mapping[str, str]
) -> None:
    shown = drawn([ordinary], texts, sources, 100)
    lines = shown.splitlines()
    assert "HV009" in lines[0] and "organisation.yml:2:10" in lines[0]
    assert "issala" in lines[1]
    assert lines[2] == "  1 │ organisation:"
    assert lines[3] == "  2 │ extends: ../issala"
    assert lines[4] == "    │          ^^^^^^^^"
    assert lines[5].startswith("  → ")
    assert lines[-2] == "    │ extends: ../isala"


def test_full_fits_a_narrow_terminal(
    ordinary: Finding, nasty: Finding, texts: Texts, sources: Mapping[str, str]
) -> None:
    shown = drawn([ordinary, nasty], texts, sources, 40)
    assert max(len(line) for line in shown.splitlines()) <= 40
    alone = drawn([ordinary], texts, sources, 40)
    assert not any(line.endswith(" ") for line in alone.splitlines())


def test_no_format_passes_on_what_steers(
    nasty: Finding, texts: Texts, sources: Mapping[str, str]
) -> None:
    shown = [drawn([nasty], texts, sources, 80), panel([nasty], texts, sources)]
    shown += [render([nasty], texts, sources) for render in PLAIN.values()]
    for text in shown:
        assert not STEERING.search(text), text


def test_github_is_one_command_per_finding(
    ordinary: Finding, nasty: Finding, texts: Texts, sources: Mapping[str, str]
) -> None:
    lines = PLAIN["github"]([ordinary, nasty], texts, sources).splitlines()
    assert len(lines) == 2
    command = re.compile(
        r"::(error|warning|notice) "
        r"(?P<properties>(?:[a-zA-Z]+=[^,:\r\n]*,?)+)"
        r"::(?P<message>[^\r\n]*)"
    )
    for line in lines:
        assert command.fullmatch(line), line
    found = command.fullmatch(lines[1])
    assert found is not None
    properties = dict(p.split("=", 1) for p in found["properties"].split(","))
    assert set(properties) == {"file", "line", "col", "endLine", "endColumn", "title"}
    assert "%2C" in properties["file"] and "%3A" in properties["file"]
    assert "%25" in properties["file"] and "%0A" in properties["file"]
    assert "%250A" in found["message"]  # what was typed as %0A stays that


def test_github_level_and_place() -> None:
    texts = Texts("nl", {"report.level.warning": "let op"})
    line = PLAIN["github"]([Finding("no-handbooks", Span("content"))], texts, {})
    assert line == "::warning file=content,title=HV003 let op::no-handbooks\n"


def test_json_has_all_data_exactly(
    nasty: Finding, texts: Texts, sources: Mapping[str, str]
) -> None:
    text = PLAIN["json"]([nasty], texts, sources)
    assert text.isascii() and "##[" not in text
    (data,) = json.loads(text)
    assert data["values"] == dict(nasty.values)
    assert data["suggestion"] == nasty.suggestion
    assert data["file"] == nasty.span.file
    assert data["related"][0]["line"] == 2
    assert list(data) == [
        "code",
        "name",
        "level",
        "variant",
        "file",
        "line",
        "column",
        "end_line",
        "end_column",
        "message",
        "do",
        "suggestion",
        "values",
        "related",
        "language",
    ]


def test_gitlab_fingerprints_are_unique_and_do_not_follow_the_line(
    ordinary: Finding, texts: Texts, sources: Mapping[str, str]
) -> None:
    def moved(line: int) -> Finding:
        return Finding(ordinary.name, Span(ordinary.span.file, line, 3), ordinary.values)

    before = json.loads(PLAIN["gitlab"]([moved(2), moved(5)], texts, sources))
    after = json.loads(PLAIN["gitlab"]([moved(12), moved(15)], texts, sources))
    prints = [entry["fingerprint"] for entry in before]
    assert len(set(prints)) == 2
    assert prints == [entry["fingerprint"] for entry in after]
    assert before[0]["location"] == {"path": ordinary.span.file, "lines": {"begin": 2}}
    assert before[0]["severity"] == "major"
    assert set(before[0]) == {"description", "check_name", "fingerprint", "severity", "location"}


def test_concise_is_one_line_each(
    ordinary: Finding, nasty: Finding, texts: Texts, sources: Mapping[str, str]
) -> None:
    lines = PLAIN["concise"]([ordinary, nasty], texts, sources).splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("content/organisations/zon/organisation.yml:2:10: HV009 ")


def test_panel_is_escaped_and_empty_without_findings(
    nasty: Finding, texts: Texts, sources: Mapping[str, str]
) -> None:
    html = panel([nasty], texts, sources)
    assert "<script" not in html and "&lt;script" in html
    assert panel([], texts, {}) == ""


def test_nothing_to_tell_is_an_empty_report(texts: Texts) -> None:
    assert {name: render([], texts, {}) for name, render in PLAIN.items()} == {
        "concise": "",
        "json": "[]\n",
        "github": "",
        "gitlab": "[]\n",
    }
    assert FORMATS == ("full", "concise", "json", "github", "gitlab")
