"""What text is set with: template, type scale, language and rulers; and how plain runs become fitted ones."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from math import inf
from typing import Protocol

from deckgen.blocks import Paragraph, Run
from deckgen.diagnostics import Finding
from deckgen.fit.fitted import FittedParagraph, FittedRun
from deckgen.fit.lines import most_lines
from deckgen.fit.rulers import Rulers, Widths, east_asian_line, has_east_asian
from deckgen.fit.words import Measured, Span, measure, natural_em
from deckgen.template import EMU_PER_PT, Slot, Spacing, Template, TextStyle, TypeScale

RESERVE = 0.02
"""Share of a line's width left free, for what PowerPoint may set wider than the rulers say."""

LATIN_LINE, CJK_LINE = 1.2, 1.3
"""Exact line spacing of drawn text against its size."""

_SCRIPTS = {"ja": "Jpan", "ko": "Hang", "zh-tw": "Hant", "zh-hk": "Hant", "zh-mo": "Hant", "zh": "Hans"}
_TAGS = {"ja": "ja-JP", "en": "en-US", "ko": "ko-KR", "zh-hant": "zh-TW", "zh-hans": "zh-CN", "zh": "zh-CN"}


class Language(Protocol):
    """What fitting asks of a language; `deckgen.wording.language.LanguagePack` is one."""

    @property
    def code(self) -> str:
        """The content language, such as ``zh-Hant``."""

    @property
    def tag(self) -> str:
        """The BCP 47 tag of its runs, such as ``zh-TW``."""

    @property
    def alt_tag(self) -> str:
        """The tag of letters of the other script in its runs."""

    @property
    def script(self) -> str:
        """Its ISO 15924 script, such as ``Hant``."""

    @property
    def cjk(self) -> bool:
        """Whether its text is set in an East Asian face."""

    @property
    def words(self) -> Mapping[str, str]:
        """Its fixed words by key; ``continued`` marks titles of continued slides."""


@lru_cache(maxsize=64)
def _one(digest: Hashable) -> Hashable:
    """The first of equal digests, so that what is kept of many decks does not hold each deck's own."""
    return digest


@lru_cache(maxsize=64)
def script_of(tag: str) -> str:
    """Return the ISO 15924 script that a language tag stands for; Latn where nothing else is known."""
    parts = tag.lower().split("-")
    if len(parts) > 1 and len(parts[1]) == 4:
        return parts[1].title()
    return _SCRIPTS.get("-".join(parts[:2])) or _SCRIPTS.get(parts[0], "Latn")


