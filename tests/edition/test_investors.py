"""One region told to an investor: what is chosen, what is said differently, and what is said in vain."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from deckgen.content.library import load_library
from deckgen.diagnostics import Checked, Severity
from deckgen.edition import choices_of, plan_edition
from deckgen.plan import DeckPlan, Edition, SlidePlan
from deckgen.workspace import MemoryWorkspace

DEMO = Path(__file__).parents[1] / "stories" / "demo"
STORY = (
    "slides: [cover, {each: advantages}, {each: benefits}, {each: slides}, "
    "risk_outlook, ask, next_steps, sources]\n"
)
BRAND = (
    "name: B\nlogo: {file: l.png, alt: L}\nlanguages: [en, ja]\ntags: {"
    + ", ".join(f"{tag}: {{en: {tag}}}" for tag in ("logistics", "talent", "jobs", "smes"))
    + "}\ndisclaimer: {en: For all.}\ndisclaimers: {jp: {en: For Japan.}}\n"
)


def checked(
    investor: str,
    *,
    japanese: str = "",
    story: str = STORY,
    language: str = "en",
    brand: str = BRAND,
) -> Checked[DeckPlan]:
    """The demo region's plan for an investor whose file is given."""
    files = {f"content/regions/{file.name}": file.read_bytes() for file in DEMO.glob("demo*.yaml")}
    files["content/brand.yaml"] = brand.encode()
    files["content/storylines/pitch.yaml"] = story.encode()
    files["content/investors/x.yaml"] = investor.encode()
    if japanese:
        files["content/investors/x.ja.yaml"] = japanese.encode()
    library = load_library(MemoryWorkspace(files), None, None)
    if not library.ok or library.value is None:
        return Checked(None, library.findings)
    planned = plan_edition(library.value, Edition("demo", language, "pitch", "x"), {})
    return Checked(planned.value, (*library.findings, *planned.findings))


def spot(text: str) -> tuple[str, str]:
    """The text without its caret, and the caret's place in the investor's file after PLAIN."""
    before, _, after = (PLAIN + text).partition("‸")
    column = len(before) - before.rfind("\n")
    return before + after, f"content/investors/x.yaml:{before.count(chr(10)) + 1}:{column}"


def told(investor: str, **more: str) -> DeckPlan:
    found = checked(investor, **more)
    assert not [one for one in found.findings if one.severity is Severity.ERROR], found.findings
    return found.require()


def codes(found: Checked[DeckPlan]) -> list[tuple[str, str]]:
    own = ("content/investors", "content/storylines")
    return [(one.code, str(one.where)) for one in found.findings if str(one.where).startswith(own)]


def ids(plan: DeckPlan) -> list[str]:
    return [slide.id for slide in plan.slides]


def slide(plan: DeckPlan, name: str) -> SlidePlan:
    return next(one for one in plan.slides if one.id == name)


def words(plan: DeckPlan, name: str, slot: str) -> str:
    block: Any = slide(plan, name).slots[slot]
    return "\n".join(paragraph.text for paragraph in block.paragraphs)


PLAIN = "language: en\nname: Sample X\n"
FRAME = ["cover"]
REST = ["risk-outlook", "next-steps", "sources"]


def test_interests_order_what_the_deck_shows() -> None:
    assert ids(told(PLAIN))[1:5] == ["deep-berths", "trained-people", "new-jobs", "orders"]
    turned = told(PLAIN + "interests: [talent, smes]\n")
    assert ids(turned)[1:5] == ["trained-people", "deep-berths", "orders", "new-jobs"]
    assert words(turned, "trained-people", "eyebrow").startswith("Strategic advantage 1 of 2")


def test_only_what_interests_is_shown_where_that_is_wanted() -> None:
    plan = told(PLAIN + "interests: [talent]\nitems: interests\n")
    assert ids(plan) == [*FRAME, "trained-people", *REST]
    kept = told(PLAIN + "interests: [talent]\nitems: interests\nregions: {demo: {include: [orders]}}\n")
    assert ids(kept) == [*FRAME, "trained-people", "orders", *REST]


