"""What is given on the command line: nothing empty, languages one by one, no place of the content's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from deckgen.workspace.paths import OWN_FOLDERS


class Command(click.Command):
    """A command that takes no empty text for an option left out, as a script gives it for a name it lacks."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments as click does; raises BadParameter for an empty one."""
        rest = super().parse_args(ctx, args)
        for one in self.get_params(ctx):
            value = ctx.params.get(str(one.name))
            given = value if isinstance(value, tuple) else (value,)
            if _is_typed(ctx, one) and any(isinstance(text, str) and not text.strip() for text in given):
                cure = "say what is meant" if one.required else "leave it out, or say what is meant"
                raise click.BadParameter(f"it is empty; {cure}", ctx, one)
        return rest


def _is_typed(ctx: click.Context, one: click.Parameter) -> bool:
    return ctx.get_parameter_source(str(one.name)) is click.core.ParameterSource.COMMANDLINE


def _one_by_one(ctx: click.Context, option: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(language.strip() for given in value for language in given.split(",")))


def languages_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--lang``: some of the languages, each once, in the order in which they are given."""
    text = "Only this language, such as ja; several as en,ja or by giving it again."
    return click.option("--lang", "languages", multiple=True, callback=_one_by_one, help=text)(command)


def by_name(ctx: click.Context, given: click.Parameter, value: Any) -> Any:
    """Return names as they are; a content file's path, as a shell completes it, for the name that it has."""
    if isinstance(value, tuple):
        return tuple(by_name(ctx, given, one) for one in value)
    is_path = isinstance(value, str) and value.lower().endswith((".yaml", ".yml"))
    return Path(value).name.partition(".")[0] if is_path else value


def require_place(output: str | None, root: Path, option: str) -> None:
    """Raise BadParameter where decks would go into a folder that deckgen reads in the project at ``root``."""
    if not output:
        return
    place, home = Path(output).resolve(), root.resolve()
    for name in OWN_FOLDERS:
        if place.is_relative_to(home / name):
            raise click.BadParameter(
                f"'{output}' is in {name}/, which is no place for decks; name one in build/ or elsewhere",
                param_hint=option,
            )
