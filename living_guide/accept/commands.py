"""`yss accept`: the suite against an implementation of the guide."""

import os
from pathlib import Path
from typing import Annotated

import typer

from living_guide.command.answers import refuse

DRIVERS = ("browser", "html")
EVIDENCE = ("failures", "end", "then", "steps")

Paths = Annotated[list[str] | None, typer.Argument(help="Features, folders or file:line. Default: all.")]
Workers = Annotated[int | None, typer.Option("--workers", "-w", min=1, max=64, help="Processes. Default: the cores.")]
Tags = Annotated[list[str] | None, typer.Option(help="Tag expression, such as '@clause:B1.5a or @extra'.")]
Names = Annotated[list[str] | None, typer.Option("--name", "-n", help="Regular expression for scenarios' names.")]
Edition = Annotated[str | None, typer.Option(help="Only scenarios of this edition, such as official.")]
Driver = Annotated[str, typer.Option(help="browser, or html: without a browser, in seconds.")]
Target = Annotated[str | None, typer.Option(help="Address of a mock platform that runs already. Default: one's own.")]
Platform = Annotated[str | None, typer.Option(help="Python module, with arguments, that serves one's own platform.")]
Seed = Annotated[str, typer.Option(help="Decides who the people are.")]
Evidence = Annotated[
    str, typer.Option(help="Pictures at: failures, end (of each scenario too; each step of a long one), then, steps.")
]
Timeout = Annotated[float, typer.Option(min=0.1, max=86400, help="Seconds a scenario may take.")]
Repeat = Annotated[int, typer.Option(min=1, help="Run each scenario so many times.")]
Shuffle = Annotated[str | None, typer.Option(help="Run in the order this seed gives.")]
Shard = Annotated[str, typer.Option(help="Part i of n, as i/n, for several machines; see yss merge.")]
Rerun = Annotated[bool, typer.Option("--rerun-failed", help="Only what did not pass in the report's last run.")]
FailFast = Annotated[bool, typer.Option("--fail-fast", "-x", help="Begin nothing more after the first failure.")]
Report = Annotated[Path, typer.Option(help="Folder for the report, events and pictures.")]
History = Annotated[
    Path | None, typer.Option(help="File of earlier runs, to which this one is added. Default: in the report.")
]


def accept(
    paths: Paths = None,
    workers: Workers = None,
    tags: Tags = None,
    name: Names = None,
    edition: Edition = None,
    driver: Driver = "browser",
    target: Target = None,
    platform: Platform = None,
    seed: Seed = "1",
    evidence: Evidence = "end",
    timeout: Timeout = 120.0,
    repeat: Repeat = 1,
    shuffle: Shuffle = None,
    shard: Shard = "1/1",
    rerun_failed: Rerun = False,
    fail_fast: FailFast = False,
    report: Report = Path("report"),
    history: History = None,
) -> None:
    """Walk the guide from end to end and give the verdict. Ends with 0 only if all that was planned has passed,
    but for scenarios that were skipped for a reason, which are told."""
    from living_guide.accept.accept import accept
    from living_guide.accept.options import NotUnderstood, Options
    from living_guide.command.console import open_console
    from living_guide.command.suite import suite_or_exit

    _choice("--driver", driver, DRIVERS)
    _choice("--evidence", evidence, EVIDENCE)
    folder = _writable(report)
    options = Options(
        suite=suite_or_exit(),
        report=folder,
        paths=tuple(paths or ()),
        tags=tuple(tags or ()),
        names=tuple(name or ()),
        edition=edition,
        seed=seed,
        driver=driver,
        target=target,
        platform=platform,
        evidence=evidence,
        timeout=timeout,
        workers=workers or os.cpu_count() or 1,
        rounds=repeat,
        shuffle=shuffle,
        shard=_shard(shard),
        fail_fast=fail_fast,
        only=_failed(folder) if rerun_failed else None,
        history=history.resolve() if history else None,
    )
    try:
        raise typer.Exit(accept(options, open_console()))
    except NotUnderstood as error:
        refuse(str(error))


def merge(
    folders: Annotated[list[Path], typer.Argument(help="The report folders of all shards.")],
    into: Annotated[Path, typer.Option(help="Folder for the report of the whole.")] = Path("report"),
    history: History = None,
) -> None:
    """Put the events of several machines together, and give the verdict of the whole. A scenario that is missing,
    or that ran on two machines, is a failure."""
    from living_guide.accept.merge import merge
    from living_guide.command.console import open_console
    from living_guide.command.suite import suite_or_exit

    for folder in folders:
        if not folder.is_dir():
            refuse(f"{folder} is no folder")
        if folder.resolve() == into.resolve():
            refuse(f"{folder} is to be merged, and would be overwritten: name another folder with --into")
    parts = [folder.resolve() for folder in folders]
    raise typer.Exit(0 if merge(parts, _writable(into), suite_or_exit(), open_console(), history) else 1)


def _failed(report: Path) -> frozenset[str]:
    from living_guide.accept.conclusion import not_passed
    from living_guide.events.files import EventsUnreadable

    try:
        failed = not_passed(report)
    except EventsUnreadable as error:
        refuse(str(error))
    if not failed:
        refuse(f"nothing to run again: in {report} is no run with a scenario that did not pass")
    return failed


def _choice(option: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise typer.BadParameter(f"{value!r} is not one of {', '.join(known)}", param_hint=option)


def _writable(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        refuse(f"{folder} cannot be a report's folder: {error.strerror}")
    if not os.access(folder, os.W_OK):
        refuse(f"{folder} cannot be a report's folder: it cannot be written to")
    return folder.resolve()


def _shard(words: str) -> str:
    from living_guide.events.shards import is_shard

    if not is_shard(words):
        raise typer.BadParameter(f"{words!r} is not i/n with i from 1 to n, such as 2/3", param_hint="--shard")
    return words
