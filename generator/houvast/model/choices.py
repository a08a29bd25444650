"""Fields with a fixed number of answers, and the Dutch words for them.

Why: keys and answers are English, but nobody should need a dictionary: `status: gesloten` is clear.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from houvast.model.values import ValueKind, near_word, text_of

__all__ = [
    "At",
    "AtField",
    "Condition",
    "ConditionField",
    "Group",
    "GroupField",
    "Link",
    "LinkField",
    "Profile",
    "ProfileField",
    "Status",
    "StatusField",
]

E = TypeVar("E", bound=StrEnum)


class Status(StrEnum):
    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"


class Profile(StrEnum):
    MBO = "mbo"
    HBO = "hbo"
    WO = "wo"
    VO = "vo"
    TRAINEESHIP = "traineeship"


class At(StrEnum):
    HERE = "here"
    SCHOOL = "school"
    OUTSIDE = "outside"


class Condition(StrEnum):
    PRESENT = "present"
    POSSIBLE = "possible"
    ABSENT = "absent"


class Group(StrEnum):
    START = "start"
    WHO = "who"
    TOGETHER = "together"
    HOW = "how"
    AGREE = "agree"


class Link(StrEnum):
    """Whether a word becomes a link where it stands in running text."""

    FIRST = "first"
    NEVER = "never"


def _reader(choices: type[E], also: Mapping[str, str]) -> BeforeValidator:
    def read(value: Any) -> E:
        if isinstance(value, choices):
            return value
        word = text_of(value).casefold()
        word = also.get(word, word)
        try:
            return choices(word)
        except ValueError:
            near = near_word(word, (*choices, *also))
            values = {"text": word, "choices": ", ".join(choices), "better": also.get(near, near)}
            raise PydanticCustomError("unknown-choice", "choice", values) from None

    return BeforeValidator(read)


def _schema(choices: type[StrEnum], also: Mapping[str, str]) -> WithJsonSchema:
    return WithJsonSchema({"enum": [*choices, *also]})


_STATUS = {"gepauzeerd": "paused", "pauze": "paused", "gesloten": "closed", "dicht": "closed"}
_PROFILE: dict[str, str] = {"trainee": "traineeship"}
_AT = {"hier": "here", "buiten": "outside", "elders": "outside"}
_CONDITION = {
    "aanwezig": "present",
    "ja": "present",
    "yes": "present",
    "mogelijk": "possible",
    "te regelen": "possible",
    "afwezig": "absent",
    "nee": "absent",
    "no": "absent",
}
_LINK = {"ja": "first", "yes": "first", "nooit": "never", "nee": "never", "no": "never"}
_GROUP = {
    "wie": "who",
    "samen": "together",
    "hoe": "how",
    "afspraken": "agree",
}

StatusField = Annotated[
    Status, _reader(Status, _STATUS), ValueKind("choice"), _schema(Status, _STATUS)
]
ProfileField = Annotated[
    Profile, _reader(Profile, _PROFILE), ValueKind("choice"), _schema(Profile, _PROFILE)
]
AtField = Annotated[At, _reader(At, _AT), ValueKind("choice"), _schema(At, _AT)]
ConditionField = Annotated[
    Condition, _reader(Condition, _CONDITION), ValueKind("choice"), _schema(Condition, _CONDITION)
]
GroupField = Annotated[Group, _reader(Group, _GROUP), ValueKind("choice"), _schema(Group, _GROUP)]
LinkField = Annotated[Link, _reader(Link, _LINK), ValueKind("choice"), _schema(Link, _LINK)]