@dataclass
class Setting:
    """Everything that stays the same while one deck is fitted, and the findings so far."""

    template: Template
    scale: TypeScale
    language: Language
    rulers: Rulers
    findings: list[Finding] = field(default_factory=list)
    _styles: dict[tuple[float, bool, str], TextStyle] = field(default_factory=dict)
    _words: dict[tuple[object, ...], tuple[Paragraph, Measured]] = field(default_factory=dict)
    _spoken: dict[str, tuple[str, str, str | None]] = field(default_factory=dict)
    _widths: dict[tuple[str, bool, str], Widths] = field(default_factory=dict)
    lined: dict[tuple[int, ...], object] = field(default_factory=dict)
    kept: dict[tuple[object, ...], tuple[object, ...]] = field(default_factory=dict)

    @cached_property
    def digest(self) -> Hashable:
        """What tells this setting from others: two with the same digest fit every text alike."""
        language, steps = self.language, tuple(sorted(self.scale.steps.items()))
        spoken = (language.code, language.tag, language.alt_tag, language.script, language.cjk)
        words, rulers = tuple(sorted(language.words.items())), frozenset(self.rulers.own.items())
        return _one((self.template.digest, self.template.language, steps, spoken, words, rulers))

    def steps(self, role: str, slot: Slot) -> tuple[float, ...]:
        """Return the sizes that a role may take; where the scale has none, the layout's own size."""
        return self.scale.steps.get(role) or (slot.levels[0].size if slot.levels else 12.0,)

    def widths(self, style: TextStyle, strong: bool, lang: str) -> Widths:
        """Return the widths of a style's faces, for a run's language or the deck's own."""
        key = (style.face, style.bold or strong, lang)
        known = self._widths.get(key)
        if known is None:
            theme = self.template.theme
            face = {"+mj-lt": theme.heading_face, "+mn-lt": theme.body_face}.get(style.face, style.face)
            cjk = script_of(lang) != "Latn" if lang else self.language.cjk
            known = self._widths[key] = self.rulers.widths(face or theme.body_face, key[1], cjk)
        return known

    def measured(self, paragraph: Paragraph, style: TextStyle) -> Measured:
        """Return a paragraph measured in em of its size, a tab in a hanging indent left out.

        It is kept by the paragraph's identity, which the kept object makes safe: hashing it is slower.
        """
        tab = style.size if style.indent < 0 else 0.0
        key = (id(paragraph), style.face, style.bold, style.indent, tab)
        known = self._words.get(key)
        if known is None:
            known = self._words[key] = (paragraph, measure(self.spans(paragraph, style)))
        return known[1]

    def spans(self, paragraph: Paragraph, style: TextStyle) -> tuple[Span, ...]:
        """Return a paragraph's runs with their widths, a tab in a hanging indent left out."""
        spans = [Span(run.text, self.widths(style, run.strong, run.lang)) for run in paragraph.runs]
        if style.indent < 0 and spans and "\t" in spans[0].text:
            head, _, rest = spans[0].text.partition("\t")
            if spans[0].widths.of(head) * style.size * EMU_PER_PT <= -style.indent:
                spans[0] = spans[0]._replace(text=rest)
        return tuple(spans)

    def overrun(self, paragraph: Paragraph, style: TextStyle, size: float, width: int) -> float:
        """Return by how many pt the widest word is wider than a line of ``width`` EMU; 0 where none is."""
        return max(0.0, self.measured(paragraph, style).widest - line_limit(width, size)) * size

    def natural(self, paragraph: Paragraph, style: TextStyle) -> float:
        """Return the em that a paragraph takes on one line: most stand on one, and need no words made.

        It is infinite where that is not seen at once.
        """
        em = 0.0
        for run in paragraph.runs:
            text = run.text
            if "\n" in text or (style.indent < 0 and "\t" in text):
                return inf
            if len(paragraph.runs) > 1 and has_east_asian(text):
                return inf  # there may be room between the runs
            em += natural_em(text, self.widths(style, run.strong, run.lang))
        return em

    def single_line(self, style: TextStyle, text: str) -> float:
        """Return the height in em of a single-spaced line of the faces that a text is set in."""
        line = self.widths(style, False, "").line
        return max(line, east_asian_line()) if self.language.cjk or has_east_asian(text) else line

    def run(self, run: Run, style: TextStyle, size: float, text: str | None = None) -> FittedRun:
        """Return a run as it is drawn; what the style says already is left to it."""
        lang, alt_lang, face = self._spoken_in(run.lang)
        return FittedRun(
            run.text if text is None else text,
            lang,
            alt_lang,
            None if size == style.size else size,
            True if run.strong and not style.bold else None,
            "lt1" if run.link and style.colour == "lt1" else None,
            face,
            run.link or None,
        )

    def _drawn_run(self, run: Run, style: TextStyle) -> FittedRun:
        """A run as it is drawn in a shape that says nothing of its look."""
        lang, alt_lang, face = self._spoken_in(run.lang)
        bold, link = style.bold or run.strong, run.link or None
        return FittedRun(run.text, lang, alt_lang, style.size, bold, style.colour, face, link)

    def _spoken_in(self, lang: str) -> tuple[str, str, str | None]:
        """The tag of a run's language, that of its letters of the other script, and a face of its own."""
        spoken = self._spoken.get(lang)
        if spoken is None:
            tag = _TAGS.get(lang.lower(), lang) or self.language.tag
            spoken = self._spoken[lang] = (tag, self._alt_lang(tag), self._own_face(lang))
        return spoken

    def paragraph(
        self, paragraph: Paragraph, style: TextStyle, size: float, texts: Sequence[str] = ()
    ) -> FittedParagraph:
        """Return a paragraph as it is drawn; ``texts`` are its runs' texts where breaks were put in."""
        spacing = None
        if size != style.size and style.spacing.points:
            spacing = Spacing(points=round(style.spacing.points * size / style.size, 2))
        runs = tuple(
            [
                self.run(run, style, size, texts[place] if texts else None)
                for place, run in enumerate(paragraph.runs)
                if run.text
            ]
        )
        return FittedParagraph(runs, level=paragraph.level, spacing=spacing)

    def drawn_style(self, size: float, *, bold: bool = False, colour: str = "dk1") -> TextStyle:
        """Return the style of text in a drawn shape, which inherits nothing that it can rely on."""
        key = (size, bold, colour)
        known = self._styles.get(key)
        if known is None:
            factor = CJK_LINE if self.language.cjk else LATIN_LINE
            theme = self.template.theme
            own_face = theme.scripts.get(self.language.script, "")
            spacing = Spacing(points=round(size * factor, 2))
            known = TextStyle(size, bold, theme.body_face, own_face, colour, spacing, 0, 0, "l", 0, 0, False)
            self._styles[key] = known
        return known

    def drawn(
        self, parts: Iterable[tuple[Run, TextStyle]], *, before: float = 0, align: str = "l"
    ) -> FittedParagraph:
        """Return a paragraph of a drawn shape: everything said, the largest part's line spacing.

        One without text keeps an empty run, so that it stands no higher than its size.
        """
        told = list(parts)
        chosen = [(run, style) for run, style in told if run.text] or told[:1]
        runs = tuple([self._drawn_run(run, style) for run, style in chosen])
        spacing = max((style.spacing for _, style in chosen), key=lambda s: s.points, default=None)
        return FittedParagraph(
            runs, align=align, spacing=spacing, before=before, after=0, bullet=False, margin_left=0, indent=0
        )

    def _alt_lang(self, lang: str) -> str:
        if lang == self.language.tag:
            return self.language.alt_tag
        return self.language.tag if script_of(lang) == "Latn" else "en-US"

    def _own_face(self, lang: str) -> str | None:
        script = script_of(lang) if lang else "Latn"
        if script in ("Latn", self.language.script):
            return None
        return self.template.theme.scripts.get(script)


def line_limit(width: int, size: float) -> float:
    """Return the em that a line of ``width`` EMU holds at a size, the reserve taken off."""
    return width * (1 - RESERVE) / (size * EMU_PER_PT)


def lines_in(paragraph: Measured, width: int, size: float) -> int:
    """Return how many lines a paragraph takes in ``width`` EMU at a size, the reserve taken off."""
    return most_lines(paragraph, width / (size * EMU_PER_PT), RESERVE)
