"""How English, Japanese and Chinese write numbers and dates: the patterns that find them."""

from __future__ import annotations

import re

from deckgen.content.number_words import (
    ERAS,
    KANJI_DIGITS,
    LONG_SCALES,
    MONTHS,
    MYRIADS,
    NUMBER_WORDS,
    SMALL,
)

_D = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]{1,60})(?:\.[0-9]{1,60})?"
_BIG = f"[{''.join(MYRIADS)}]"
_UNIT = f"(?:[百千] ?{_BIG}?| ?{_BIG})"
_JOIN = r"\s*(?:[-–—~〜～・、/／]|to\b|and\b|or\b|至|到|から)\s*(?:[A-Z]{3}\s|[$¥€])?"
FIGURE = re.compile(f"(?:{_D}{_UNIT})+(?:{_D})?|{_D}")
ITEM = re.compile(f"({_D})([百千]?) ?({_BIG}?)")
SCALED = re.compile(
    rf"(?P<shared>(?:{_JOIN}{_D}){{0,6}})[\s-]?(?P<scale>(?i:{'|'.join(LONG_SCALES)}|mn|bn|tn|m|k))(?![A-Za-z])"
)
SHARED = re.compile(rf"(?:{_JOIN}{_D}){{1,6}}([百千]?) ?({_BIG}?)")
MONTH = re.compile(rf"(?P<shared>(?:{_JOIN}[0-9]{{1,2}}){{0,6}})月")
SHORT_YEAR = re.compile(rf"(?:{_JOIN}[0-9]{{2}}){{0,6}}年")
YEAR = re.compile("(?:19|20)[0-9]{2}")
AFTER_YEAR = re.compile(rf"(?:{YEAR.pattern}年?度?[-–—~〜～至到・、/]|FY ?|['’])$")
PERIOD = re.compile("(?<![A-Za-z])(?:FY|Q)$")
NAME = re.compile("[A-Za-z]-?$")
ERA = re.compile(f"({'|'.join(ERAS)})([0-9]{{1,3}}|元)年")
DATE = re.compile(
    rf"(?<![0-9A-Za-z-])({YEAR.pattern})([-/.])(0?[1-9]|1[0-2])(?:\2(0?[1-9]|[12][0-9]|3[01]))?(?![-/.]?[0-9])"
)
MONTH_NAMES = re.compile(
    rf"(?<![A-Za-z])(?:{'|'.join((*MONTHS, 'Sept', *(name[:3] for name in MONTHS)))})(?![A-Za-z])"
)
IN_WORDS = re.compile(
    rf"(?<![a-z])(?:({'|'.join(NUMBER_WORDS)})|(?<![0-9][\s-])(?:{'|'.join(LONG_SCALES)}|bn|tn)s?)"
    rf"((?:[\s-]+(?:a\s)?(?:{'|'.join(LONG_SCALES)}))*)(?![a-z])",
    re.IGNORECASE,
)
_KANJI = f"{''.join(KANJI_DIGITS)}{''.join(SMALL)}{''.join(MYRIADS)}"
IN_KANJI = re.compile(f"(?<![0-9{_KANJI}])(?<![0-9] )[{_KANJI}]{{1,20}}")
HALVES = re.compile("半年|双|雙|半(?![導期])")
HALF_VALUES = {"半年": (6,), "双": (2,), "雙": (2,), "半": NUMBER_WORDS["half"]}
