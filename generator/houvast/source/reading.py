"""Reading a YAML file that a person made by hand: everything that is wrong, in one go.

Why: a parser stops at the first mistake. Here each mistake that is recognised is repaired in
memory and the text is parsed again, so that five mistakes give five findings. A repair that cannot
be trusted ends the reading: a person must never see a mistake that we made ourselves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from collections.abc import Sequence as Seq
from dataclasses import dataclass, field
from functools import lru_cache

from houvast.finding import Finding, Span, in_order
from houvast.source.bounds import BY_HAND, Bounds
from houvast.source.characters import clean
from houvast.source.decoding import decode
from houvast.source.diagnosis import Diagnosis, Page, Problem, Repair, clip
from houvast.source.events import MAX_DEPTH, MAX_LENGTH, Breach, Parsed, long_text, parse
from houvast.source.mistakes import diagnose
from houvast.source.mistakes.loose import unreadable
from houvast.source.node import Node, Scalar
from houvast.source.silent import notes, silent_mistakes
from houvast.source.tree import build

__all__ = ["Reading", "read_yaml"]

_ROUNDS = 30
# How many characters may be looked at in all rounds together: some seconds at the very worst.
_WORK = 1_500_000
# More findings of one kind in one file than anybody reads.
_MOST = 100
# Findings that compare a line with one above it, and repairs after which that may mislead.
_COMPARING = {"duplicate-key", "dash-among-fields", "text-with-fields"}
_RESHAPING = {
    *("two-documents", "dash-among-fields", "text-with-fields", "missing-dash", "missing-colon"),
    *("loose-text", "list-indent", "key-indent", "mark-at-start", "unreadable"),
}
_LIMITS = {
    "yaml-too-deep": MAX_DEPTH,
    "yaml-text-too-long": MAX_LENGTH,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one file.

    `node` is the tree of the text after repairs, so that what is right can be checked further; it
    is None when the file is empty or when too little could be trusted. `text` is the decoded text
    with `\\n` after each line, to show lines of (split it at `\\n` only), or "" when it could not
    be decoded. `findings` are in the order of the file.
    """

    node: Node | None
    text: str
    findings: tuple[Finding, ...]


@lru_cache(maxsize=512)
def read_yaml(
    data: bytes, file: str, *, allow_tags: bool = False, bounds: Bounds = BY_HAND
) -> Reading:
    """Read a file's bytes. Never raises, whatever the bytes are.

    `file` is only used as the name in the places of findings. `allow_tags` accepts tags, anchors
    and aliases, as a `mkdocs.yml` has them: a tag is ignored, an alias is unfolded. What is only
    a mistake in a text for people (a `#` glued to a word) is left alone there.
    """
    decoded = decode(data, file, bounds.size)
    if decoded.text is None:
        return Reading(None, "", decoded.findings)
    texts, characters, doubtful = clean(decoded.text, file)
    mending = _Mending(file, tuple(decoded.text.split("\n")), texts, doubtful, allow_tags, bounds)
    node = mending.read()
    findings = in_order([*decoded.findings, *characters, *mending.found])
    return Reading(node, decoded.text, tuple(_not_too_many(findings)))


def _not_too_many(findings: list[Finding]) -> Iterator[Finding]:
    """The first findings of each kind: nobody reads thousands, and a report must stay small."""
    count: Counter[str] = Counter()
    for finding in findings:
        count[finding.name] += 1
        if count[finding.name] <= _MOST:
            yield finding


