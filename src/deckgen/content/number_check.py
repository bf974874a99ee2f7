"""Whether a text and its translation carry the same numbers, however each language writes them.

Every number has *readings*, what it may mean: `15年` is 15 and 2015, `5 m` is 5 and 5,000,000. What is
written in digits on one side must share a reading with something on the other, as often as it stands there;
years and months, which languages repeat as they like, once. Words and kanji numerals (two, 二, 百萬) and
numbers in names (A4) answer for digits and ask for nothing; nor does a lone 1.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from math import prod
from typing import NamedTuple

from deckgen.content import number_forms as forms
from deckgen.content import number_words as words

Value = int | Fraction
Reading = Value | str
_Readings = frozenset[Reading]

_DIGIT = re.compile("[0-9０-９]")


class _Found(NamedTuple):
    shown: str
    readings: _Readings
    asks: bool = False


def numbers_differ(ours: str, theirs: str) -> str:
    """Return which numbers only the original or only the translation has, in words; "" where they agree."""
    if not (_DIGIT.search(ours) or _DIGIT.search(theirs)):
        return ""
    original, translation = _all_found(ours), _all_found(theirs)
    lacks = (_lacking(original, translation, "translation"), _lacking(translation, original, "original"))
    more = (*_repeated(original, translation, _NAMES), *_repeated(translation, original, _NAMES[::-1]))
    return "; ".join(lack for lack in (*lacks, *more) if lack)


_NAMES = ("original", "translation")


def _lacking(asking: tuple[_Found, ...], answering: tuple[_Found, ...], name: str) -> str:
    known = {reading for found in answering for reading in found.readings}
    lost = list(dict.fromkeys(one.shown for one in asking if one.asks and not one.readings & known))
    return f"{', '.join(lost)} {'is' if len(lost) == 1 else 'are'} not in the {name}" if lost else ""


def _repeated(
    asking: tuple[_Found, ...], answering: tuple[_Found, ...], names: tuple[str, ...]
) -> Iterator[str]:
    """What stands more often on one side than anything on the other answers for.

    Numbers that may only be what this one may be ask for the same answers.
    """
    asked = Counter(one.readings for one in asking if one.asks and not _is_of_the_calendar(one.readings))
    if asked.total() == len(asked):
        return
    shown = {one.readings: one.shown for one in asking if one.asks}
    answers = Counter(one.readings for one in answering)
    alike, answered = _by_reading(asked), _by_reading(answers)
    for readings in asked:
        have = sum(asked[other] for other in _sharing(readings, alike) if other <= readings)
        there = sum(answers[other] for other in _sharing(readings, answered))
        if have > there > 0:
            counts = f"{_times(have)} in the {names[0]}, {_times(there)} in the {names[1]}"
            yield f"{shown[readings]} stands {counts}"


def _by_reading(counted: Counter[_Readings]) -> dict[Reading, list[_Readings]]:
    found: dict[Reading, list[_Readings]] = {}
    for readings in counted:
        for reading in readings:
            found.setdefault(reading, []).append(readings)
    return found


def _sharing(readings: _Readings, among: dict[Reading, list[_Readings]]) -> set[_Readings]:
    return {other for reading in readings for other in among.get(reading, ())}


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _is_of_the_calendar(readings: _Readings) -> bool:
    return any(isinstance(one, str) or 1900 <= one <= 2100 for one in readings)


@lru_cache(maxsize=2048)
def _all_found(text: str) -> tuple[_Found, ...]:
    return tuple(_found(text))


def _found(text: str) -> Iterator[_Found]:
    plain = _plain(text)
    yield from (_in_digits(plain, match) for match in forms.FIGURE.finditer(plain))
    yield from (_month_name(plain, match) for match in forms.MONTH_NAMES.finditer(plain))
    for match in forms.IN_WORDS.finditer(plain):
        scale = prod(words.SCALES.get(word.rstrip("s"), 1) for word in re.findall("[a-z]+", match[0].lower()))
        values = words.NUMBER_WORDS[match[1].lower()] if match[1] else (1,)
        yield _Found(match[0], frozenset(Fraction(value) * scale for value in values))
    if text.isascii():
        return
    yield from (_in_kanji(plain, match) for match in forms.IN_KANJI.finditer(plain))
    for match in forms.HALVES.finditer(plain):
        yield _Found(match[0], frozenset(map(Fraction, forms.HALF_VALUES[match[0]])))


def _plain(text: str) -> str:
    """The text without holes, in ASCII digits, with eras and dates in figures written as 2024年6月4日."""
    plain = words.HOLE.sub("□", text)
    if not text.isascii():
        plain = re.sub("(?<=[０-９])，(?=[０-９]{3})", ",", plain).translate(words.FULL_WIDTH)
        plain = forms.ERA.sub(lambda era: f"{words.ERAS[era[1]] + int(era[2].replace('元', '1'))}年", plain)
    return forms.DATE.sub(_date, plain)


def _date(date: re.Match[str]) -> str:
    year, mark, month, day = date.groups()
    if not day and (mark == "." or int(month) > int(year) % 100):
        return date[0]  # 0.5 after a whole number, or a range of years: 2009-10
    return f"{year}年{month}月{day}日" if day else f"{year}年{month}月"


def _in_digits(text: str, match: re.Match[str]) -> _Found:
    before, after = text[max(0, match.start() - 12) : match.start()], text[match.end() : match.end() + 60]
    value, month = _value(match[0]), forms.MONTH.match(after)
    if month and not month["shared"] and value in range(1, 13):
        return _Found(words.MONTHS[int(value) - 1], frozenset({words.MONTHS[int(value) - 1]}), True)
    scaled = forms.SCALED.match(after)
    shown = match[0] + (scaled[0] if scaled and not scaled["shared"] else "")
    readings = {value * factor for factor in _factors(scaled, after)} | set(
        _more(match[0], value, before, after)
    )
    named = words.MONTHS[int(value) - 1 : int(value)] if month and value in range(1, 13) else ()
    return _Found(shown, frozenset((*readings, *named)), shown != "1" and _asks(match[0], before, after))


def _value(figure: str) -> Value:
    """The value of digits with 千, 万, 億, 兆 among them, exactly."""
    total: Value = 0
    section: Value = 0
    for digits, small, big in forms.ITEM.findall(figure):
        bare = digits.replace(",", "")
        section += (Fraction(bare) if "." in bare else int(bare)) * words.SMALL.get(small, 1)
        if big:
            total, section = total + section * words.MYRIADS[big], 0
    return total + section


def _factors(scaled: re.Match[str] | None, after: str) -> set[int]:
    """What a number may have to be multiplied with: the 5 of `5 to 10 m` by 1 or a million."""
    if scaled:
        factor = words.SCALES[scaled["scale"].lower()]
        return {1, factor} if scaled["shared"] or scaled["scale"] in "mMK" else {factor}
    if shared := forms.SHARED.match(after):
        return {1, words.SMALL.get(shared[1], 1) * words.MYRIADS.get(shared[2], 1)}
    return {1}


def _more(digits: str, value: Value, before: str, after: str) -> Iterator[Value]:
    """The other things that a number may be: a short year, tenths, the size of a wafer."""
    if len(digits) == 2 and (forms.AFTER_YEAR.search(before) or forms.SHORT_YEAR.match(after)):
        yield from (value + 1900, value + 2000)
    if after[:1] in ("割", "成"):
        yield value * 10
    if value in words.WAFERS and re.match(r"[\s-]?(?:吋|インチ|inch)", after):
        yield words.WAFERS[int(value)]


def _asks(digits: str, before: str, after: str) -> bool:
    """False for a part of a name or fraction: A4, COVID-19, H2, 3分の1; and for 2つ, one and the other."""
    if forms.NAME.search(before):
        return bool(forms.YEAR.fullmatch(digits) or forms.PERIOD.search(before))
    part = before.endswith(("分の", "分之")) or after.startswith(("分の", "分之"))
    return not (part and len(digits) == 1) and not re.match("2つ|[0-9]H(?![A-Za-z])", digits + after)


def _month_name(text: str, match: re.Match[str]) -> _Found:
    name = next(month for month in words.MONTHS if month[:3] == match[0][:3])
    dated = re.search("[0-9]", text[max(0, match.start() - 2) : match.end() + 2])
    return _Found(name, frozenset({name}), match[0] != "May" or bool(dated))


def _in_kanji(text: str, match: re.Match[str]) -> _Found:
    total = section = digit = 0
    for kanji in match[0]:
        if kanji in words.KANJI_DIGITS:
            digit = digit * 10 + words.KANJI_DIGITS[kanji]
        elif kanji in words.SMALL:
            section, digit = section + (digit or 1) * words.SMALL[kanji], 0
        else:
            total, section, digit = total + (section + digit or 1) * words.MYRIADS[kanji], 0, 0
    value, after = total + section + digit, text[match.end() : match.end() + 1]
    tenths = [value * 10] if after in ("割", "成") else []
    named = words.MONTHS[value - 1 : value] if after == "月" and value else ()
    return _Found(match[0], frozenset((value, *tenths, *named)))
