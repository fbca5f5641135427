"""`yss lint`: what is wrong with features, before they run."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from living_guide.command.answers import print_json

if TYPE_CHECKING:
    from living_guide.lint.finding import Finding
    from living_guide.lint.report import Report

_FEATURES = Path("features")


def lint(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATHS", help="Feature files, or folders of them; without any, the folder features."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Answer in JSON.")] = False,
    rules: Annotated[bool, typer.Option("--rules", help="List the rules, and look at nothing.")] = False,
) -> None:
    """Look for what is wrong with features before they run. Ends with 0 only if there is nothing to mend.

    Two parsers must read the same from each file. Rules, listed by --rules, look at its text and its shape,
    at names and tags, at steps and their definitions, and at clauses.
    """
    if rules:
        _print_rules(as_json)
        return
    from living_guide.lint.report import lint as lint_files

    report = lint_files(_files(paths or [_FEATURES]))
    if as_json:
        _print_json(report)
    else:
        _print_text(report)
    raise typer.Exit(1 if report.findings else 0)


def _files(paths: list[Path]) -> list[Path]:
    """Of all paths; each must hold a feature, or nobody would notice that nothing was looked at."""
    from living_guide.lint.suite import feature_files

    found = {path: list(feature_files(path)) for path in paths}
    for path, files in found.items():
        if not path.exists():
            hint = " Start from the folder that holds it, or name your own." if path == _FEATURES else ""
            raise typer.BadParameter(f"{path} does not exist.{hint}", param_hint="PATHS")
        if any(file.suffix != ".feature" for file in files):
            raise typer.BadParameter(f"{path} is no feature: its name does not end with .feature.", param_hint="PATHS")
        if not files:
            raise typer.BadParameter(f"{path} holds no feature.", param_hint="PATHS")
    return [file for files in found.values() for file in files]


def _print_rules(as_json: bool) -> None:
    from living_guide.lint.rules import RULES

    if as_json:
        print_json({rule.name: rule.says for rule in RULES.values()})
    else:
        width = max(map(len, RULES))
        for rule in RULES.values():
            typer.echo(f"{rule.name:<{width}}  {rule.says}")


def _print_json(report: "Report") -> None:
    from dataclasses import asdict

    print_json(asdict(report))


def _print_text(report: "Report") -> None:
    for finding in report.findings:
        _echo(_coloured(finding))
    if report.findings:
        paths = {finding.path for finding in report.findings}
        _echo(typer.style(f"{_many(len(report.findings), 'finding')} in {_many(len(paths), 'file')}", fg="red"))
    else:
        seen = f"{_many(report.files, 'file')}, {_many(report.scenarios, 'scenario')}"
        _echo(typer.style(f"{seen}: nothing to mend", fg="green"))


def _coloured(finding: "Finding") -> str:
    place, rule = typer.style(finding.place, bold=True), typer.style(f"[{finding.rule}]", fg="yellow")
    return f"{place}: {rule} {finding.wrong} {finding.mend}"


def _many(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _echo(text: str) -> None:
    """Without colours where there is no terminal, or where nobody wants them (no-color.org)."""
    typer.echo(text, color=False if os.environ.get("NO_COLOR") else None)
