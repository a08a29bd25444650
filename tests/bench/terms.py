"""What links to words cost, beside making the pages: `make bench`.

The example handbooks are composed and built in this process with 2,000 terms more than they have,
many of them within others, each with three other forms. Counted is all that linking takes: making
the forms, reading the HTML, finding, writing. It is held against composing the pages without links
and having them built by the engine, with the glossary as it is.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import gc
import random
import tempfile
import time
import tracemalloc
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path

from houvast.compose import Shared, Site, terms, text_nodes
from houvast.compose.prose import plain_words
from houvast.engine import build_html
from houvast.glossary import Term, TermWords
from houvast.glossary.forms import Forms, shared_entries
from houvast.pipeline import check, read_shared
from houvast.workspace import Workspace

ROOT = Path(__file__).parents[2]
TODAY = dt.date(2027, 1, 1)
SIZES = (0, 20, 200, 2000)
RUNS = 5
MOST = 0.10


def made(count: int, texts: list[str]) -> tuple[Term, ...]:
    """Terms: one in ten is a phrase of the texts, three in ten hold another and more."""
    chance = random.Random(1)
    there = [text.split() for text in texts if len(text.split()) > 20]
    known = sorted({word for text in there for word in text if word.isalpha() and len(word) > 3})
    phrases: list[str] = []
    for number in range(count):
        if number % 10 == 0:
            text = chance.choice(there)
            at = chance.choice([n for n, word in enumerate(text) if len(word) > 5])
            phrases.append(" ".join(text[at : at + chance.randint(1, 4)])[:100])
        elif number % 10 < 4:
            phrases.append(f"{chance.choice(phrases)} {chance.choice(known)}"[:100])
        else:
            phrases.append(f"{chance.choice(known)}{chance.choice(known)} {chance.choice(known)}")
    return tuple(
        Term(id=f"bench-{number}", nl=words, en=words)
        for number, phrase in enumerate(phrases)
        for words in [
            TermWords(
                term=phrase,
                finds=tuple(f"{phrase}{end}" for end in ("s", "en", f" {chance.choice(known)}")),
                explanation="Een uitleg van het woord, zo lang als de meeste.",
            )
        ]
    )


def composed(workspace: Workspace, shared: Shared) -> list[Site]:
    """All example handbooks."""
    found = [check(workspace, slug, shared, TODAY) for slug in workspace.slugs]
    return [one.site for one in found if one.site]


def timed(work: Callable[[], object]) -> float:
    """Seconds of the processor: other work on the machine counts less."""
    started = time.process_time()
    work()
    return time.process_time() - started


def composed_with(workspace: Workspace, shared: Shared) -> tuple[float, float, int]:
    """Seconds for composing all handbooks without links, seconds for the links, and how many."""
    linked, spent, links = terms.TermLinks.linked, 0.0, 0

    def watched(self: terms.TermLinks, html: str, language: str, to: str | None) -> str:
        nonlocal spent, links
        started = time.process_time()
        result = linked(self, html, language, to)
        spent += time.process_time() - started
        links += result.count('class="hv-word"')
        return result

    # What an earlier run remembers is not there when a build begins.
    for remembered in (terms._shared_forms, text_nodes.text_nodes, plain_words):
        remembered.cache_clear()
    terms.TermLinks.linked = watched  # type: ignore[method-assign]
    try:
        seconds = timed(lambda: composed(workspace, shared))
    finally:
        terms.TermLinks.linked = linked  # type: ignore[method-assign]
    return seconds - spent, spent, links


def main() -> None:
    """Runs everything in turn and prints times and ratios."""
    workspace = Workspace(ROOT)
    shared = read_shared(workspace)
    sites = composed(workspace, shared)
    texts = [plain_words(s.html) for site in sites for page in site.pages for s in page.sections]
    pages = sum(len(site.pages) for site in sites)
    shareds = {
        size: dataclasses.replace(
            shared,
            glossary=dataclasses.replace(
                shared.glossary, terms=(*shared.glossary.terms, *made(size, texts))
            ),
        )
        for size in SIZES
    }
    # A build has one glossary: that this one holds four must not slow it down.
    gc.collect()
    gc.freeze()
    building: list[float] = []
    runs: dict[int, list[tuple[float, float, int]]] = defaultdict(list)
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            building.append(sum(timed(partial(build_html, s, place / s.slug)) for s in sites))
        for size, one in shareds.items():
            runs[size].append(composed_with(workspace, one))
    base = min(building) + min(seconds for seconds, _, _ in runs[0])
    print(f"{pages} pages of {len(sites)} handbooks, the quietest of {RUNS} runs in one process")
    print(f"composing and building  {base:6.2f} s   {1000 * base / pages:6.1f} ms a page")
    ratio = 0.0
    for size, each in runs.items():
        spent = min(spent for _, spent, _ in each)
        ratio = spent / base
        print(
            f"links, {len(shareds[size].glossary.terms):5} terms      {spent:6.2f} s"
            f"   {1000 * spent / pages:6.1f} ms a page  +{ratio:.1%}   {each[0][2]} links"
        )
    tracemalloc.start()
    forms = Forms(shared_entries(shareds[SIZES[-1]].glossary, "nl"))
    held = tracemalloc.get_traced_memory()[0] / 2**20
    tracemalloc.stop()
    print(f"the forms of {len(shareds[SIZES[-1]].glossary.terms)} terms hold {held:.1f} MiB")
    del forms
    if ratio > MOST:
        raise SystemExit(f"Links may take {MOST:.0%} of the time of the pages, not {ratio:.1%}.")


if __name__ == "__main__":
    main()
