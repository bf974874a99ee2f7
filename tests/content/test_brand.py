from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.content.brand import BODY_ROLES, TYPE, Brand, type_scale
from deckgen.content.validate import validate
from deckgen.slides import slide_kinds
from deckgen.yaml_source import load_yaml

FILE = Path(__file__).parents[2] / "content" / "brand.yaml"
LEAST = "name: Example\nlogo: {file: logo.png, alt: Example}\n"


def faults(text: str) -> list[tuple[int, str]]:
    """Line and message of everything wrong with a brand file."""
    loaded = load_yaml("brand.yaml", text.encode())
    checked = validate(Brand, loaded.require())
    return [(finding.where.line if finding.where else 0, str(finding)) for finding in checked.findings]


def made(text: str) -> Brand:
    """The brand that a file makes."""
    return validate(Brand, load_yaml("brand.yaml", text.encode()).require()).require()


@pytest.fixture(scope="module")
def house() -> Brand:
    loaded = load_yaml("content/brand.yaml", FILE.read_bytes())
    assert not loaded.findings
    return validate(Brand, loaded.require()).require()


def test_the_house_brand_has_every_fixed_text_in_every_language(house: Brand) -> None:
    languages = set(house.languages)
    for texts in (house.footer, house.disclaimer, *house.tags.values()):
        assert set(texts) == languages


def test_the_chinese_name_is_marked_as_chinese(house: Brand) -> None:
    assert [name.lang for name in house.full_names if "國家產業" in name.text] == ["zh-Hant"]


def test_the_house_brand_shows_the_designer_every_role(house: Brand) -> None:
    assert set(house.type) == set(TYPE)


def test_the_first_line_points_the_editor_at_the_schema() -> None:
    first = FILE.read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../schemas/brand.schema.json"


def test_a_name_and_a_logo_make_a_brand() -> None:
    assert faults(LEAST) == []


@pytest.mark.parametrize("cjk", [False, True])
def test_every_role_of_every_slide_kind_has_sizes(house: Brand, cjk: bool) -> None:
    roles = {field.role for kind in slide_kinds().values() for field in kind.fields}
    assert roles <= set(type_scale(house, cjk).steps)


@pytest.mark.parametrize("cjk", [False, True])
def test_no_size_is_under_its_floor(house: Brand, cjk: bool) -> None:
    for role, steps in type_scale(house, cjk).steps.items():
        assert min(steps) >= (14 if role in BODY_ROLES else 9), role
        assert list(steps) == sorted(steps, reverse=True), role


def test_the_scale_of_visual_design() -> None:
    brand = made(LEAST)
    latin, cjk = type_scale(brand, False).steps, type_scale(brand, True).steps
    wanted = {
        "title": (26, 24),
        "cover title": (40, 36),
        "body": (18, 18),
        "eyebrow": (11, 11),
        "footer": (9, 9),
    }
    assert {role: (latin[role][0], cjk[role][0]) for role in wanted} == wanted


def test_a_brand_changes_one_role_and_keeps_the_others() -> None:
    brand = made(LEAST + "type: {title: {latin: 30, cjk: [28, 26]}}")
    assert type_scale(brand, False).steps["title"] == (30,)
    assert type_scale(brand, True).steps["title"] == (28, 26)
    assert type_scale(brand, True).steps["body"] == TYPE["body"].cjk


@given(st.integers(0, 0xFFFFFF), st.booleans(), st.booleans())
def test_a_colour_is_taken_with_or_without_hash_and_in_any_case(value: int, hashed: bool, low: bool) -> None:
    written = f"{value:06x}" if low else f"{value:06X}"
    mark = "#" if hashed else ""
    assert made(f"{LEAST}colours: {{gold: '{mark}{written}'}}").colours.gold == f"{value:06X}"


@pytest.mark.parametrize(
    "wrong", ["'12345'", "'1234567'", "GG0000", "red", "'##123456'", "' 123456'", "112233", ""]
)
def test_what_is_no_colour_is_refused(wrong: str) -> None:
    found = faults(f"{LEAST}colours:\n  gold: {wrong}\n")
    assert [(line, "six hex digits" in said) for line, said in found] == [(4, True)]


@pytest.mark.parametrize(
    ("lines", "line", "said"),
    [
        ("colours: {dk3: '112233'}", 3, "did you mean"),
        ("colours: {dk1: 112233}", 3, "six hex digits in quotes"),
        ("type: {boddy: {latin: 16, cjk: 16}}", 3, "did you mean 'body'"),
        ("type: {body: {latin: [16, 12], cjk: 16}}", 3, "'body' at 12 pt; 14 is the least"),
        ("type: {footer: {latin: 9, cjk: 8}}", 3, "'footer' at 8 pt; 9 is the least"),
        ("type: {body: {latin: [14, 16], cjk: 16}}", 3, "largest one to the smallest"),
        ("storyline: a\nseverity: {title-orphan: fatal}", 4, "fatal"),
        ("websit: a", 3, "did you mean 'website'"),
        ("website: http://www.example.org", 3, "https://www.example.org"),
        (f"website: https://www.example.org/{'a' * 200}", 3, "200 characters are the most"),
    ],
)
def test_mistakes_are_told_at_their_line_with_a_cure(lines: str, line: int, said: str) -> None:
    found = faults(LEAST + lines)
    assert len(found) == 1
    assert found[0][0] == line
    assert said in found[0][1]


def test_a_brand_cannot_be_changed(house: Brand) -> None:
    with pytest.raises(AttributeError, match="immutable"):
        house.name = "Other"  # type: ignore[misc]
