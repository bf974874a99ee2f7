"""What a brand file cannot talk away, and a master that is not the brand's."""

from __future__ import annotations

from typing import Any

BRAND = "content/brand.yaml"
REGION = "content/regions/demo.yaml"


def test_a_text_that_does_not_fit_stays_an_error_whatever_the_brand_says(demo: Any, deckgen: Any) -> None:
    demo.replace(BRAND, "\nseverity: {}", "\nseverity: {text-too-long: 'off', overflow: 'off'}")
    demo.replace(REGION, "title: Twelve deep", f"title: {'Long words ' * 40}twelve deep")
    answer = deckgen("build", "demo", "--lang", "en")
    assert answer.code == 1
    assert "text-too-long" in answer.err
    assert not any(path.endswith(".pptx") and path.startswith("build") for path in demo.files())


def test_a_master_of_another_brand_is_told(demo: Any, deckgen: Any) -> None:
    demo.replace(BRAND, 'accent1: "0F4C81"', 'accent1: "7A1F5C"')
    answer = deckgen("build", "demo", "--lang", "en")
    assert answer.code == 0
    assert "master-differs" in answer.err
    assert "accent1" in answer.err
    assert deckgen("master", "make").code == 0
    assert "master-differs" not in deckgen("build", "demo", "--lang", "en", "--force").err
