"""Contact cards and codes, read by other libraries; and messages in an address."""

from __future__ import annotations

import io
import re
from email.utils import parseaddr
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import segno
import vobject
import zxingcpp
from PIL import Image

from compose.made import of, take_away, unfolded
from houvast.compose.blocks import telephone
from houvast.compose.takeaway.cards import Card, qr_svg
from houvast.compose.takeaway.messages import mail_link, route_link, text_link

FATMA = """
contacts:
  - {id: fatma, role: 'Praktijkopleider, brood', name: Fatma van den Berg,
     available: ma–do tot 13.00, reach: {phone: 06-0000 0011, email: fatma@example.org}}
  - {role: Loket, reach: {phone: +31 38 123 45 67}}
  - {id: leeg, role: Buddy, vacant: ja, reach: {phone: 06-0000 0012}}
  - {id: loop, role: Conciërge, reach: {walk_in: bij de deur}}
  - {id: school, role: Begeleider, name: Bram, at: school, organisation: 'Mbo; het 🎓',
     reach: {email: b+c@example.org}}
"""


TEL = {"phone": "06-0000 0011"}


def cards() -> dict[str, Card]:
    """The cards of the handbook above."""
    return dict(take_away(FATMA).cards)


def test_who_can_be_reached_has_a_card() -> None:
    made = cards()
    assert list(made) == ["fatma", "loket", "school"]
    files = take_away(FATMA).files
    assert files["contacts/fatma.vcf"] == made["fatma"].vcard
    assert files["contacts/older/fatma.vcf"] == made["fatma"].old_vcard


def test_the_older_card_is_read_by_another_library() -> None:
    made = cards()
    fatma = vobject.readOne(made["fatma"].old_vcard.decode())
    fatma.validate(raiseException=True)
    assert fatma.version.value == "3.0"
    assert fatma.fn.value == "Fatma van den Berg"
    assert (fatma.n.value.given, fatma.n.value.family) == ("Fatma", "van den Berg")
    assert fatma.org.value == ["Bakkerij De Korenbloem"]
    assert fatma.title.value == "Praktijkopleider, brood"
    assert (fatma.tel.value, fatma.tel.type_paramlist) == ("0600000011", ["WORK", "VOICE"])
    assert fatma.email.value == "fatma@example.org"
    assert fatma.note.value == "ma–do tot 13.00"
    desk = vobject.readOne(made["loket"].old_vcard.decode())
    assert desk.fn.value == "Loket, Bakkerij De Korenbloem"
    assert desk.tel.value == "+31381234567"
    school = vobject.readOne(made["school"].old_vcard.decode())
    assert school.org.value == ["Mbo; het 🎓"]
    assert school.email.value == "b+c@example.org"


def test_the_card_follows_the_standard() -> None:
    """RFC 6350: begin, version, then at least a name; values escaped; a telephone as an address."""
    for card in cards().values():
        lines = list(unfolded(card.vcard))
        assert lines[:2] == ["BEGIN:VCARD", "VERSION:4.0"] and lines[-1] == "END:VCARD"
        names = [line.split(":")[0].split(";")[0] for line in lines]
        assert names.count("FN") == names.count("UID") == 1 == names.count("N")
    fatma = list(unfolded(cards()["fatma"].vcard))
    assert "TITLE:Praktijkopleider\\, brood" in fatma
    assert "N:van den Berg;Fatma;;;" in fatma
    assert "TEL;VALUE=uri;TYPE=work:tel:0600000011" in fatma
    assert "ORG:Mbo\\; het 🎓" in list(unfolded(cards()["school"].vcard))
    uid = next(line for line in fatma if line.startswith("UID:urn:uuid:"))
    assert uid.removeprefix("UID:urn:uuid:") in cards()["fatma"].old_vcard.decode()


@pytest.mark.parametrize(
    "text", ["a\r\nEND:VCARD\r\nBEGIN:VCARD", "x;y,z\\n\\", "é😀" * 140, "\x00\x1b \u2028TEL:112"]
)
def test_text_stays_text(text: str) -> None:
    contact = {"role": text, "name": text, "available": text, "organisation": text}
    handbook = of(
        {"organisation": text, "contacts": [{**contact, "reach": {"phone": "06-0000 0011"}}]}
    )
    (card,) = take_away(handbook).cards.values()
    for data in (card.vcard, card.old_vcard):
        lines = list(unfolded(data))
        names = [line.split(":")[0].split(";")[0] for line in lines]
        assert sorted(names) == sorted(
            ["BEGIN", "VERSION", "PRODID", "UID", "FN", "N", "ORG", "TITLE", "TEL", "NOTE", "END"]
        )
    shown = vobject.readOne(card.old_vcard.decode()).title.value
    clean = "".join(" " if sign in "\x00\x1b" else sign for sign in text)
    assert shown == " ".join(clean.split())


