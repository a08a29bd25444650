"""Blocks: how a piece of the model becomes HTML.

Why: one block, one template in `site_templates/blocks`. Templates are ours, the values are data
from outside: they are escaped by default, never templates themselves, and a value that is not
there is an error in the template, not the word None on a page.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial
from typing import Any

import jinja2
from markupsafe import Markup, escape

from houvast.compose.alphabet import alphabetical, initial
from houvast.compose.prose import beginning, foreign_html, plain_words, sentences
from houvast.compose.words import Words
from houvast.glossary import Glossary
from houvast.model import EVERYBODY, Contact, Handbook, Text
from houvast.model.values import slug_of

__all__ = ["Blocks", "block_templates", "one_block", "telephone"]

Link = Callable[..., str | None]


@lru_cache(maxsize=8)
def _environment(templates: tuple[tuple[str, str], ...]) -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.DictLoader({f"{name}.html": source for name, source in templates}),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # Dutch day names are lower case; at the beginning of a line they are not.
    made.filters["capitalize_first"] = lambda text: text[:1].upper() + text[1:]
    made.filters["alphabetical"] = alphabetical
    made.filters["initial"] = initial
    return made


def block_templates(blocks: Mapping[str, str]) -> jinja2.Environment:
    """The templates, compiled once for all handbooks."""
    return _environment(tuple(sorted(blocks.items())))


def one_block(html: str) -> str:
    """The HTML as Markdown leaves it alone.

    A tab would be expanded by Markdown, a blank line could end the block for some engine.
    """
    lines = (line.strip() for line in html.replace("\t", "    ").splitlines())
    return "\n".join(line for line in lines if line)


class Blocks:
    """The blocks of one handbook in one language.

    `link(path, anchor="")` gives the address of a page from the page that is being made, or None
    when there is no such page. `rich(text)` gives the HTML of an organisation's Markdown, its links
    already resolved. `picture(path)` gives the address of a picture.
    """

    def __init__(
        self,
        environment: jinja2.Environment,
        handbook: Handbook,
        words: Words,
        glossary: Glossary,
        today: dt.date,
        rich: Callable[[str], str],
    ) -> None:
        self.environment = environment
        self.handbook = handbook
        self.words = words
        self.rich = rich
        self.fixed: dict[str, Any] = {
            "hb": handbook,
            "doc": handbook.document,
            "t": words.texts,
            "w": words,
            "today": today,
            "language": words.language,
            "glossary": glossary,
            "origins": glossary.origins,
            "sentences": lambda text: Markup(sentences(text)),
            "line": self.line,
            "short": self.short,
            "prose": self.prose,
            "inline": self.inline,
            "who": handbook.who,
            "id_of": handbook.id_of,
            "tel": telephone,
        }

    def render(self, name: str, link: Link, **more: Any) -> str:
        """The HTML of the block `name`, or an empty text when there is nothing to say."""
        template = self.environment.get_template(f"{name}.html")
        html = template.render(
            **self.fixed,
            **more,
            link=link,
            people=partial(self.people, link=link),
            name_of=self.name_of,
        )
        return one_block(html)

    def line(self, text: Text | None) -> Markup:
        """A text as it is, escaped; marked when it is in another language than the page."""
        if text is None:
            return Markup("")
        words, language = text.in_language(self.words.language, self.words.first)
        return self._marked(escape(words), language, "span")

    def short(self, text: Text | None, most: int) -> Markup:
        """The beginning of a text in plain words, of about `most` letters."""
        if text is None:
            return Markup("")
        words, language = text.in_language(self.words.language, self.words.first)
        plain = plain_words(foreign_html(words)) if text.rich else words
        return self._marked(escape(beginning(plain, most)), language, "span")

    def prose(self, text: Text | None) -> Markup:
        """A text as paragraphs of sanitised HTML."""
        if text is None:
            return Markup("")
        words, language = text.in_language(self.words.language, self.words.first)
        return self._marked(Markup(self.rich(words)), language, "div")

    def inline(self, text: Text | None) -> Markup:
        """A text as sanitised HTML within a line: its paragraphs are only separated by a space."""
        html = str(self.prose(text))
        return Markup(re.sub(r"\s*</?(?:p|div)[^>]*>\s*", " ", html).strip())

    def _marked(self, html: Markup, language: str, tag: str) -> Markup:
        if language == self.words.language:
            return html
        return Markup(f'<{tag} lang="{escape(language)}">{{}}</{tag}>').format(html)

    def name_of(self, contact: Contact) -> str:
        """What a contact is called: the name, or the role."""
        return self.words.text(contact.name or contact.role)

    def people(self, persons: Iterable[str], link: Link, *, object: bool = False) -> Markup:
        """Persons as a list in words, each leading to their card.

        `object` is for after a word such as "with": there the intern is called otherwise in Dutch.
        """
        found: list[Markup] = []
        for person in persons:
            contact = self.handbook.who(person)
            if contact is None:
                found.append(escape(self._somebody(person, object=object)))
                continue
            address = link("who/people.md", f"contact-{self.handbook.id_of(contact)}")
            name = self.line(contact.name or contact.role)
            found.append(Markup('<a href="{}">{}</a>').format(address, name) if address else name)
        # Babel joins text; the names stand in for marks that cannot occur in it.
        marks = [f"\x02{index}\x02" for index in range(len(found))]
        joined = str(escape(self.words.listed(marks)))
        for mark, name in zip(marks, found, strict=True):
            joined = joined.replace(mark, str(name))
        return Markup(joined)

    def plain_people(self, persons: Iterable[str], *, object: bool = False) -> str:
        """Persons as a list in plain words."""
        contacts = [(person, self.handbook.who(person)) for person in persons]
        return self.words.listed(
            self.name_of(contact) if contact else self._somebody(person, object=object)
            for person, contact in contacts
        )

    def _somebody(self, person: str, *, object: bool) -> str:
        """The intern, the school or everybody; else the words as they were typed."""
        key = EVERYBODY.get(slug_of(person))
        key = "you-object" if object and key == "you" else key
        return self.words.texts(f"site.somebody.{key}") if key else person


def telephone(number: str) -> str:
    """The address of a telephone number, made of the number that is printed.

    A 0 that is dropped after the code of a country ("+31 (0)6", "+31 06") is dropped here, too.
    """
    digits = "".join(c for c in number if c.isdigit())
    abroad = "+" if "+" in number else ""
    if found := re.match(r"\W*(?:\+|00)\d{1,3}?\W*\(\s*0\s*\)", number):
        before = sum(c.isdigit() for c in found[0])
        digits = digits[: before - 1] + digits[before:]
    return "tel:" + re.sub(r"^(\+31|0031)0", r"\1", abroad + digits)
