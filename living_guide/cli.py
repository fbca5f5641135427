"""The command `yss`. Commands import what is heavy themselves, so that `yss --help` answers at once."""

from typing import Annotated

import typer

from living_guide.accept.commands import accept, merge
from living_guide.browser.commands import app as browser
from living_guide.guide.commands import app as guide
from living_guide.lint.commands import lint
from living_guide.mutants.commands import mutants
from mock_platform.cli import app as platform

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_show_locals=False,  # they may hold what somebody typed
)
app.command()(accept)
app.command()(merge)
app.command()(lint)
app.command()(mutants)
app.add_typer(browser, name="browser")
app.add_typer(guide, name="guide")
app.registered_commands += platform.registered_commands  # add_typer warns of an app that has a callback
app.registered_groups += platform.registered_groups


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"yss {_version()}")
        raise typer.Exit


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("yss-living-guide")
    except PackageNotFoundError:
        return "(not installed)"


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """The Guangdong pension-certification guide as running software. Unofficial."""
