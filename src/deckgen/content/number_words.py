"""How English, Japanese and Chinese write numbers and dates: the words."""

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
LONG_SCALES = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SCALES = {**LONG_SCALES, "k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}
MYRIADS = {"万": 10**4, "萬": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12, "京": 10**16}
SMALL = {"十": 10, "百": 100, "千": 1000}
KANJI_DIGITS = {kanji: value for value, kanji in enumerate("〇一二三四五六七八九")} | {"両": 2, "兩": 2}
ERAS = {"大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018, "民國": 1911}
WAFERS = {6: 150, 8: 200, 12: 300}  # inches, and the millimetres that the industry calls them
FULL_WIDTH = str.maketrans("０１２３４５６７８９．", "0123456789.")
HOLE = re.compile(r"\{\{[^{}]*\}\}")
"""What a text leaves to a fact or a name."""