@dataclass(slots=True)
class _Mending:
    """One file while it is being read, repaired and read again."""

    file: str
    typed: tuple[str, ...]
    texts: tuple[str, ...]
    doubtful: frozenset[int]
    allow_tags: bool
    bounds: Bounds
    found: list[Finding] = field(default_factory=list)
    told: set[tuple[str, Span]] = field(default_factory=set)
    work: int = 0

    def read(self) -> Node | None:
        """The tree, after as many repairs as it takes; None when it cannot be trusted."""
        parsed = self._parse(self.texts)
        guessed = lossy = False
        for _ in range(_ROUNDS):
            if parsed.breach:
                self.found.append(self._beyond(parsed.breach))
                return None
            page = Page.of(self.file, self.typed, self.texts)
            self.work += sum(map(len, self.texts))
            if parsed.problem is None:
                steps = silent_mistakes(page, parsed.events, allow_tags=self.allow_tags)
                if not self._tell(steps) or not self._mend(steps, None):
                    node = self._finish(page, parsed)
                    return None if lossy else node
            else:
                steps = diagnose(page, parsed.problem)
                known = self._tell(steps)
                if not known or not self._mend(steps, parsed.problem):
                    # Only once: after a guess that did not help, anything more would be noise.
                    if guessed or not self._guess(page, parsed.problem, told=bool(steps)):
                        return None
                    guessed = lossy = True
            if self.work > _WORK:
                return None
            parsed = self._parse(self.texts)
        return None

    def _parse(self, texts: Seq[str]) -> Parsed:
        text = "\n".join(texts)
        parsed = parse(text, self.bounds.nodes)
        place = parsed.problem.line if parsed.problem else len(texts)
        self.work += sum(len(line) + 1 for line in texts[:place])
        return parsed

    def _tell(self, steps: list[Diagnosis]) -> bool:
        """Keep the new findings; whether there was any. The same again means we run in circles."""
        new = [s.finding for s in steps if (s.finding.name, s.finding.span) not in self.told]
        self.told.update((finding.name, finding.span) for finding in new)
        self.found += [finding for finding in new if not self._echo(finding)]
        return bool(new)

    def _echo(self, finding: Finding) -> bool:
        """Whether a finding may well be the consequence of how we repaired something above it."""
        if finding.span.line in self.doubtful:
            return True
        if finding.name not in _COMPARING or not finding.related:
            return False
        first = finding.related[0].line
        between = range(min(first, finding.span.line), finding.span.line)
        return any(each.name in _RESHAPING and each.span.line in between for each in self.found)

    def _mend(self, steps: list[Diagnosis], problem: Problem | None) -> bool:
        """Take the repairs that bring the parser furthest; whether any was of use."""
        best = 0
        chosen: tuple[str, ...] | None = None
        for choice in range(max((len(step.repairs) for step in steps), default=0)):
            repairs = [
                step.repairs[min(choice, len(step.repairs) - 1)] for step in steps if step.repairs
            ]
            texts = _repaired(self.texts, repairs)
            if texts == self.texts or self.work > _WORK:
                continue
            if problem is None:
                chosen = texts
                break
            after = self._parse(texts).problem
            if after is None:
                chosen = texts
                break
            if after != problem and after.line > best:
                best, chosen = after.line, texts
        if chosen is None:
            return False
        self.texts = chosen
        return True

    def _guess(self, page: Page, problem: Problem, *, told: bool) -> bool:
        """Leave the line out that cannot be read; whether that brings us any further."""
        step = unreadable(page, problem)
        if not told and step.finding.span.line not in {span.line for _, span in self.told}:
            self._tell([step])
        texts = _repaired(self.texts, step.repairs)
        after = self._parse(texts).problem
        self.texts = texts
        return after is None or after.line > problem.line

    def _beyond(self, breach: Breach) -> Finding:
        values = {"limit": str(_LIMITS.get(breach.name, self.bounds.nodes))}
        column = min(breach.column, len(self.typed[breach.line - 1]) + 1)
        return Finding(breach.name, Span(self.file, breach.line, column), values)

    def _finish(self, page: Page, parsed: Parsed) -> Node | None:
        """The tree of a text without known mistakes, and what can only be told of the whole."""
        self.found += notes(page, parsed.events, allow_tags=self.allow_tags)
        self.found += [self._beyond(breach) for breach in long_text(parsed.events)]
        tree = build(page, parsed.events, allow_tags=self.allow_tags, most=self.bounds.nodes)
        refers = any(finding.name == "reference" for finding in self.found)
        for finding in tree.findings:
            echo = finding.name == "merge-key" and refers
            self.found += [] if echo or self._echo(finding) else [finding]
        if tree.node is None and not self.found:
            self.found.append(_empty(self.file, self.texts))
        if isinstance(tree.node, Scalar):
            self._tell([_only_text(page, tree.node)])
            return None
        return tree.node


def _repaired(texts: tuple[str, ...], repairs: Seq[Repair]) -> tuple[str, ...]:
    """The lines with the repairs made; of two repairs of one line the first is made."""
    lines = list(texts)
    for repair in reversed(repairs):
        for number, text in repair.items():
            lines[number - 1] = text
    return tuple(lines)


def _empty(file: str, texts: Seq[str]) -> Finding:
    comments = any(text.strip() for text in texts)
    return Finding("empty-file", Span(file), variant="comments" if comments else "")


def _only_text(page: Page, node: Scalar) -> Diagnosis:
    """A whole file that is one text."""
    finding = page.find("loose-text", node.span.line, variant="file", text=clip(node.text, 40))
    return Diagnosis(finding)
