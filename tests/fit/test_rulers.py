from __future__ import annotations

import pytest

from deckgen.fit.rulers import EMOJI_WIDTH, MOST_PIECES, Rulers

TEXT = "Three university programmes train the engineers that new plants need"


@pytest.mark.parametrize("face", ["Arial", "Calibri", "Cambria", "Times New Roman"])
def test_every_face_tells_narrow_letters_from_wide_ones(face: str) -> None:
    widths = Rulers().widths(face, False, False)
    assert widths["i"] < widths["n"] < widths["W"] < 1.05


def test_bold_text_is_wider_and_calibri_narrower_than_arial() -> None:
    rulers = Rulers()
    arial = rulers.widths("Arial", False, False)
    assert rulers.widths("Arial", True, False).of(TEXT) > arial.of(TEXT)
    assert rulers.widths("Calibri", False, False).of(TEXT) < arial.of(TEXT)


def test_east_asian_characters_are_one_em_and_halfwidth_ones_half() -> None:
    widths = Rulers().widths("Arial", False, True)
    assert [widths[char] for char in "熊本県、「々ゃー１Ａ𠮷"] == [1.0] * 11
    assert [widths[char] for char in "ｱｲｳ､"] == [0.5] * 4


def test_marks_that_stand_on_another_character_take_no_room() -> None:
    widths = Rulers().widths("Arial", False, True)
    assert widths.of("か\u3099") == widths.of("か")
    assert widths.of("葛\U000e0100") == 1.0
    assert widths.of("e\u0301") == widths.of("e")


def test_quotes_count_full_width_in_cjk_text_only() -> None:
    rulers = Rulers()
    assert rulers.widths("Arial", False, True)["“"] == 1.0
    assert rulers.widths("Arial", False, False)["“"] < 0.5


def test_an_emoji_counts_with_the_widest_emoji_font() -> None:
    assert Rulers().widths("Arial", False, False)["🚄"] == EMOJI_WIDTH


def test_a_face_without_a_ruler_is_measured_wider_and_remembered() -> None:
    rulers = Rulers()
    unknown = rulers.widths("Corporate Sans", False, False)
    assert rulers.without == {"Corporate Sans"}
    assert all(unknown.of(TEXT) > rulers.widths(face, True, False).of(TEXT) for face in ("Arial", "Cambria"))


def test_latin_letters_have_the_latin_face_width_in_cjk_text() -> None:
    rulers = Rulers()
    assert rulers.widths("Arial", False, True).of("TSMC 28") == rulers.widths("Arial", False, False).of(
        "TSMC 28"
    )


def test_pieces_are_kept_up_to_some_thousand_and_stay_as_wide_as_their_letters() -> None:
    widths = Rulers().widths("Calibri", True, False)
    for number in range(MOST_PIECES + 50):
        ink, whole = widths.pieces[f"{number},  "]
        assert (ink, whole) == pytest.approx((widths.of(f"{number},"), widths.of(f"{number},  ")))
    assert len(widths.pieces) <= MOST_PIECES
    assert widths.pieces["0,  "][0] == widths.of("0,")
    assert widths.pieces[""] == (0.0, 0.0)
