"""The organisation's own words, own pages, notes for supervisors, and what it accepts."""

from __future__ import annotations

from pydantic import Field

from houvast.model.base import Model
from houvast.model.choices import Group, GroupField, Link, LinkField
from houvast.model.files import FilePath
from houvast.model.text import Line, Prose
from houvast.model.times import Day
from houvast.model.values import People, Short

__all__ = [
    "Acceptance",
    "Checklist",
    "OwnPage",
    "OwnTerm",
    "ReviewSettings",
    "SectionCheck",
    "Supervisors",
]


class OwnTerm(Model):
    """A word as this organisation uses it."""

    term: Line
    also: tuple[Line, ...] = ()
    explanation: Prose
    example: Prose | None = None
    differs: Prose | None = None
    link: LinkField = Link.FIRST


class OwnPage(Model):
    """A page of the organisation's own, in Markdown."""

    file: FilePath
    title: Line
    under: GroupField = Group.HOW


class Checklist(Model):
    """What a supervisor, buddy or mentor does, and when."""

    title: Line
    for_: tuple[Line, ...] = Field((), alias="for")
    items: tuple[Line, ...] = ()


class Supervisors(Model):
    """For those who guide the intern."""

    about: Prose | None = None
    checklists: tuple[Checklist, ...] = ()


class SectionCheck(Model):
    """How fresh a section is: who looked at it and when, or what still has to be written."""

    section: Line
    date: Day | None = None
    by: People = ()
    unfinished: Line | None = None


class Acceptance(Model):
    """A finding of the review that the organisation knows and accepts."""

    rule: Short
    reason: Line


class ReviewSettings(Model):
    """What the review need not mention again."""

    accept: tuple[Acceptance, ...] = ()
