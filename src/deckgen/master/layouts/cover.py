"""Cover and section openers: navy, gold bar, few words; the cover with a picture, a map or neither."""

from __future__ import annotations

from deckgen.master.design import Area, Item, LayoutDesign, Mark, Panel, Placeholder
from deckgen.master.grid import MARGIN, PAGE_HEIGHT, PAGE_WIDTH, across, emu, inches
from deckgen.master.layouts.frame import stamp
from deckgen.master.looks import Looks
from deckgen.template import Box

_WORDS_BESIDE = 7
_WORDS_ALONE = 10


def layouts(looks: Looks) -> tuple[LayoutDesign, ...]:
    """Return the covers for a map and for words alone; the one for a picture is Office's Title Slide."""
    map_area = (Area("visual", inches(8.0, 0.6, 4.9, 6.3)),)
    return (
        _cover(looks, "Title Slide Map", _WORDS_BESIDE, map_area),
        _cover(looks, "Title Slide Plain", _WORDS_ALONE, ()),
    )


def title_slide(looks: Looks) -> LayoutDesign:
    """Return the cover with a picture to the right and bottom edges of the page."""
    left = emu(8.5)
    picture = Box(left, 0, PAGE_WIDTH - left, PAGE_HEIGHT)
    prompt = looks.line("caption", looks.colours.pale_blue)
    visual = Placeholder("visual", "pic", picture, prompt, "Picture")
    return _cover(looks, "Title Slide", _WORDS_BESIDE, (visual,))


def section_header(looks: Looks) -> LayoutDesign:
    """Return the section opener: number and title on one baseline, a bar between, a note below."""
    colours = looks.colours
    number = looks.line("section number", colours.gold_tint, bold=True, exact=True)
    title = looks.title("section title", "lt1")
    note = looks.line("section note", colours.pale_blue)
    return LayoutDesign(
        "Section Header",
        (
            Placeholder("title", "title", inches(2.9, 2.35, 7.933, 1.30), title, anchor="b"),
            Placeholder("number", "body", across(1, 2, 2.55, 1.20), number, anchor="b"),
            Panel("gold bar", inches(2.6, 2.55, 0.03, 1.95), colours.gold),
            Placeholder("note", "body", inches(2.9, 3.85, 9.767, 0.80), note),
            stamp(looks, colours.gold_tint),
            Mark(across(11, 2, 6.50, 0.38), on_dark=True, align="r"),
        ),
        type="secHead",
        background="dk2",
        furniture=False,
    )


def group_names(looks: Looks, top: float) -> tuple[Item, ...]:
    """Return the group's two names under the gold bar; ``top`` in inches is the first name's."""
    level = looks.line("cover group", looks.colours.pale_blue)
    bar = Box(MARGIN, emu(top - 0.28), emu(1.2), emu(0.04))
    return (
        Panel("gold bar", bar, looks.colours.gold),
        Placeholder("group name", "body", across(1, 7, top, 0.28), level),
        Placeholder("group name 2", "body", across(1, 7, top + 0.30, 0.28), level, lang="zh-TW"),
    )


def _cover(looks: Looks, name: str, columns: int, visual: tuple[Item, ...]) -> LayoutDesign:
    colours = looks.colours
    eyebrow = looks.line("cover eyebrow", colours.gold_tint, bold=True)
    subtitle = looks.line("subtitle", colours.pale_blue)
    investor = looks.line("cover line", "lt1", bold=True)
    prompt = looks.line("caption", colours.pale_blue)
    words = (
        Placeholder(
            "title", "ctrTitle", across(1, columns, 1.90, 2.05), looks.title("cover title", "lt1"), anchor="b"
        ),
        Placeholder("eyebrow", "body", across(1, columns, 1.30, 0.30), eyebrow),
        Placeholder("subtitle", "subTitle", across(1, columns, 4.10, 0.80), subtitle),
        Placeholder("investor", "body", across(1, columns, 5.14, 0.30), investor),
        stamp(looks, colours.gold_tint, across(1, columns, 1.64, 0.22), "l"),
        Mark(across(1, 2, 0.60, 0.38), on_dark=True),
        Placeholder("investor logo", "pic", across(4, 3, 0.48, 0.62), prompt, "Investor's logo"),
        *group_names(looks, 5.90),
        Placeholder("date", "body", across(1, 7, 6.62, 0.28), looks.line("cover date", colours.pale_blue)),
    )
    kind = "title" if name == "Title Slide" else ""
    return LayoutDesign(name, (*words, *visual), kind, background="dk2", furniture=False)
