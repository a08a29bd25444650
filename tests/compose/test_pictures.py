"""Pictures: only real ones, from the folder itself, under a name made of their content."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from houvast.compose.pictures import Pictures, kind_of
from houvast.finding import Span

FOLDER = "content/organisations/bakery"
PLACE = Span(f"{FOLDER}/organisation.yml", 4, 9)


def picture(kind: str = "PNG", size: int = 8) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (size, size), "orange").save(data, kind)
    return data.getvalue()


@pytest.mark.parametrize(("kind", "ending"), [("PNG", "png"), ("JPEG", "jpg"), ("WEBP", "webp")])
def test_the_kind_is_known_by_the_bytes(kind: str, ending: str) -> None:
    assert kind_of(picture(kind)) == ending
    pictures = Pictures({f"{FOLDER}/Mijn Foto.png": picture(kind)})
    used = pictures.use(FOLDER, "Mijn Foto.png", PLACE)
    assert used
    assert used.startswith("pictures/mijn-foto-")
    assert used.endswith(f".{ending}")
    assert pictures.used[used] == picture(kind)
    assert not pictures.findings


@pytest.mark.parametrize(
    ("name", "data", "finding"),
    [
        ("logo.png", b"<html><script>alert(1)</script>", "not-a-picture"),
        ("logo.png", b"<svg onload=alert(1)>", "not-a-picture"),
        ("logo.png", b"", "not-a-picture"),
        ("logo.png", picture() + b"\0" * 2_100_000, "picture-too-large"),
    ],
)
def test_what_is_no_picture_is_not_published(name: str, data: bytes, finding: str) -> None:
    pictures = Pictures({f"{FOLDER}/{name}": data})
    assert pictures.use(FOLDER, name, PLACE) is None
    assert [f.name for f in pictures.findings] == [finding]
    assert not pictures.used


def test_a_header_that_promises_too_many_pixels_is_refused() -> None:
    bomb = bytearray(picture())
    bomb[16:24] = (60_000).to_bytes(4, "big") * 2
    pictures = Pictures({f"{FOLDER}/logo.png": bytes(bomb)})
    assert pictures.use(FOLDER, "logo.png", PLACE) is None
    assert [f.name for f in pictures.findings] == ["picture-too-large"]


@pytest.mark.parametrize("name", ["../garage/logo.png", "logo2.png", "./../bakery2/logo.png"])
def test_only_the_folder_itself(name: str) -> None:
    files = {
        f"{FOLDER}/logo.png": picture(),
        "content/organisations/garage/logo.png": picture(),
        "content/organisations/bakery2/logo.png": picture(),
    }
    pictures = Pictures(files)
    assert pictures.use(FOLDER, name, PLACE) is None
    assert [f.name for f in pictures.findings] == ["missing-file"]
