"""Which of a region's items an investor's deck shows, and in which order, each with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from deckgen.content.investor import Investor, Rule
from deckgen.content.library import INVESTORS
from deckgen.content.model import where_of
from deckgen.content.region import Region
from deckgen.content.retelling import Retold
from deckgen.diagnostics import Checked, Finding, Severity, Where, did_you_mean, in_order
from deckgen.edition.writer import Tagged

C = TypeVar("C", bound=Tagged)


class Choice(Struct, frozen=True):
    """Whether one thing is in a deck, and why; ``where`` is what decided it."""

    id: str
    sort: str
    shown: bool
    why: str
    where: Where | None = None


class Selection(Struct, frozen=True):
    """The region with what the deck shows of it, in the deck's order."""

    region: Region
    choices: tuple[Choice, ...] = ()


def select(retold: Retold) -> Checked[Selection]:
    """Return what the edition shows of its region; rules that name nothing or decide nothing are findings."""
    region = retold.region
    if retold.investor is None:
        return Checked(Selection(region, tuple(_all_of(region))))
    chooser = _Chooser(retold, retold.investor)
    shown = {
        "advantages": chooser.items("advantages", region.advantages, retold.investor.at_most.advantages),
        "benefits": chooser.items("benefits", region.benefits, retold.investor.at_most.benefits),
        "slides": chooser.slides(),
        "risks": chooser.statements("risks", region.risks),
        "outlook": chooser.statements("outlook", region.outlook),
    }
    chooser.tell_of_rules()
    selection = Selection(replace(region, **shown), tuple(chooser.choices))
    return Checked(selection, in_order(chooser.findings))


def _all_of(region: Region) -> Iterator[Choice]:
    for sort in SORTS:
        for thing in getattr(region, sort):
            yield Choice(str(thing.id), sort, True, "the region has it", where_of(thing.id))


SORTS = ("advantages", "benefits", "slides", "risks", "outlook")
"""Collections of a region whose entries can be chosen."""


def _whose(thing: Tagged) -> str:
    """Whose file has a thing: the region's, or the investor's that adds it."""
    where = where_of(thing.id)
    return (
        "the investor's file adds it" if where and where.file.startswith(INVESTORS) else "the region has it"
    )


