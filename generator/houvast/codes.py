"""The table of everything that Houvast can tell a person.

Why: one list, so that a code never changes its meaning and every code has its texts. The texts
(message, what to do, why, example, instead) are in `content/labels/<language>/findings-*.yml`
under the same name. `docs/rules.md` is made of this table and those texts.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

__all__ = ["CODES", "Code", "Level"]


class Level(IntEnum):
    """How bad a finding is. Only errors stop a handbook from being built."""

    ADVICE = 1
    WARNING = 2
    ERROR = 3

    @property
    def key(self) -> str:
        """The name in lower case, as in JSON and in the catalogue."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding: its number (`HV101`), its name and its level."""

    number: str
    name: str
    level: Level


def _table(*rows: tuple[str, str, Level]) -> dict[str, Code]:
    return {name: Code(number, name, level) for number, name, level in rows}


E, W, A = Level.ERROR, Level.WARNING, Level.ADVICE

# HV0 the workspace, HV1 reading YAML, HV2 the model, HV3 review, HV4 content and pages,
# HV5 the glossary, HV6 building and publishing.
CODES: dict[str, Code] = _table(
    # --- HV0: the workspace ---
    ("HV003", "no-handbooks", W),
    ("HV004", "bad-slug", E),
    ("HV006", "no-files", E),
    ("HV007", "not-a-regular-file", E),
    ("HV008", "unreadable-file", E),
    ("HV009", "extends-nothing", E),
    ("HV010", "extends-in-a-circle", E),
    ("HV011", "extends-other-language", E),
    ("HV012", "too-many-files", E),
    ("HV013", "bad-setting", E),
    ("HV014", "file-too-large", E),
    # --- HV1: reading YAML (source) ---
    # The file as a whole.
    ("HV101", "duplicate-key", E),
    ("HV102", "empty-file", W),
    ("HV103", "two-documents", E),
    ("HV104", "conflict-marks", E),
    ("HV105", "not-utf8", E),
    ("HV106", "not-text", E),
    # Characters that nobody sees.
    ("HV111", "invisible-character", E),
    ("HV112", "control-character", E),
    ("HV113", "special-space", E),
    ("HV114", "hidden-escape", E),
    ("HV115", "lost-character", W),
    # Bounds.
    ("HV121", "yaml-too-large", E),
    ("HV122", "yaml-too-deep", E),
    ("HV123", "yaml-too-many-values", E),
    ("HV124", "yaml-text-too-long", E),
    # Indentation.
    ("HV131", "tab-indent", E),
    ("HV132", "tab-after-colon", E),
    ("HV133", "tab-in-line", W),
    ("HV134", "key-indent", E),
    ("HV135", "list-indent", E),
    ("HV136", "text-indent", E),
    ("HV137", "text-with-fields", E),
    # The colon.
    ("HV141", "missing-space-after-colon", E),
    ("HV142", "second-colon", E),
    ("HV143", "missing-colon", E),
    ("HV144", "wide-colon", E),
    # Lists.
    ("HV151", "missing-space-after-dash", E),
    ("HV152", "bullet", E),
    ("HV153", "missing-dash", E),
    ("HV154", "dash-among-fields", E),
    ("HV155", "dash-as-empty", E),
    ("HV156", "dash-start", E),
    # Quotes.
    ("HV161", "unclosed-quote", E),
    ("HV162", "apostrophe-start", E),
    ("HV163", "text-after-quote", E),
    ("HV164", "backslash-in-quotes", E),
    ("HV165", "curly-quotes", W),
    # Characters that mean something to YAML.
    ("HV171", "mark-at-start", E),
    ("HV172", "hash-in-text", E),
    ("HV173", "hash-after-field", W),
    ("HV174", "percent-line", E),
    ("HV175", "text-after-block-mark", E),
    ("HV176", "reference", E),
    ("HV177", "merge-key", E),
    # Brackets.
    ("HV181", "bracket-start", E),
    ("HV182", "unclosed-bracket", E),
    ("HV183", "stray-bracket", E),
    ("HV184", "missing-comma", E),
    ("HV185", "mark-in-brackets", E),
    ("HV186", "key-not-text", E),
    # When nothing else fits.
    ("HV191", "loose-text", E),
    ("HV199", "unreadable", E),
    # --- HV2: the model ---
    ("HV201", "unknown-field", E),
    ("HV202", "missing-field", E),
    ("HV203", "field-in-two-files", E),
    ("HV204", "expected-text", E),
    ("HV205", "expected-list", E),
    ("HV206", "expected-fields", E),
    ("HV207", "colon-in-text", E),
    ("HV208", "empty-text", E),
    ("HV209", "empty-list", E),
    ("HV210", "text-too-long", E),
    ("HV211", "too-many-brackets", E),
    ("HV212", "expected-number", E),
    ("HV213", "expected-yes-no", E),
    ("HV214", "unknown-choice", E),
    ("HV215", "unknown-language", E),
    ("HV221", "not-a-date", E),
    ("HV222", "impossible-date", E),
    ("HV223", "wrong-weekday", E),
    ("HV224", "not-a-time", E),
    ("HV225", "impossible-time", E),
    ("HV226", "not-a-weekday", E),
    ("HV227", "ends-before-start", E),
    ("HV231", "not-a-phone-number", E),
    ("HV232", "not-an-email-address", E),
    ("HV233", "not-a-web-link", E),
    ("HV234", "link-without-https", E),
    ("HV235", "link-with-password", E),
    ("HV236", "not-a-colour", E),
    ("HV237", "not-an-identifier", E),
    ("HV241", "unknown-person", E),
    ("HV242", "contact-twice", E),
    ("HV251", "not-a-file-name", E),
    ("HV252", "file-outside-folder", E),
    ("HV253", "file-is-a-link", E),
    ("HV254", "wrong-kind-of-file", E),
    ("HV255", "missing-file", E),
    ("HV256", "not-a-picture", E),
    ("HV257", "picture-too-large", E),
    ("HV258", "page-too-long", E),
    # --- HV3: review ---
    ("HV301", "empty-midweek", A),
    ("HV302", "moment-without-busy", A),
    ("HV303", "one-person-ladder", A),
    ("HV304", "no-ladder", A),
    ("HV305", "task-without-done", A),
    ("HV306", "task-without-why", A),
    ("HV307", "no-normal-mistakes", A),
    ("HV308", "one-sided-expectations", A),
    ("HV309", "no-evaluation-each-quarter", A),
    ("HV310", "sick-without-time", A),
    ("HV311", "safety-without-emergency", W),
    ("HV312", "out-of-date", W),
    ("HV313", "placeholder-text", W),
    ("HV314", "secret-in-text", W),
    ("HV315", "missing-translation", A),
    ("HV316", "unreachable-contact", W),
    ("HV317", "accept-unknown-rule", W),
    # --- HV4: content and pages ---
    ("HV401", "page-field", E),
    ("HV402", "page-without-title", E),
    ("HV403", "page-read", E),
    ("HV404", "heading-without-id", E),
    ("HV405", "unknown-block", E),
    ("HV411", "broken-link", W),
    ("HV412", "broken-picture", W),
    ("HV413", "text-too-deep", E),
    ("HV414", "page-not-utf8", E),
    # --- HV5: the glossary ---
    ("HV501", "term-twice", E),
    ("HV502", "term-unknown", E),
    ("HV503", "term-without-explanation", W),
    ("HV504", "replaced-in-a-circle", E),
    ("HV505", "same-word", W),
    ("HV506", "term-language-missing", A),
    ("HV507", "term-unused", A),
    ("HV508", "sources-overlap", A),
    # Glossaries of others.
    ("HV511", "source-setting", E),
    ("HV512", "source-copy-missing", E),
    ("HV513", "source-copy-changed", E),
    ("HV514", "source-not-fetched", E),
    ("HV515", "source-refused", E),
    # Reading other formats.
    ("HV521", "import-unreadable", E),
    ("HV522", "import-left-out", W),
    ("HV523", "import-changed", A),
    # Publishing.
    ("HV531", "nothing-to-publish", E),
    ("HV532", "version-refused", E),
    ("HV533", "version-changed", E),
    # --- HV6: building and publishing ---
    ("HV601", "not-made", E),
)