def test_a_section_that_interests_take_away_is_noted() -> None:
    def emptied(interests: str) -> list[str]:
        found = checked(f"{PLAIN}interests: [{interests}]\nitems: interests\n").findings
        return [one.message.split(" of ")[1] for one in found if one.code == "section-emptied"]

    assert emptied("talent") == ["the benefits"]
    assert emptied("jobs") == ["the advantages"]
    assert emptied("jobs, talent") == []


def test_at_most_so_many_are_shown_and_those_that_interest_most() -> None:
    plan = told(PLAIN + "interests: [talent]\nat_most: {advantages: 1}\n")
    assert ids(plan)[1:4] == ["trained-people", "new-jobs", "orders"]


def test_an_id_beats_a_tag_and_a_region_s_rule_one_for_every_region() -> None:
    plan = told(PLAIN + "exclude: [{tag: jobs}]\nregions: {demo: {include: [new-jobs]}}\n")
    assert "new-jobs" in ids(plan)
    assert "new-jobs" not in ids(told(PLAIN + "exclude: [{tag: jobs}]\n"))
    assert "new-jobs" in ids(
        told(PLAIN + "exclude: [{tag: jobs}]\nregions: {demo: {include: [{tag: jobs}]}}\n")
    )


def test_texts_are_replaced_and_points_and_slides_added_by_id() -> None:
    plan = told(
        PLAIN
        + """regions:
  demo:
    title: A port for {{ investor.name }}
    advantages:
      deep-berths: {title: "Twelve berths, {{ facts.growth }} more cargo"}
    slides:
      - {id: extra, kind: text, after: new-jobs, title: A further word, points: [One, Two]}
"""
    )
    assert words(plan, "cover", "title") == "A port for Sample X"
    assert words(plan, "deep-berths", "title") == "Twelve berths, +8.6% more cargo"
    assert ids(plan)[1:6] == ["deep-berths", "trained-people", "new-jobs", "extra", "orders"]
    origin = slide(plan, "deep-berths").slots["title"].paragraphs[0].origin  # type: ignore[union-attr]
    assert str(origin) == "content/investors/x.yaml:7:28"


def test_the_frame_speaks_to_the_investor() -> None:
    plan = told(
        PLAIN
        + """confidential: true
jurisdiction: jp
ask: {title: Berths by the quay, points: [One berth, Two cranes]}
contact: {name: Ms Sample, email: desk@example.org}
next_steps: {title: One step, steps: [{id: talk, action: Talk to us}]}
"""
    )
    assert words(plan, "cover", "investor") == "Prepared for Sample X"
    for one in plan.slides:
        assert words(plan, one.id, "stamp") == "Confidential: prepared for Sample X"
    assert ids(plan)[-4:] == ["risk-outlook", "ask", "next-steps", "sources"]
    assert [words(plan, "ask", f"row {row}") for row in (1, 2)] == ["One berth", "Two cranes"]
    assert "Ms Sample" in words(plan, "next-steps", "contact")
    assert words(plan, "next-steps", "title") == "One step"
    assert words(plan, "sources", "disclaimer") == "For Japan."


def test_a_deck_for_nobody_has_nothing_of_an_investor() -> None:
    plan = told(PLAIN + "interests: [talent]\n")
    general = msgspec_plain(plan_general())
    assert "Sample X" not in general
    assert "Sample X" in msgspec_plain(plan)


def plan_general() -> DeckPlan:
    files = {f"content/regions/{file.name}": file.read_bytes() for file in DEMO.glob("demo*.yaml")}
    files |= {"content/brand.yaml": BRAND.encode(), "content/storylines/pitch.yaml": STORY.encode()}
    files["content/investors/x.yaml"] = PLAIN.encode()
    library = load_library(MemoryWorkspace(files), None, None).require()
    return plan_edition(library, Edition("demo", "en"), {}).require()


def msgspec_plain(plan: DeckPlan) -> str:
    return plan.to_json().decode()


