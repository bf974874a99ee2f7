"""Which faces a PDF shows in the place of those that the deck asks for."""

from __future__ import annotations

import zlib

import pytest

from deckgen.preview.faces import Asked, faces_shown, substitutions

ASKED = Asked(("Arial",), ("Yu Gothic",))


def test_names_are_read_from_plain_objects_and_from_object_streams() -> None:
    packed = zlib.compress(b"1 0 << /Type /Font /BaseFont /BAAAAA+YuGothic-Bold >>")
    stream = b"7 0 obj << /Type /ObjStm /Filter /FlateDecode >>\nstream\n" + packed + b"\nendstream"
    pdf = b"%PDF-1.7 << /BaseFont/CAAAAA+LiberationSans-BoldItalic >> << /BaseFont /ArialMT >>" + stream
    assert faces_shown(pdf) == {"Liberation Sans", "Arial", "Yu Gothic"}


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("BAAAAA+NotoSansCJKjp-Regular-VKana", "Noto Sans CJK"),
        ("TimesNewRomanPS-BoldMT", "Times New Roman"),
        ("Calibri-Light", "Calibri Light"),
        ("MS#20Gothic", "MS Gothic"),
    ],
)
def test_a_name_in_a_pdf_is_told_as_the_family_that_people_know(name: str, family: str) -> None:
    assert faces_shown(f"<< /BaseFont /{name} >>".encode()) == {family}


def test_faces_that_are_there_are_not_told_of() -> None:
    assert substitutions(ASKED, {"Arial", "YuGothic"}) == ()


def test_a_face_with_the_same_widths_is_said_to_be_one() -> None:
    assert substitutions(ASKED, {"Liberation Sans", "Noto Sans CJK"}) == (
        "Arial is shown as Liberation Sans (same widths)",
        "Yu Gothic is shown as Noto Sans CJK",
    )


def test_a_face_of_other_widths_is_not_said_to_be_the_same() -> None:
    assert substitutions(ASKED, {"DejaVu Sans", "YuGothic"}) == ("Arial is shown as DejaVu Sans",)


def test_each_latin_face_finds_its_own_stand_in() -> None:
    asked = Asked(("Calibri", "Cambria"), ())
    assert substitutions(asked, {"Caladea", "Carlito"}) == (
        "Calibri is shown as Carlito (same widths)",
        "Cambria is shown as Caladea (same widths)",
    )


def test_a_face_for_single_characters_is_named() -> None:
    told = substitutions(ASKED, {"Arial", "Yu Gothic", "OpenSymbol"})
    assert len(told) == 1
    assert told[0].startswith("Open Symbol") or told[0].startswith("OpenSymbol")


def test_a_script_that_the_deck_does_not_show_is_not_told_of() -> None:
    assert substitutions(ASKED, {"Liberation Sans"}) == ("Arial is shown as Liberation Sans (same widths)",)
