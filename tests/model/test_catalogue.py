"""Every field has its words, and a word leads to one field."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from houvast.glossary.terms import GlossaryFile
from houvast.model import Words
from houvast.model.base import Item, Model
from houvast.model.fields import all_models, field_text, known_words
from houvast.model.handbook import Document
from houvast.model.organisation import Organisation
from houvast.model.people import Contact, Reach
from houvast.model.practical import Absence
from houvast.model.values import slug_of
from houvast.texts import Texts

MODELS = [*all_models(), *all_models(GlossaryFile), Item]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_has_its_words(model: type[Model], catalogues: Mapping[str, Texts]) -> None:
    for texts in catalogues.values():
        assert field_text(texts, model, "_about", "")
        for name in model.model_fields:
            title = field_text(texts, model, name, "title")
            about = field_text(texts, model, name, "about")
            assert 1 <= len(title.split()) <= 3, f"{name}: {title}"
            assert about.endswith((".", "?")), f"{name}: {about}"
            assert len(about) <= 160, f"{name}: {about}"


def test_the_same_keys_and_nothing_else(catalogues: Mapping[str, Texts]) -> None:
    nl, en = (texts.under("fields") for texts in catalogues.values())
    assert list(nl) == list(en)
    known = {
        f"{model.__name__}.{name}"
        for model in MODELS
        for name in ("_about", *model.model_fields)
        if model is Item or name not in Item.model_fields
    }
    assert {key if key.endswith("_about") else key.rpartition(".")[0] for key in nl} == known
    assert catalogues["nl"].under("schema").keys() == catalogues["en"].under("schema").keys()


@pytest.mark.parametrize("model", all_models(), ids=lambda model: model.__name__)
def test_a_word_leads_to_one_field(model: type[Model], catalogues: Mapping[str, Texts]) -> None:
    meant = {slug_of(key): name for key, name in model.field_keys().items()}
    for texts in catalogues.values():
        for name in model.model_fields:
            said = [field_text(texts, model, name, part) for part in ("title", "also")]
            for word in filter(None, map(slug_of, ",".join(said).split(","))):
                assert meant.setdefault(word, name) == name, f"{word} is also {meant[word]}"


@pytest.mark.parametrize(
    ("model", "typed", "key"),
    [
        (Document, "contactpersonen", "contacts"),
        (Document, "Begeleiders", "contacts"),
        (Document, "fouten", "mistakes"),
        (Document, "afspraken", "agreements"),
        (Document, "voor_dag_1", "before_day_one"),
        (Document, "colleagues", "contacts"),
        (Absence, "ziek", "sick"),
        (Reach, "mobiel", "phone"),
        (Reach, "tel", "phone"),
        (Organisation, "naam", "name"),
        (Organisation, "color", "colour"),
        (Contact, "geldt voor", "applies_to"),
    ],
)
def test_common_words(model: type[Model], typed: str, key: str, words: Words) -> None:
    assert known_words(model, words)[slug_of(typed)] == key
