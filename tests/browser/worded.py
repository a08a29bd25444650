"""A small workspace with words of every kind: own, shared, of a school, homonyms, replaced."""

from __future__ import annotations

import hashlib
from pathlib import Path

__all__ = ["worded"]

CONFIG = "site_name: Woorden\nplugins:\n  - houvast\n"
HANDBOOK = """
organisation:
  name: Bakkerij Roos
  languages: [nl, en]
contacts:
  - {id: kim, role: praktijkopleider, name: Kim, reach: {phone: 038 123 45 67}}
glossary:
  - term: overdracht
    explanation: Twee zinnen bij de oven, als je naar huis gaat.
    differs: In een ziekenhuis duurt dit een half uur.
  - term: de kast
    also: [rijskast]
    explanation: Een warme kast waarin deeg groter wordt. Kijk ook op [de website](https://example.org/).
pages:
  - {file: werk.md, title: Ons werk, under: how}
"""
# Every first use is in a section of its own, so that each can be the first that is met.
PAGE = """
Je leert hier van een praktijkopleider, en dat heet bpv.

## Halverwege

{lines}

Vraag of de PO tijd heeft.

## De kluis

Je spullen liggen in de kluis.

## Aan het eind

{lines}

Dan komt de overdracht, en alles wat rijst staat in de rijskast.
"""
LINES = "\n\n".join(["Een regel zonder bijzonderheden, om de bladzijde langer te maken."] * 14)
OWN = """
terms:
  - id: bpv
    nl:
      term: bpv
      also: [beroepspraktijkvorming]
      finds: [bpv-plek, beroepspraktijkvormingen]
      definition: Het deel van een mbo-opleiding dat in de praktijk wordt gevolgd.
      explanation: De officiële naam voor een stage in het mbo.
      heard_as:
        intern: Stage dus, met een moeilijk woord.
        organisation: Iets uit de papieren van school.
        school: Onderwijs op een andere plek.
      example: Je bpv begint in februari.
    en: {term: work placement, also: [bpv], explanation: The official name for an internship in mbo.}
    see: [kluis-kast]
  - id: kluis-kast
    nl: {term: kluis, finds: [kluizen], explanation: Een kastje met een slot., differs: Niet de kluis met geld.}
  - id: kluis-geld
    nl: {term: kluis, explanation: Een kist voor geld., differs: Niet het kastje voor je jas.}
  - id: overdracht
    nl:
      term: overdracht
      explanation: Je vertelt wat de volgende moet weten.
      heard_as: {intern: Opsommen wat ik deed., organisation: Alleen het nodige.}
  - id: creme
    nl: {term: crème, explanation: Een vulling die koud moet blijven.}
  - id: stagemap
    nl: {term: stagemap, explanation: Een map met bewijzen.}
    replaced_by: portfolio
  - id: portfolio
    nl: {term: portfolio, finds: [bewijzenmap], explanation: Alles wat laat zien wat je kunt.}
"""
SCHOOL = """
terms:
  - id: praktijkopleider
    nl: {term: praktijkopleider, also: [PO], explanation: Deze collega leert je het vak.}
    en: {term: workplace trainer, explanation: This colleague teaches you the job.}
  - id: praktijkonderwijs
    nl: {term: praktijkonderwijs, also: [PO], explanation: Een school waar je leert door te doen.}
"""


def worded(root: Path, more: int = 0) -> Path:
    """The workspace in the folder `root`, with `more` further words; gives `root`."""
    organisation = root / "content" / "organisations" / "roos"
    copies = root / "glossary" / "sources"
    organisation.mkdir(parents=True)
    copies.mkdir(parents=True)
    (root / "mkdocs.yml").write_text(CONFIG, "utf-8")
    (organisation / "handbook.yml").write_text(HANDBOOK, "utf-8")
    (organisation / "werk.md").write_text(PAGE.format(lines=LINES), "utf-8")
    (root / "glossary" / "words.yml").write_text(OWN, "utf-8")
    digest = hashlib.sha256(SCHOOL.encode()).hexdigest()
    (copies / "noordland-1.0.0.yml").write_text(SCHOOL, "utf-8")
    (root / "glossary" / "sources.yml").write_text(
        "sources:\n  - name: noordland\n    title: Woorden van Noordland\n    version: 1.0.0\n"
        f"    address: https://example.org/words/\n    sha256: {digest}\n",
        "utf-8",
    )
    if more:
        terms = "".join(
            f"  - id: woord-{n}\n    nl: {{term: {chr(97 + n % 26)}{chr(97 + n // 26 % 26)}woord {n},"
            f" finds: [verborgen{n}], explanation: De uitleg van woord {n}. Nog een zin.}}\n"
            for n in range(more)
        )
        (root / "glossary" / "many.yml").write_text(f"terms:\n{terms}", "utf-8")
    return root
