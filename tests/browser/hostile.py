"""A handbook in which every text is an attack, made of a real one."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

__all__ = ["ATTACKS", "OWN_PAGE", "RUN", "Spoiled"]

RUN = "window.hacked=1"
ATTACKS = (
    f"<script>{RUN}</script>",
    f'"><img src=x onerror="{RUN}">',
    f"'><svg onload='{RUN}'>",
    f"[klik](javascript:{RUN})",
    f"[klik](&#106;ava&#9;script:{RUN})",
    f"<javascript:{RUN}>",
    "{{ 7*7 }} {% raw %} {# weg #}",
    f'{{ onclick="{RUN}" }} {{: onclick="{RUN}" }} {{#top .hv-stuck onclick={RUN}}}',
    f"*/ --> ]]> </style></script><script>{RUN}</script>",
    "</p></div></article></main><h1>buiten</h1>",
    f"&lt;img src=x onerror={RUN}&gt; &#60;script&#62;{RUN}&#60;/script&#62;",
    f'<a href="javascript:{RUN}" onclick="{RUN}">klik</a>',
    f"</title></textarea></noscript><script>{RUN}</script>",
    "# Kop\n\n===",
    "Arbeidsongeschiktheidsverzekeringsmaatschappijmedewerkersvergaderingsnotulenboekje",
    "{text} {n} {time} {who} %s %(n)s ${n} \\1",
    f"`</code><script>{RUN}</script>` **<b onclick={RUN}>dik</b>**",
    f"<https://example.org/\"onmouseover='{RUN}'>",
    f"x' autofocus onfocus='{RUN}' style='position:fixed;inset:0",
    "<!-- weg <style>*{display:none}</style> <base href=//example.org>",
)
OWN_PAGE = f"""\
# <script>{RUN}</script> {{ onclick="{RUN}" }}

[a](javascript:{RUN}) [b](JaVaScRiPt&colon;{RUN}) [c][r] <javascript:{RUN}>

<img src=x onerror={RUN}> <script>{RUN}</script> <style>body{{display:none}}</style>

</div></div></article></main><h1>buiten</h1>

## Kop "><img src=x onerror={RUN}> {{{{ 7*7 }}}} {{#hv .x onclick="{RUN}"}}

Tekst{{: onclick="{RUN}" }} en {{{{ config.site_name }}}} en `</code><script>{RUN}</script>`

!!! note "<script>{RUN}</script>"
    x

```html onclick="{RUN}"
</pre><script>{RUN}</script>
```

| <b onclick={RUN}>a</b> | b |
|---|---|
| <script>{RUN}</script> | {{% include "mkdocs.yml" %}} |

--8<-- "mkdocs.yml"

<iframe srcdoc="<script>parent.hacked=1</script>"></iframe>
<form action="javascript:{RUN}"><button>x</button></form>
<svg><a xlink:href="javascript:{RUN}"><text>x</text></a></svg>
<math><mtext><table><mglyph><style><img src=x onerror={RUN}>

[r]: javascript:{RUN}
"""


class Spoiled:
    """Copies of data in which every text that a person may fill in freely is an attack.

    The JSON Schema says which those are. `used` are the attacks in the order in which they were put in.
    """

    def __init__(self, schema: dict[str, Any]) -> None:
        self.schema = schema
        self.attacks = itertools.cycle(ATTACKS)
        self.used: list[str] = []

    def document(self, data: dict[str, Any]) -> dict[str, Any]:
        """A copy of the top-level keys of a handbook's file."""
        spoiled = self._spoiled(data, self.schema)
        assert isinstance(spoiled, dict)
        return spoiled

    def _spoiled(self, value: Any, schema: dict[str, Any]) -> Any:
        options = list(self._options(schema))
        free = any(option.get("$ref") == "#/definitions/Text" for option in options)
        if isinstance(value, str):
            return self._attack() if free else value
        if isinstance(value, list):
            items: dict[str, Any] = next((o["items"] for o in options if "items" in o), {})
            return [self._spoiled(item, items) for item in value]
        if free and value.keys() <= {"nl", "en"}:
            return {language: self._attack() for language in value}
        fields: dict[str, Any] = {}
        for option in options:
            fields |= option.get("properties", {})
        return {key: self._spoiled(item, fields.get(key, {})) for key, item in value.items()}

    def _options(self, schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """The schema, what it refers to, and all that it may be."""
        yield schema
        name = schema.get("$ref", "").rpartition("/")[2]
        inner = [self.schema["definitions"][name]] if name else []
        for option in [*inner, *schema.get("anyOf", []), *schema.get("allOf", [])]:
            yield from self._options(option)

    def _attack(self) -> str:
        attack = f"{next(self.attacks)} ({len(self.used)})"
        self.used.append(attack)
        return attack
