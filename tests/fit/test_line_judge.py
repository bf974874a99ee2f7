"""LibreOffice as an independent judge: how many lines it sets a paragraph in, against our count."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pptx
import pytest
from lxml import etree
from pptx.util import Emu

from deckgen.fit.lines import count_lines
from deckgen.fit.rulers import Rulers
from deckgen.fit.setting import lines_in
from deckgen.fit.words import Measured, words_of
from deckgen.template import EMU_PER_PT

PER_SCRIPT = 2000 if os.environ.get("DECKGEN_SOAK") else 400
LATIN_ROUNDING, CJK_ROUNDING = 0.003, 0.0008
"""Share of a line by which LibreOffice's rounding of advances may make it fuller than the rulers say."""

LINE = 1.3
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"

ENGLISH = """the region is a designated national strategic special zone that lets newcomers pilot new rules;
university programmes train engineers whom plants need: over 3,400 people, US$3.4 bn (10%) in 2024,
a semiconductor cluster with a supply-chain, logistics, an airport with 15 flights a week, housing
and schools. Costs – rise – but "quoted" words and TSMC's plant at Kikuyo-machi in 12 nm process,
e.g. R&D, ¥1,200 billion of investment “smart” ‘quotes’ 5–6 km/h 25°C ±3 café"""
JAPANESE = """半導体産業の集積地として、約3,400人の雇用が生まれる。
熊本県は国家戦略特区に指定され、新しい規制を試すことができる。
TSMCの子会社JASMは第2工場の建設を決めた。
2024年12月に量産を開始し、月産5万5,000枚を見込む。
水資源が豊富で、地下水の涵養にも取り組む。 空港から工業団地までは車で15分！ 人材はどう育てるのか？
熊本大学は教育課程を新設し（2024年度）、年間100人を受け入れる。
投資額は1兆2,000億円に達し、約96%が県内向けである。
研究開発（R&D）の拠点が「サイエンスパーク」に集まる。
地価の上昇・人手不足・交通渋滞が、主な課題である。 ウェハー、フォトレジストのサプライチェーンが整う。
『白書』によれば、九州の生産額は1.3兆円を超える。
葛\U000e0100城市や𠮷野町の企業も参加する。 28nmのプロセスを担う。"""
CHINESE = """熊本縣是日本半導體產業的聚集地，約有3,400個新的工作機會。
台積電的子公司JASM已決定興建第二座工廠。 投資額達1兆2,000億日圓，政府補助約4,760億日圓。
2024年12月開始量產，月產能為5萬5,000片晶圓。 國家戰略特區讓新進企業試行新的規定。
從機場到工業區，車程約15分鐘！ 人才從何而來？ 研究開發（R&D）據點集中在「科學園區」。
地價上升、人力不足、交通壅塞，是主要的課題。 製造業的薪資，比前一年上升3.2%。
《白皮書》指出，九州的產值超過1.3兆日圓。 採用12奈米與28奈米製程。
US$86億的資金來自三家公司：台積電與Sony。"""


@dataclass(frozen=True)
class Sample:
    """A paragraph to be set: its size in pt, its box's width in EMU."""

    text: str
    lang: str
    face: str
    size: int
    bold: bool
    width: int


def samples(lang: str, count: int) -> list[Sample]:
    chance = random.Random(f"lines {lang}")
    source, joint, face, most = {
        "en-US": (ENGLISH, " ", "Noto Sans CJK JP", 45),
        "ja-JP": (JAPANESE, "", "Noto Sans CJK JP", 5),
        "zh-TW": (CHINESE, "", "Noto Sans CJK TC", 5),
    }[lang]
    return [
        Sample(
            joint.join(chance.choice(source.split()) for _ in range(chance.randint(1, most))),
            lang,
            face,
            chance.choice((12, 14, 16, 24)),
            chance.random() < 0.3,
            chance.randint(2_000_000, 9_000_000),
        )
        for _ in range(count)
    ]


def drawn(found: list[Sample]) -> Any:
    """One text box a sample, growing with its text, on exact lines."""
    deck = pptx.Presentation()
    for start in range(0, len(found), 20):
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        for number, sample in enumerate(found[start : start + 20], start):
            box = slide.shapes.add_textbox(Emu(0), Emu(0), Emu(sample.width), Emu(127000))
            box.name = str(number)
            body = etree.fromstring(
                f'<p:txBody xmlns:p="{_P}" xmlns:a="{_A}"><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" '
                f'bIns="0"><a:spAutoFit/></a:bodyPr><a:p><a:pPr eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
                f'<a:lnSpc><a:spcPts val="{round(sample.size * LINE * 100)}"/></a:lnSpc></a:pPr><a:r>'
                f'<a:rPr lang="{sample.lang}" sz="{sample.size * 100}" b="{int(sample.bold)}">'
                f'<a:latin typeface="Arial"/><a:ea typeface="{sample.face}"/></a:rPr><a:t/></a:r></a:p>'
                "</p:txBody>"
            )
            body.find(f".//{{{_A}}}t").text = sample.text
            box._element.replace(box._element.txBody, body)
    return deck


def judged(found: list[Sample], through_office: Callable) -> list[int]:
    """The lines that LibreOffice sets each sample in, from the heights that its boxes grow to."""
    answer = through_office(drawn(found))
    heights = {int(shape.name): shape.height for slide in answer.slides for shape in slide.shapes}
    return [round(heights[number] / EMU_PER_PT / (sample.size * LINE)) for number, sample in enumerate(found)]


def pixels(size: float) -> float:
    """How much larger than asked for LibreOffice sets text: in whole pixels of 600 dpi."""
    exact = size * 600 / 72
    return round(exact) / exact


def as_libreoffice(sample: Sample) -> int:
    rounding = LATIN_ROUNDING if sample.lang == "en-US" else CJK_ROUNDING
    limit = sample.width * (1 - rounding) / EMU_PER_PT / sample.size / pixels(sample.size)
    return count_lines(words(sample), limit, hanging=True)


def words(sample: Sample) -> Measured:
    return words_of(sample.text, Rulers().widths("Arial", sample.bold, sample.lang != "en-US"))


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en-US", "ja-JP", "zh-TW"])
def test_our_lines_are_those_of_libreoffice(lang: str, through_office: Callable) -> None:
    found = samples(lang, PER_SCRIPT)
    theirs = judged(found, through_office)
    both = list(zip(found, map(as_libreoffice, found), theirs, strict=True))
    smaller = [(own, their, sample) for sample, own, their in both if own < their]
    larger = [sample.text for sample, own, their in both if own > their]
    safe = [lines_in(words(sample), sample.width, sample.size) for sample in found]
    assert sum(theirs) > 2 * len(found)
    assert smaller == []
    assert len(larger) <= len(found) * 0.02, larger
    assert [s for s, own, their in zip(found, safe, theirs, strict=True) if own < their] == []