def test_texts_in_another_language_come_from_the_language_file_or_are_missed() -> None:
    english = PLAIN + "stamp: For you\nregions: {demo: {advantages: {deep-berths: {title: New words}}}}\n"
    japanese = (
        "language: ja\nstamp: 貴社限り\nregions: {demo: {advantages: {deep-berths: {title: 新しい言葉}}}}\n"
    )
    plan = told(english, japanese=japanese, language="ja")
    assert words(plan, "deep-berths", "title") == "新しい言葉"
    assert words(plan, "cover", "stamp") == "貴社限り"
    missing = checked(english, japanese="language: ja\nstamp: 貴社限り\n", language="ja")
    assert codes(missing) == [("text-missing", "content/investors/x.yaml:4:52")]
    without = checked(english, language="ja")
    assert {code for code, _ in codes(without)} == {"text-missing"}
    assert "content/investors/x.ja.yaml" in without.findings[0].cure


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ("interests: [‸tallent]\n", "no-such-tag"),
        ("exclude: [{tag: ‸boats}]\n", "no-such-tag"),
        ("storyline: ‸nowhere\n", "no-such-storyline"),
        ("languages: [en, ‸fr]\n", "no-such-language"),
        ("jurisdiction: ‸xx\n", "no-such-disclaimer"),
        ("regions: {‸nowhere: {title: T}}\n", "no-such-region"),
        ("regions: {demo: {exclude: [‸berths]}}\n", "no-such-item"),
        ("regions: {demo: {advantages: {‸shallow: {title: T}}}}\n", "unknown-id"),
        ("regions: {demo: {‸titel: T}}\n", "unknown-key"),
        ("regions: {demo: {title: ‸'For {{ investor.firm }}'}}\n", "name-unknown"),
        ("stamp: ‸'For {{ investr.name }}'\n", "name-unknown"),
        ("include: [{tag: jobs}]\nexclude: [{tag: ‸jobs}]\n", "rules-contradict"),
        ("regions: {demo: {include: [{tag: smes}], exclude: [{tag: ‸smes}]}}\n", "rules-contradict"),
        (
            "regions: {demo: {slides: [{id: s, kind: text, after: ‸nowhere, title: T, points: [P]}]}}\n",
            "no-such-slide",
        ),
        ("regions: {demo: {slides: [‸{id: s, kind: text, title: T}]}}\n", "missing-key"),
        ("interests: ‸talent\n", "wrong-value"),
        ("‸nmae: Y\n", "unknown-key"),
    ],
)
def test_a_mistake_in_an_investor_s_file_is_told_at_its_place(wrong: str, code: str) -> None:
    text, place = spot(wrong)
    found = checked(text)
    errors = [(one.code, str(one.where)) for one in found.findings if one.severity is Severity.ERROR]
    assert (code, place) in errors
    assert all(one.cure for one in found.findings)


@pytest.mark.parametrize(
    ("more", "beside", "said"),
    [
        ("exclude: [orders]", "orders", "excluded by its id, content/investors/x.yaml:3:28"),
        ("exclude: [{tag: smes}]", "orders", "excluded by the tag 'smes', content/investors/x.yaml:3:34"),
        ("exclude: []", "agenda", "the storyline has it only where language is ja"),
        ("exclude: []", "housing", "is one of the `risks`"),
        ("exclude: []", "ordres", "no slide 'ordres'"),
    ],
)
def test_a_slide_that_another_is_to_stand_beside_is_said_to_be_left_out(
    more: str, beside: str, said: str
) -> None:
    extra = f"{{id: extra, kind: text, after: {beside}, title: T, points: [P]}}"
    found = checked(
        PLAIN + f"regions: {{demo: {{{more}, slides: [{extra}]}}}}\n",
        story=STORY.replace("cover,", "cover, {slide: agenda, when: language is ja},"),
    )
    (told,) = (one for one in found.findings if one.severity is Severity.ERROR)
    assert told.code == "no-such-slide"
    assert said in told.message
    assert told.cure


