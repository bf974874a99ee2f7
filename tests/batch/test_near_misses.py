"""What is nearly right and would be read as something else: told, with what was probably meant."""

from __future__ import annotations

from typing import Any

import pytest

ASO = "content/regions/aso.yaml"
ACME = "content/investors/acme.yaml"


def told(deckgen: Any, code: str, *arguments: str) -> list[str]:
    """The findings of that code, each with the cure on its next line."""
    lines = deckgen(*(arguments or ("check", "aso"))).err.splitlines()
    return [f"{line}\n{lines[at + 1]}" for at, line in enumerate(lines) if f" {code}: " in line]


@pytest.mark.parametrize(
    ("figures", "path"),
    [
        ("facts: {jobs: {value: 99}}", "facts.jobs.value"),
        ("facts: {jobs: {source: elsewhere}}", "facts.jobs.source"),
        ("facts: {jobs: {as_of: 2026-04}}", "facts.jobs.as_of"),
        (
            "advantages: {trade: {chart: {series: {s: {values: [1, 9]}}}}}",
            "advantages.trade.chart.series.s.values",
        ),
        ("advantages: {land: {table: {rows: [[Flat, '800 ha']]}}}", "advantages.land.table.rows"),
    ],
)
def test_an_investor_is_not_told_other_figures(small: Any, deckgen: Any, figures: str, path: str) -> None:
    small.replace(
        ASO,
        "    notes: Say it slowly.\n",
        "    notes: Say it slowly.\n"
        "  - id: trade\n    heading: Trade\n    title: Trade grows\n    points: [It grows]\n"
        "    chart: {type: column, head: Trade, categories: ['2023', '2024'], sources: [city],"
        " series: [{id: s, name: Trade, values: [1, 2]}]}\n"
        "  - id: land\n    heading: Land\n    title: Land is flat\n    points: [It is flat]\n"
        "    table: {head: Land, columns: [Kind, Area], rows: [[Flat, '80 ha']], sources: [city]}\n",
    )
    assert told(deckgen, "figure-changed", "check", "aso", "--for", "acme") == []
    small.write(ACME, f"{small.text(ACME)}regions:\n  aso:\n    {figures}\n")
    (fault,) = told(deckgen, "figure-changed", "build", "aso", "--for", "acme", "--lang", "en")
    assert fault.startswith("content/investors/acme.yaml:")
    assert f"`{path}`" in fault
    assert small.decks() == {}


def test_an_investor_may_be_told_other_words_of_the_same_figures(small: Any, deckgen: Any) -> None:
    words = "regions:\n  aso:\n    facts: {jobs: {label: jobs in the survey}}\n"
    small.write(ACME, small.text(ACME) + words)
    assert deckgen("build", "aso", "--for", "acme", "--lang", "en").code == 0


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("aso-ja.yaml", "aso.ja.yaml"),
        ("aso_JA.yaml", "aso.ja.yaml"),
        ("aso.ja.yml", "aso.ja.yaml"),
        ("uki.yaml.txt", "uki.yaml"),
        ("aso - Copy.yaml", "a name of its own"),
    ],
)
def test_a_file_whose_name_is_nearly_right_is_told(small: Any, deckgen: Any, name: str, meant: str) -> None:
    assert told(deckgen, "misnamed-file") == []
    small.write(f"content/regions/{name}", small.text(ASO))
    (fault,) = told(deckgen, "misnamed-file")
    assert fault.startswith(f"content/regions/{name}: warning")
    assert meant in fault


def test_a_section_that_no_storyline_opens_is_told(small: Any, deckgen: Any) -> None:
    small.write(
        ASO, f"{small.text(ASO)}sections:\n  advantages: {{title: Ours}}\n  advantag: {{title: Strengths}}\n"
    )
    (fault,) = told(deckgen, "section-unknown")
    line = 1 + small.text(ASO).splitlines().index("  advantag: {title: Strengths}")
    assert fault.startswith(f"{ASO}:{line}:3: warning")
    assert "did you mean 'advantages'?" in fault


@pytest.mark.parametrize("text", ["{facts.jobs} people", "It is **bold**", "One<br>two", "R&amp;D"])
def test_markup_is_told_at_its_text(small: Any, deckgen: Any, text: str) -> None:
    small.replace(ASO, "Guests come for the hills, the hot springs and the food", f'"{text}"')
    (fault,) = told(deckgen, "markup", "check", "aso", "--lang", "en")
    assert fault.startswith(f"{ASO}:")


def test_a_deck_ends_in_pptx(small: Any, deckgen: Any) -> None:
    answer = deckgen("build", "aso", "--lang", "en", "-o", "pitch.ppt")
    assert answer.code == 2
    assert "does not end in .pptx" in answer.err
    assert not (small.root / "pitch.ppt").exists()


def test_a_path_that_repeats_the_folder_is_told_without_it(small: Any, deckgen: Any) -> None:
    visual = "    visual: {{picture: {{file: assets/aso/hill.jpg, alt: A hill}}}}\n"
    small.replace(ASO, "    notes: Say it slowly.\n", f"    notes: Say it slowly.\n{visual}".format())
    (fault,) = told(deckgen, "no-such-picture", "check", "aso", "--lang", "en")
    assert "leave out assets/, below which pictures are looked for: aso/hill.jpg" in fault


def test_a_text_that_the_region_leaves_empty_is_not_called_the_same_in_every_language(
    small: Any, deckgen: Any
) -> None:
    small.replace(ASO, "title: A landscape that people travel for supports a service economy", "title:")
    (fault,) = told(deckgen, "text-extra")
    assert fault.startswith("content/regions/aso.ja.yaml:")
    assert f"`advantages.nature.title` is empty in {ASO}" in fault
    assert f"say it in {ASO}:" in fault


def test_an_investor_in_a_region_s_place_is_known(small: Any, deckgen: Any) -> None:
    (fault,) = told(deckgen, "no-such-region", "build", "acme")
    assert "say `--for acme`" in fault


@pytest.mark.parametrize("command", ["build", "check", "explain"])
def test_a_region_with_another_ending_is_named(small: Any, deckgen: Any, command: str) -> None:
    small.write("content/regions/iwate.yml", small.text(ASO))
    (fault,) = told(deckgen, "no-such-region", command, "iwate")
    assert "rename content/regions/iwate.yml to iwate.yaml" in fault