def scanned(svg: str) -> str:
    """What a phone reads in a code: its squares are drawn from the path, and then looked at."""
    side = re.search(r'viewBox="0 0 (\d+) ', svg)
    assert side
    size = int(side[1])
    image = Image.new("L", (size, size), 255)
    x = y = 0.0
    for kind, across, down, right in re.findall(r"([Mm])([-.\d]+) ([-.\d]+)h(\d+)", svg):
        x, y = (x, y) if kind == "m" else (0.0, 0.0)
        x, y = x + float(across), y + float(down)
        for n in range(int(right)):
            image.putpixel((int(x) + n, int(y)), 0)
        x += int(right)
    (found,) = zxingcpp.read_barcodes(image.resize((size * 5, size * 5), 0))
    return str(found.text)


@pytest.mark.parametrize(
    "text",
    ["https://stage.example.org/garage/who/people.html", "Fatma Yıldırım – 06 😀", "x" * 600],
)
def test_a_code_says_what_was_written(text: str) -> None:
    svg = qr_svg(text)
    assert scanned(svg) == text
    image = io.BytesIO()
    segno.make(text, error="l", micro=False, encoding="utf-8").save(image, kind="png", scale=5)
    assert [found.text for found in zxingcpp.read_barcodes(Image.open(image))] == [text]


def test_the_code_of_a_contact_is_a_card() -> None:
    for card in cards().values():
        text = scanned(qr_svg(card.scanned))
        assert text == card.scanned
        short, whole = vobject.readOne(text), vobject.readOne(card.old_vcard.decode())
        assert short.fn.value == whole.fn.value
        assert short.contents.keys() <= whole.contents.keys()
        assert len(qr_svg(card.scanned)) < 6000


def test_what_is_too_long_to_scan_has_no_code() -> None:
    assert qr_svg("é" * 301) == ""


def test_a_page_has_its_address_on_paper_when_that_is_known() -> None:
    html = take_away(FATMA, root="https://stage.example.org/b/").printed("who/people.html")
    assert "https://stage.example.org/b/who/people.html" in html
    svg = html[html.index("<svg") :]
    assert scanned(svg) == "https://stage.example.org/b/who/people.html"
    assert 'aria-hidden="true"' in svg.split(">")[0]
    assert take_away(FATMA, root="https://x.org/b/").printed("index.html").count("x.org/b/<") == 1
    assert take_away(FATMA).printed("who/people.html") == ""


def test_a_message_in_an_address() -> None:
    body = 'Hoi Fatma & co, 100% vast?\nMet … # ; 😀 "é" +1'
    mail = mail_link("a.b+c@example.org", "Vast? & nu", body)
    split = urlsplit(mail)
    assert (split.scheme, split.fragment) == ("mailto", "")
    assert parseaddr(unquote(split.path))[1] == "a.b+c@example.org"
    fields = parse_qs(split.query, strict_parsing=True)
    assert fields == {"subject": ["Vast? & nu"], "body": [body.replace("\n", "\r\n")]}
    assert "+" not in split.query, "a plus would be shown as a plus"
    sms = text_link("06-0000 0011", body)
    assert sms.startswith("sms:0600000011?&body=")
    assert unquote(sms.split("body=")[1]) == body
    assert not set(sms.split("body=")[1]) & set(' &?#+"\n')
    assert mail_link("x@y.nl?bcc=z@y.nl") == "mailto:x@y.nl%3Fbcc%3Dz@y.nl"


# How a number is typed, what is called, and whether it can get a text message.
NUMBERS = [
    ("06 - 12 34 56 78", "tel:0612345678", True),
    ("06–12345678", "tel:0612345678", True),
    ("+31 (0)6 12 34 56 78", "tel:+31612345678", True),
    ("+31 ( 0 ) 6-12345678", "tel:+31612345678", True),
    ("+31 06 12345678", "tel:+31612345678", True),
    ("(+31) 6 12345678", "tel:+31612345678", True),
    ("0031 6 12345678", "tel:0031612345678", True),
    ("0031 (0)38 123 45 67", "tel:0031381234567", False),
    ("(038) 123.45.67", "tel:0381234567", False),
    ("(0)38 123 45 67", "tel:0381234567", False),
    ("038/1234567", "tel:0381234567", False),
    ("14 038", "tel:14038", False),
    ("0800-1234", "tel:08001234", False),
    ("112", "tel:112", False),
    ("+32 (0)470 12 34 56", "tel:+32470123456", False),
    ("+44 (0)20 7946 0958", "tel:+442079460958", False),
]


