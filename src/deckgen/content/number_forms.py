"""How English, Japanese and Chinese write numbers and dates: the words, and the patterns that find them."""

from __future__ import annotations

import re

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
_WORDS = (
    *("zero", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_ORDINALS = (
    *("zeroth", "first", "second", "third", "fourth", "fifth", "sixth"),
    *("seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBER_WORDS: dict[str, tuple[float, ...]] = {
    **{word: (value,) for words in (_WORDS, _ORDINALS) for value, word in enumerate(words)},
    **{word: (tens * 10,) for tens, word in enumerate(_TENS, 2)},
    **dict.fromkeys(("both", "pair", "twice", "double", "doubled"), (2,)),
    **dict.fromkeys(("triple", "tripled"), (3,)),
    **dict.fromkeys(("half", "halved"), (2, 0.5, 50)),
    "quarter": (4, 25),
    "decade": (10,),
    "dozen": (12,),
}
_LONG_SCALES = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SCALES = {**_LONG_SCALES, "k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}
MYRIADS = {"万": 10**4, "萬": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12, "京": 10**16}
SMALL = {"十": 10, "百": 100, "千": 1000}
KANJI_DIGITS = {kanji: value for value, kanji in enumerate("〇一二三四五六七八九")} | {"両": 2, "兩": 2}
ERAS = {"大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018, "民國": 1911}
WAFERS = {6: 150, 8: 200, 12: 300}  # inches, and the millimetres that the industry calls them
FULL_WIDTH = str.maketrans("０１２３４５６７８９．", "0123456789.")

_D = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]{1,60})(?:\.[0-9]{1,60})?"
_BIG = f"[{''.join(MYRIADS)}]"
_UNIT = f"(?:[百千] ?{_BIG}?| ?{_BIG})"
_JOIN = r"\s*(?:[-–—~〜～・、/／]|to\b|and\b|or\b|至|到|から)\s*(?:[A-Z]{3}\s|[$¥€])?"
FIGURE = re.compile(f"(?:{_D}{_UNIT})+(?:{_D})?|{_D}")
ITEM = re.compile(f"({_D})([百千]?) ?({_BIG}?)")
SCALED = re.compile(
    rf"(?P<shared>(?:{_JOIN}{_D}){{0,6}})[\s-]?(?P<scale>(?i:{'|'.join(_LONG_SCALES)}|mn|bn|tn|m|k))(?![A-Za-z])"
)
SHARED = re.compile(rf"(?:{_JOIN}{_D}){{1,6}}([百千]?) ?({_BIG}?)")
MONTH = re.compile(rf"(?P<shared>(?:{_JOIN}[0-9]{{1,2}}){{0,6}})月")
SHORT_YEAR = re.compile(rf"(?:{_JOIN}[0-9]{{2}}){{0,6}}年")
YEAR = re.compile("(?:19|20)[0-9]{2}")
AFTER_YEAR = re.compile(rf"(?:{YEAR.pattern}年?度?[-–—~〜～至到・、/]|FY ?|['’])$")
PERIOD = re.compile("(?<![A-Za-z])(?:FY|Q)$")
NAME = re.compile("[A-Za-z]-?$")
HOLE = re.compile(r"\{\{[^{}]*\}\}")
ERA = re.compile(f"({'|'.join(ERAS)})([0-9]{{1,3}}|元)年")
DATE = re.compile(
    rf"(?<![0-9A-Za-z-])({YEAR.pattern})([-/.])(0?[1-9]|1[0-2])(?:\2(0?[1-9]|[12][0-9]|3[01]))?(?![-/.]?[0-9])"
)
MONTH_NAMES = re.compile(
    rf"(?<![A-Za-z])(?:{'|'.join((*MONTHS, 'Sept', *(name[:3] for name in MONTHS)))})(?![A-Za-z])"
)
IN_WORDS = re.compile(
    rf"(?<![a-z])(?:({'|'.join(NUMBER_WORDS)})|(?<![0-9][\s-])(?:{'|'.join(_LONG_SCALES)}|bn|tn)s?)"
    rf"((?:[\s-]+(?:a\s)?(?:{'|'.join(_LONG_SCALES)}))*)(?![a-z])",
    re.IGNORECASE,
)
_KANJI = f"{''.join(KANJI_DIGITS)}{''.join(SMALL)}{''.join(MYRIADS)}"
IN_KANJI = re.compile(f"(?<![0-9{_KANJI}])(?<![0-9] )[{_KANJI}]{{1,20}}")
HALVES = re.compile("半年|双|雙|半(?![導期])")
HALF_VALUES = {"半年": (6,), "双": (2,), "雙": (2,), "半": NUMBER_WORDS["half"]}
