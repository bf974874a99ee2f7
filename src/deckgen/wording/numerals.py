"""Numbers and dates as a language writes them: no digit is added, dropped or rounded."""

from __future__ import annotations

from typing import Literal

from deckgen.wording.language import LanguagePack, Numbers
from deckgen.wording.values import Date, Duration, FiscalYear, Number
from deckgen.wording.words import fill_holes


def show_number(
    number: Number, language: LanguagePack, *, money: bool = False, sign: bool = False, scaled: bool = True
) -> str:
    """Return the number with its scale: ``375.7 bn``, ``3,757億``; ``scaled=False`` leaves out a scale word.

    ``money`` takes the shorter money scales, ``sign`` puts a plus before what is more than zero.
    """
    rules = language.numbers
    scale = scale_word(number, language, money=money)
    whole, fraction = _digits(number, scaled=bool(scale))
    if rules.grouping == "myriad":
        body = _myriads(int(whole), fraction, rules)
    else:
        body = _thousands(int(whole), fraction, rules)
        body += rules.scale_space + scale if scale and scaled else ""
    return _sign(number, rules, sign) + body


def scale_word(number: Number, language: LanguagePack, *, money: bool = False) -> str:
    """Return the language's word for the scale that the number was written with, "" where it has none."""
    rules = language.numbers
    if rules.grouping == "myriad" or not number.scale:
        return ""
    words = {**rules.scales, **(rules.money_scales if money else {})}
    return words.get(number.scale, "")


def show_date(
    date: Date | FiscalYear, language: LanguagePack, form: Literal["long", "short", "month"] = "long"
) -> str:
    """Return a date as precisely as it is known: ``26 June 2024``, ``June 2024``, ``2024``.

    ``short`` abbreviates month names, for notes; ``month`` leaves out the day, for a cover.
    """
    rules = language.dates
    if isinstance(date, FiscalYear):
        return fill_holes(rules.fiscal_year, {"y": date.year})
    day, month = rules.day, rules.month
    if form == "short":
        day, month = rules.short_day or day, rules.short_month or month
    pattern = day if date.day and form != "month" else month if date.month else rules.year
    holes: dict[str, object] = {"y": date.year, "m": date.month, "d": date.day}
    if date.month:
        holes["month"] = "".join(rules.months[date.month - 1 : date.month])
        holes["mon"] = "".join(rules.short_months[date.month - 1 : date.month])
    return fill_holes(pattern, holes)


def show_duration(duration: Duration, language: LanguagePack) -> str:
    """Return a length of time: ``2 h 59 min``, ``2時間59分``."""
    rules = language.dates
    hours = [fill_holes(rules.hours, {"n": duration.hours})] if duration.hours else []
    minutes = [fill_holes(rules.minutes, {"n": duration.minutes})] if duration.minutes or not hours else []
    return rules.duration_space.join(hours + minutes)


def _sign(number: Number, rules: Numbers, plus: bool) -> str:
    if number.value < 0:
        return rules.minus
    return rules.plus if plus and number.value > 0 else ""


def _digits(number: Number, *, scaled: bool) -> tuple[str, str]:
    shown = abs(number.mantissa if scaled else number.value)
    whole, _, fraction = f"{shown:f}".partition(".")
    given = number.decimals if scaled or not number.scale else 0
    return whole, fraction.rstrip("0").ljust(given, "0")


def _thousands(whole: int, fraction: str, rules: Numbers) -> str:
    grouped = f"{whole:,}".replace(",", rules.group_mark)
    return f"{grouped}{rules.decimal_mark}{fraction}" if fraction else grouped


def _myriads(whole: int, fraction: str, rules: Numbers) -> str:
    ones = whole % 10_000 if rules.myriads else whole
    parts = [_thousands(ones, fraction, rules)] if ones or fraction or not whole else []
    rest = whole // 10_000
    for name in rules.myriads[:-1]:
        rest, group = divmod(rest, 10_000)
        if group:
            parts.append(_thousands(group, "", rules) + name)
    if rest and rules.myriads:
        parts.append(_thousands(rest, "", rules) + rules.myriads[-1])
    return "".join(reversed(parts))
