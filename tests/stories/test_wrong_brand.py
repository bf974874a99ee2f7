"""Mistakes in the brand file and in a storyline."""

from __future__ import annotations

from typing import Any

import pytest

BRAND = "content/brand.yaml"
PITCH = "content/storylines/pitch.yaml"

MISTAKES = [
    (
        "an unknown storyline in the brand",
        BRAND,
        "storyline: pitch",
        "storyline: ‸pich",
        "no-such-storyline",
        "did you mean 'pitch'?",
    ),
    (
        "an unknown language in the brand",
        BRAND,
        "languages: [en, ja, zh-Hant]",
        "languages: [en, ja, ‸zh-Hat]",
        "no-such-language",
        "did you mean 'zh-Hant'?",
    ),
    ("a colour that is none", BRAND, 'dk1: "14212B"', 'dk1: ‸"navy"', "wrong-value", "six hex digits"),
    (
        "a website without https",
        BRAND,
        "website: https://www.aimsezgroup.com",
        "website: ‸www.aimsezgroup.com",
        "wrong-value",
        "https://www.example.org",
    ),
    (
        "an e-mail address that is none",
        BRAND,
        "\ncontact:\n",
        "\ncontact:\n  email: ‸desk at example.org\n",
        "wrong-value",
        "desk@example.org",
    ),
    (
        "a footer that names nothing",
        BRAND,
        'footer:\n  en: "AimSEZGroup  |  {region}"',
        'footer:\n  ‸en: "AimSEZGroup  |  {regoin}"',
        "wrong-value",
        "{region} or {name}",
    ),
    (
        "a fixed word that is none",
        BRAND,
        "  en: {risk_outlook: Risk and Outlook}",
        "  en: ‸{advantag: Strength}",
        "word-unknown",
        "agenda_title",
    ),
    (
        "a slide kind that is none",
        PITCH,
        "- risk_outlook",
        "- ‸risk_outlok",
        "wrong-value",
        "did you mean 'risk_outlook'?",
    ),
    (
        "a section that is none",
        PITCH,
        "section: outlook",
        "section: ‸outlok",
        "no-such-section",
        "did you mean 'outlook'?",
    ),
    (
        "a collection that is none",
        PITCH,
        "each: benefits",
        "each: ‸benefit",
        "wrong-value",
        "did you mean 'benefits'?",
    ),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=[mistake[0] for mistake in MISTAKES])
def test_a_mistake_is_told_at_its_place_with_a_cure(mistake: tuple[str, ...], is_told: Any) -> None:
    _, file, right, wrong, code, cure = mistake
    is_told(file, right, wrong, code, cure, language="en")
