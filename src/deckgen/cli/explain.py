"""``deckgen explain``: where each text came from, why a slide is in or out, why a deck was built."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from deckgen.batch.manifest import Manifest
from deckgen.batch.naming import path_of
from deckgen.batch.why import History, why
from deckgen.build import Workshop
from deckgen.cli.given import Command, by_name
from deckgen.cli.project import date_option, open_project, today_option
from deckgen.cli.telling import tell
from deckgen.content.library import Library, languages_of, load_library
from deckgen.content.retelling import languages_for, storyline_for
from deckgen.diagnostics import DeckgenError, Exit, Where, has_errors
from deckgen.edition import choices_of
from deckgen.edition.selection import Choice
from deckgen.explain import ExplainedSlide, explain_slides
from deckgen.plan import Edition
from deckgen.workspace import DiskWorkspace


@click.command("explain", cls=Command, short_help="Where each text came from, why a slide is in or out.")
@click.argument("deck", metavar="REGION|FILE.pptx", callback=by_name)
@click.option(
    "--for", "investor", default="", callback=by_name, help="The investor, a file in content/investors/."
)
@click.option("--lang", "language", default="", help="The language; otherwise the first one of its decks.")
@click.option("--storyline", default="", help="A storyline in content/storylines/; otherwise the usual one.")
@click.option("--slide", default="", help="Only this slide, by its number or its id.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@date_option
@today_option
@click.pass_context
def command(
    ctx: click.Context,
    deck: str,
    investor: str,
    language: str,
    storyline: str,
    slide: str,
    form: str,
    date: str,
    today: date | None,
) -> int:
    """Tell of one deck why each slide is in it or not, and the file and line of each text.

    \b
    deckgen explain kumamoto --for sample-chip-supplier
    deckgen explain build/general/kumamoto.ja.pptx --slide 4
    """
    workspace = open_project(ctx, today)
    found = (
        _edition_of(workspace, deck)
        if deck.endswith(".pptx")
        else Edition(deck, language, storyline, investor)
    )
    checked = load_library(workspace, [found.region], [found.investor] if found.investor else ())
    library = checked.value
    if library is None or has_errors(checked.findings):
        tell(checked.findings)
        return Exit.FINDINGS
    edition = _whole(found, library)
    told = _tell(workspace, library, edition, date)
    shown = [one for one in told.slides if not slide or _is(slide, one)]
    if slide and not shown:
        raise click.BadParameter(f"the deck has no slide '{slide}'", param_hint="--slide")
    told = _Told(told.edition, told.file, told.history, shown, told.left_out if not slide else [])
    if form == "json":
        click.echo(json.dumps(told.as_data(), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(told.lines()))
    return Exit.DONE


def _edition_of(workspace: DiskWorkspace, name: str) -> Edition:
    record = Manifest(workspace.root).at(Path(name).absolute())
    if record is None:
        raise click.BadParameter(
            f"{name} is not a deck that deckgen built in this project", param_hint="FILE.pptx"
        )
    return record.edition


def _whole(edition: Edition, library: Library) -> Edition:
    """The edition with what was not said: the first language, the usual storyline."""
    languages = languages_for(library, edition.region, edition.investor)
    return Edition(
        edition.region,
        edition.language or next(iter(languages), languages_of(library.regions[edition.region])[0]),
        edition.storyline or storyline_for(library, edition.investor),
        edition.investor,
    )


def _is(wanted: str, slide: ExplainedSlide) -> bool:
    return wanted == slide.id or (wanted.isdigit() and int(wanted) in slide.numbers)


def _tell(workspace: DiskWorkspace, library: Library, edition: Edition, date: str) -> _Told:
    """Everything that is known of the edition; raises DeckgenError where its content cannot be planned."""
    workshop = Workshop(workspace, library)
    planned = workshop.plan_of(edition, date)
    choices = choices_of(library, edition).value
    if planned.value is None or choices is None:
        raise DeckgenError(planned.findings)
    slides = explain_slides(planned.value.plan, choices, workshop.fit(planned.value).value)
    file = path_of(edition, library.brand.storyline)
    history = why(workspace.root, edition, workspace.root / file, date)
    return _Told(edition, file, history, list(slides), [one for one in choices if not one.shown])


class _Told:
    """What is told of one deck."""

    def __init__(
        self,
        edition: Edition,
        file: str,
        history: History,
        slides: list[ExplainedSlide],
        left_out: list[Choice],
    ) -> None:
        self.edition, self.file, self.history = edition, file, history
        self.slides, self.left_out = slides, left_out

    def lines(self) -> Iterator[str]:
        """The account as a person reads it."""
        for sentence in self.history.last:
            yield f"{self.file} was built because {sentence}"
        for found in self.history.failed:
            yield f"{self.file} failed when it was last tried, and nothing changed since: {found}"
        for sentence in () if self.history.failed else self.history.now:
            yield f"{self.file} would be built now because {sentence}"
        for slide in self.slides:
            numbers = ", ".join(map(str, slide.numbers))
            yield ""
            because = _because(slide.why, slide.where)
            yield f"{numbers:>3}  {slide.id} ({slide.kind}, layout '{slide.layout}'): {because}"
            for said in slide.texts:
                yield f"     {said.slot}: {said.text!r}  {said.where or 'words of the brand or the language'}"
        if self.left_out:
            yield ""
            yield "Not in the deck:"
        for choice in self.left_out:
            yield f"     {choice.id} ({choice.sort}): {_because(choice.why, choice.where)}"

    def as_data(self) -> dict[str, object]:
        """The account as a program reads it."""
        edition = self.edition
        return {
            "edition": {name: getattr(edition, name) for name in edition.__struct_fields__},
            "file": self.file,
            "built_because": list(self.history.last),
            "would_be_built_because": [] if self.history.failed else list(self.history.now),
            "failed_because": [str(found) for found in self.history.failed],
            "slides": [_slide_as_data(slide) for slide in self.slides],
            "left_out": [
                {"id": one.id, "sort": one.sort, "why": one.why, "where": str(one.where or "")}
                for one in self.left_out
            ],
        }


def _because(reason: str, where: Where | None) -> str:
    return f"{reason} ({where})" if where else reason


def _slide_as_data(slide: ExplainedSlide) -> dict[str, object]:
    return {
        "id": slide.id,
        "kind": slide.kind,
        "layout": slide.layout,
        "numbers": list(slide.numbers),
        "why": slide.why,
        "where": str(slide.where or ""),
        "texts": [
            {"slot": said.slot, "text": said.text, "where": str(said.where or "")} for said in slide.texts
        ],
    }