@pytest.mark.parametrize(
    ("vain", "code"),
    [
        ("interests: [talent, ‸talent]\n", "interest-twice"),
        ("regions: {demo: {exclude: [orders], benefits: {‸orders: {title: T}}}}\n", "change-unused"),
        ("regions: {demo: {exclude: [‸housing]}}\n", "risk-left-out"),
        ("ask: {title: ‸T, points: [P]}\n", "change-unused"),
    ],
)
def test_what_is_said_in_vain_is_a_warning(vain: str, code: str) -> None:
    text, place = spot(vain)
    found = checked(text, story="slides: [cover, {each: advantages}, {each: benefits}, risk_outlook]\n")
    assert found.value is not None
    assert codes(found) == [(code, place)]
    assert {one.severity for one in found.findings} == {Severity.WARNING}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("exclude: [{tag: jobs}, ‸deep-berths]\n", "`exclude.2` chooses 'deep-berths'"),
        ("confidential: true\n‸stamp: S\n", "`stamp` stands beside `confidential: true`"),
    ],
)
def test_what_cannot_be_said_together_is_refused_at_its_place(text: str, named: str) -> None:
    plain, place = spot(text)
    found = checked(plain)
    assert codes(found) == [("wrong-value", place)]
    assert found.findings[0].message.startswith(named)


def test_every_choice_has_its_reason() -> None:
    files = {f"content/regions/{file.name}": file.read_bytes() for file in DEMO.glob("demo*.yaml")}
    files |= {"content/brand.yaml": BRAND.encode(), "content/storylines/pitch.yaml": STORY.encode()}
    files["content/investors/x.yaml"] = (
        PLAIN + "interests: [talent]\nregions: {demo: {exclude: [orders]}}\n"
    ).encode()
    library = load_library(MemoryWorkspace(files), None, None).require()
    choices = {one.id: one for one in choices_of(library, Edition("demo", "en", "pitch", "x")).require()}
    assert choices["trained-people"].why == "the interest 'talent'"
    assert not choices["orders"].shown
    assert str(choices["orders"].where) == "content/investors/x.yaml:4:28"


def test_a_storyline_s_conditions_ask_of_items_languages_and_investors() -> None:
    story = """slides:
  - cover
  - {slide: agenda, when: not investor}
  - {each: advantages, when: item.tags has talent}
  - {each: benefits, most: 1}
  - {slide: risk_outlook, when: language is ja or investor.interests has jobs}
  - {list: advantages, when: investor is x}
"""
    assert ids(told(PLAIN, story=story)) == ["cover", "trained-people", "new-jobs", "advantages-list"]
    assert "risk-outlook" in ids(told(PLAIN + "interests: [jobs]\n", story=story))
    listed = told(PLAIN, story=story)
    assert words(listed, "advantages-list", "row 2") == "Trained people"
    assert words(listed, "advantages-list", "row 1").splitlines()[1] == "Deep berths"


@pytest.mark.parametrize(
    ("when", "code"),
    [
        ("langage is ja", "condition-form"),
        ("language is", "condition-form"),
        ("language has ja", "condition-form"),
        ("(investor", "condition-form"),
        ("investor investor", "condition-form"),
        ("item.tags has jobs", "condition-form"),
        ("language is fr", "condition-word"),
        ("investor is y", "condition-word"),
        ("investor.interests has boats", "condition-word"),
    ],
)
def test_a_wrong_condition_is_told_at_its_place(when: str, code: str) -> None:
    found = checked(PLAIN, story=f"slides: [cover, {{slide: agenda, when: {when}}}]\n")
    assert codes(found) == [(code, "content/storylines/pitch.yaml:1:39")]


@pytest.mark.parametrize(
    ("contact", "leads_to"),
    [
        ("{name: Ms Sample}", "https://b.example"),
        ("{name: Ms Sample, link: https://desk.example/x}", "https://desk.example/x"),
        ("{name: Ms Sample, qr: false}", None),
    ],
)
def test_a_contact_of_its_own_has_the_code_that_the_brand_wants(contact: str, leads_to: str | None) -> None:
    brand = BRAND + "website: https://b.example\ncontact: {name: Desk, qr: true}\n"
    plan = told(f"language: en\nname: X\ncontact: {contact}\n", brand=brand)
    code: Any = slide(plan, "next-steps").slots.get("qr")
    assert (code.link if code else None) == leads_to
    if leads_to:
        assert words(plan, "next-steps", "contact").endswith(leads_to.removeprefix("https://"))