@pytest.mark.parametrize(("typed", "called", "mobile"), NUMBERS)
def test_a_number_as_people_write_it(typed: str, called: str, mobile: bool) -> None:
    """The button and both cards call the same; a desk telephone gets no text message."""
    made = take_away(f"contacts: [{{role: x, reach: {{phone: '{typed}'}}}}]")
    (card,) = made.cards.values()
    assert telephone(typed) == called
    assert f"TEL;VALUE=uri;TYPE=work:{called}" in unfolded(card.vcard)
    assert vobject.readOne(card.old_vcard.decode()).tel.value == called.removeprefix("tel:")
    assert text_link(typed, "x") == (f"sms:{called[4:]}?&body=x" if mobile else "")


def test_a_route_is_a_search_on_a_map() -> None:
    link = route_link("Hoek & Kade 12, ’s-Graveland")
    assert parse_qs(urlsplit(link).query) == {"query": ["Hoek & Kade 12, ’s-Graveland"]}


# A name; what somebody is called in a message; the name as an address book sorts it.
NAMES = [
    ("Fatma", "Fatma", ";Fatma;;;"),
    ("Fatma van den Berg", "Fatma", "van den Berg;Fatma;;;"),
    ("Anne-Marie O'Neill", "Anne-Marie", "O'Neill;Anne-Marie;;;"),
    ("İpek Yıldız", "İpek", "Yıldız;İpek;;;"),
    ("Łukasz Ğ", "Łukasz", "Ğ;Łukasz;;;"),
    ("fatma yildiz", "fatma", "yildiz;fatma;;;"),
    ("علي حسن", "علي", "حسن;علي;;;"),
    ("李 明", "李 明", ";李 明;;;"),
    ("🧁 Fatma (ma–wo)", "Fatma", ";Fatma;;;"),
    ("Jansen, Piet", "Piet", "Jansen;Piet;;;"),
    ("Berg, Fatma van den", "Fatma", "van den Berg;Fatma;;;"),
    ("Fatma, trainer", "Fatma", ";Fatma;;;"),
    ("mevrouw De Wit", "mevrouw De Wit", "De Wit;;;mevrouw;"),
    ("de heer Van Dijk", "de heer Van Dijk", "Van Dijk;;;de heer;"),
    ("juf Anja", "juf Anja", ";Anja;;juf;"),
    ("Dr. A. Jansen", "Dr. A. Jansen", "Jansen;A.;;Dr.;"),
    ("J. de Vries", "J. de Vries", "de Vries;J.;;;"),
    ("Fatma & Joris", "Fatma & Joris", ";Fatma & Joris;;;"),
    ("Fatma en Joris", "Fatma en Joris", ";Fatma en Joris;;;"),
    ("Team HR", "Team HR", ";Team HR;;;"),
]


@pytest.mark.parametrize(("name", "called", "sorted_as"), NAMES)
def test_somebody_is_called_by_the_first_name(name: str, called: str, sorted_as: str) -> None:
    handbook = of({"organisation": "X", "contacts": [{"role": "x", "name": name, "reach": TEL}]})
    for language, hello in (("nl", "Hoi"), ("en", "Hi")):
        made = take_away(handbook, language)
        message = made.values(str)["message"]
        assert message(handbook.document.contacts[0]).startswith(f"{hello} {called}, ")
        assert message(None).startswith(f"{hello}, ")
        (card,) = made.cards.values()
        assert f"N:{sorted_as}" in unfolded(card.vcard)
        assert vobject.readOne(card.old_vcard.decode()).fn.value == name


def test_a_long_name_has_a_shorter_code() -> None:
    contact = {"role": "rol " * 70, "name": "Fatma", "reach": TEL}
    (card,) = take_away(of({"organisation": "naam " * 50, "contacts": [contact]})).cards.values()
    assert "Fatma" in scanned(qr_svg(card.scanned)) and "TITLE" not in card.scanned
