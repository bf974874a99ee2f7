"""``deckgen build``: a region's decks."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

import click

from deckgen.batch.decide import Verdict
from deckgen.batch.engine import LocalEngine
from deckgen.batch.index import ContentIndex
from deckgen.batch.inputs import BRAND
from deckgen.batch.manifest import name_of
from deckgen.batch.matrix import editions_of
from deckgen.batch.naming import path_of
from deckgen.batch.run import Run, Wishes, run_in
from deckgen.cli.built import Teller, printer_for
from deckgen.cli.given import Command, by_name, languages_option, require_place
from deckgen.cli.project import date_option, open_project, today_option
from deckgen.cli.telling import tell, worse_than_notes
from deckgen.diagnostics import Exit
from deckgen.plan import Edition


@click.command("build", cls=Command, short_help="Build a region's decks.")
@click.argument("region", callback=by_name)
@click.option(
    "--for", "investor", default="", callback=by_name, help="The investor, a file in content/investors/."
)
@languages_option
@date_option
@click.option("--storyline", default="", help="A storyline in content/storylines/; otherwise the brand's.")
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="The file to write, for one language.")
@click.option("--force", is_flag=True, help="Overwrite a deck edited by hand since; try again what failed.")
@click.option("--verify", is_flag=True, help="Read each deck whole to see whether it was edited by hand.")
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@click.option("--pdf", is_flag=True, help="A PDF beside each deck as well, drawn by LibreOffice.")
@click.option("-q", "--quiet", is_flag=True, help="Print findings only.")
@today_option
@click.pass_context
def command(
    ctx: click.Context,
    region: str,
    investor: str,
    languages: tuple[str, ...],
    date: str,
    storyline: str,
    output: str | None,
    force: bool,
    verify: bool,
    strict: bool,
    pdf: bool,
    quiet: bool,
    today: datetime.date | None,
) -> int:
    """Build the decks of REGION, a file in content/regions/, in every language it is written in.

    The decks go to build/general/REGION.LANGUAGE.pptx, an investor's to build/INVESTOR/. An error writes no
    file; a warning writes it. A deck that says what it would say anyway is left as it is.

    \b
    deckgen build kumamoto
    deckgen build kumamoto --lang ja -o pitch.pptx
    """
    workspace = open_project(ctx, today)
    require_place(output, workspace.root, "--output")
    if output and not output.lower().endswith(".pptx"):
        raise click.BadParameter(f"'{output}' does not end in .pptx", param_hint="--output")
    with run_in(workspace, Wishes(date, strict, force, verify=verify)) as run:
        index = ContentIndex(workspace.root, run.files)
        known = editions_of(index, region, investor, storyline, languages)
        tell(known.findings)
        if known.value is None:
            return Exit.FINDINGS
        index.save()
        if output and len(known.value) > 1:
            raise click.UsageError("-o names one file, but there are several languages; add --lang")
        named = [(edition, _file(edition, output, run, index)) for edition in known.value]
        teller = Teller(workspace.root, quiet)
        code = _build(run, named, teller, pdf)
    tell(run.findings)
    return max(code, Exit.FINDINGS if strict and worse_than_notes(known.findings) else Exit.DONE)


def _file(edition: Edition, output: str | None, run: Run, index: ContentIndex) -> str:
    if output:
        return name_of(Path(output), run.manifest.root)
    return path_of(edition, index.of(BRAND).storyline or "pitch")


def _build(run: Run, named: Sequence[tuple[Edition, str]], teller: Teller, pdf: bool) -> int:
    """Build what is to be built and tell of every deck; returns the exit code."""
    run.sweep(file for _, file in named)
    verdicts = run.decide(named)
    codes = [teller.edited(verdict.file) for verdict in verdicts if verdict.action == "edited"]
    codes += [teller.outcome(verdict.outcome) for verdict in verdicts if verdict.outcome]
    with printer_for(run, pdf) as printer:
        for verdict in verdicts:
            if verdict.action == "same" and verdict.record:
                codes.append(_kept(verdict, run, teller))
                codes.append(teller.printed(printer, verdict.edition, verdict.file))
        for outcome in run.build(verdicts, LocalEngine()):
            codes.append(teller.outcome(outcome))
            if outcome.status not in ("failed", "edited"):
                codes.append(teller.printed(printer, outcome.edition, outcome.file))
        wanting = pdf and printer is None
    return max([*codes, Exit.FINDINGS if wanting else Exit.DONE])


def _kept(verdict: Verdict, run: Run, teller: Teller) -> int:
    findings = verdict.record.findings if verdict.record else ()
    teller.same(verdict.file, findings)
    return Exit.FINDINGS if run.wishes.strict and worse_than_notes(findings) else Exit.DONE