class _Chooser(Struct):
    """Applies an investor's rules: an id before a tag, a region's rule before one for every region."""

    retold: Retold
    investor: Investor
    choices: list[Choice] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    used: set[int] = field(default_factory=set)

    def items(self, sort: str, items: Sequence[C], most: int | None) -> list[C]:
        """Advantages or benefits: chosen, what interests most first, no more than wanted."""
        kept = [item for item in items if self._decide(sort, item, by_interest=True)]
        if items and not kept:
            self._tell_of_none(sort)
        kept.sort(key=lambda item: self._rank(item)[0])
        forced = {str(item.id) for item in kept if self._by_id(item, self.retold.change.include)}
        for item in kept[most:] if most else ():
            if str(item.id) not in forced:
                why = f"at most {most} {sort} are wanted, and others interest more"
                self._turn_down(str(item.id), why)
        return [item for item in kept if self._shown(str(item.id))]

    def _tell_of_none(self, sort: str) -> None:
        """Note that a whole section goes, which no rule says outright."""
        region, investor = self.retold.region, self.investor
        message = f"none of the {sort} of {region.name} is shown to {investor.name}"
        cure = "include one by its id, if that is not what is meant; `deckgen explain` says why each is out"
        where = where_of(investor.name)
        self.findings.append(Finding("section-emptied", message, cure, where, Severity.NOTE))

    def slides(self) -> list[object]:
        """The region's own slides; one without tags is for everybody."""
        region = self.retold.region
        return [one for one in region.slides if self._decide("slides", one, by_interest=bool(one.tags))]

    def statements(self, sort: str, statements: Sequence[C]) -> list[C]:
        """Risks or outlook: only an id leaves one out, and leaving out a risk is told."""
        kept = []
        for statement in statements:
            rule = self._by_id(statement, self.retold.change.exclude)
            self._by_id(statement, self.retold.change.include)
            self._note(sort, statement, rule is None, "excluded" if rule else _whose(statement), rule)
            if rule is None:
                kept.append(statement)
            elif sort == "risks":
                message = f"the deck leaves out the risk '{statement.id}'"
                cure = "keep it, unless it truly does not concern this investor"
                where = where_of(rule.said)
                self.findings.append(Finding("risk-left-out", message, cure, where, Severity.WARNING))
        return kept

    def tell_of_rules(self) -> None:
        """Report every rule for this region that names nothing, or decided nothing."""
        known = {str(thing.id) for sort in SORTS for thing in getattr(self.retold.region, sort)}
        change = self.retold.change
        for rule in (*change.include, *change.exclude):
            where = where_of(rule.said)
            if rule.id is not None and rule.id not in known:
                message = f"the region has no '{rule.id}'"
                self.findings.append(Finding("no-such-item", message, did_you_mean(rule.id, known), where))
            elif id(rule) not in self.used:
                message = f"'{rule.said}' decides nothing here"
                cure = "leave the rule out, or correct it"
                self.findings.append(Finding("rule-unused", message, cure, where, Severity.WARNING))

    def _decide(self, sort: str, thing: Tagged, *, by_interest: bool) -> bool:
        change, investor = self.retold.change, self.investor
        rule = self._by_id(thing, change.exclude)
        if rule:
            return self._note(sort, thing, False, "excluded by its id", rule)
        wanted, interest = self._rank(thing)[1:]
        rule = self._by_id(thing, change.include)
        if rule:
            return self._note(sort, thing, True, "included by its id", rule)
        for include, exclude in ((change.include, change.exclude), (investor.include, investor.exclude)):
            rule = self._by_tags(thing, include, exclude)
            if rule:
                shown = any(rule is one for one in include)
                why = f"{'included' if shown else 'excluded'} by the tag '{rule.tag}'"
                return self._note(sort, thing, shown, why, rule)
        if by_interest and investor.items == "interests" and not wanted:
            return self._note(sort, thing, False, "it has none of the interests", None)
        why = f"the interest '{interest}'" if wanted else _whose(thing)
        return self._note(sort, thing, True, why, None)

    def _by_tags(self, thing: Tagged, include: Iterable[Rule], exclude: Iterable[Rule]) -> Rule | None:
        """The rule that decides by a tag; two that contradict each other over one thing are a finding."""
        wanted, unwanted = self._with_tag(thing, include), self._with_tag(thing, exclude)
        if wanted and unwanted:
            message = (
                f"'{thing.id}' has the tag '{unwanted.tag}', excluded here, and the included '{wanted.tag}'"
            )
            cure = f"include or exclude '{thing.id}' by its id"
            where = where_of(unwanted.said)
            self.findings.append(Finding("rules-contradict", message, cure, where))
        return unwanted or wanted

    def _with_tag(self, thing: Tagged, rules: Iterable[Rule]) -> Rule | None:
        found = [rule for rule in rules if rule.tag is not None and rule.tag in thing.tags]
        self.used.update(map(id, found))
        return found[0] if found else None

    def _by_id(self, thing: Tagged, rules: Iterable[Rule]) -> Rule | None:
        found = next((rule for rule in rules if rule.id == thing.id), None)
        if found is not None:
            self.used.add(id(found))
        return found

    def _rank(self, thing: Tagged) -> tuple[int, bool, str]:
        """How much it interests: the place of its strongest tag, whether it has one, and that tag."""
        for place, tag in enumerate(self.investor.interests):
            if tag in thing.tags:
                return place, True, str(tag)
        return len(self.investor.interests), False, ""

    def _note(self, sort: str, thing: Tagged, shown: bool, why: str, rule: Rule | None) -> bool:
        where = where_of(rule.said) if rule else where_of(thing.id)
        self.choices.append(Choice(str(thing.id), sort, shown, why, where))
        return shown

    def _turn_down(self, name: str, why: str) -> None:
        self.choices = [
            Choice(one.id, one.sort, False, why, one.where) if one.id == name else one for one in self.choices
        ]

    def _shown(self, name: str) -> bool:
        return next(choice.shown for choice in self.choices if choice.id == name)
