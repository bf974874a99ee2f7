"""Text levels as DrawingML: paragraph properties with all that a slide inherits (ECMA-376 part 1, 21.1.2)."""

from __future__ import annotations

from collections.abc import Iterable

from deckgen.master.design import Level

_SCHEME = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
_BREAKING = 'eaLnBrk="1" latinLnBrk="0" hangingPunct="1"'
_LINE = 1.2


def colour_xml(colour: str) -> str:
    """Return a solid fill: a theme slot by its name, or six hex digits as a literal."""
    if len(colour) == 6 and all(digit in "0123456789ABCDEF" for digit in colour):
        return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
    return f'<a:solidFill><a:schemeClr val="{_SCHEME.get(colour, colour)}"/></a:solidFill>'


def levels_xml(levels: Iterable[Level]) -> str:
    """Return ``a:lvl1pPr``, ``a:lvl2pPr``, ... for the levels in order."""
    return "".join(_level_xml(number, level) for number, level in enumerate(levels, 1))


def _level_xml(number: int, level: Level) -> str:
    return (
        f'<a:lvl{number}pPr marL="{level.margin}" indent="{level.indent}" algn="{level.align}" {_BREAKING}>'
        f"<a:lnSpc>{_line_spacing(level)}</a:lnSpc>"
        f'<a:spcBef><a:spcPts val="{round(level.before * 100)}"/></a:spcBef>'
        '<a:spcAft><a:spcPts val="0"/></a:spcAft>'
        f"{_bullet(level)}{_tab(level)}{_run(level)}</a:lvl{number}pPr>"
    )


def _line_spacing(level: Level) -> str:
    if level.exact:
        return f'<a:spcPts val="{round(level.size * _LINE * 100)}"/>'
    return '<a:spcPct val="100000"/>'


def _bullet(level: Level) -> str:
    if not level.bullet:
        return "<a:buNone/>"
    colour = '<a:buClr><a:schemeClr val="accent2"/></a:buClr>'
    return f'{colour}<a:buFont typeface="Arial"/><a:buChar char="•"/>'


def _tab(level: Level) -> str:
    if not level.margin or level.bullet:
        return ""
    return f'<a:tabLst><a:tab pos="{level.margin}" algn="l"/></a:tabLst>'


def _run(level: Level) -> str:
    font = "mj" if level.heading else "mn"
    return (
        f'<a:defRPr lang="en-US" altLang="en-US" sz="{round(level.size * 100)}" b="{int(level.bold)}" i="0" '
        f'kern="1200">{colour_xml(level.colour)}<a:latin typeface="+{font}-lt"/>'
        f'<a:ea typeface="+{font}-ea"/><a:cs typeface="+{font}-cs"/></a:defRPr>'
    )
