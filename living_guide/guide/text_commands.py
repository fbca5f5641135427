"""`yss guide compare` and `yss guide diff`: a published text against the registry, and an edition against another."""

from typing import Annotated

import typer

from living_guide.command.answers import print_json, refuse
from living_guide.command.suite import suite_or_exit
from living_guide.guide.asking import registry_or_exit, scenarios_or_exit

Published = Annotated[
    str,
    typer.Argument(metavar="TEXTFILE", help="The guide's words as plain text, UTF-8 or GB18030. -: standard input."),
]
Edition = Annotated[
    str | None, typer.Option(metavar="ID", help="The edition it is of. Default: the one it matches best.")
]
Old = Annotated[str, typer.Argument(metavar="A", help="An edition, such as official.")]
New = Annotated[str, typer.Argument(metavar="B", help="Another edition, such as guangzhou-2023.")]
AsJson = Annotated[bool, typer.Option("--json", help="Answer in JSON.")]


def compare(textfile: Published, edition: Edition = None, as_json: AsJson = False) -> None:
    """Hold a published text of the guide against the clauses.

    Ends with 0 if nothing differs, with 1 if anything does.
    Each clause of the edition is found word for word, or it is changed, missing or moved.
    Text and labels that no clause has are told beside.
    White space, line breaks and half-width marks do not count, nor what a site prints before and after the guide.
    The registry keeps no sentence of the guide: of a change, what stands there now is shown.
    """
    from dataclasses import asdict

    from living_guide.command.console import open_console
    from living_guide.text.compare import compare
    from living_guide.text.reading import TextUnreadable, read_published
    from living_guide.text.recognition import NoEdition
    from living_guide.text.telling import print_comparison

    try:
        comparison = compare(registry_or_exit(suite_or_exit()), read_published(textfile), edition)
    except (TextUnreadable, NoEdition) as error:
        refuse(str(error))
    if as_json:
        print_json({"differs": comparison.differs} | asdict(comparison))
    else:
        print_comparison(open_console(), comparison)
    raise typer.Exit(1 if comparison.differs else 0)


def diff(old: Old, new: New, as_json: AsJson = False) -> None:
    """Say how another edition of the guide differs, and which scenarios that touches.

    What edition B adds, leaves out, changes and moves.
    Clauses are told to be the same by same_as in the registry, else by their texts, labels and messages.
    """
    from dataclasses import asdict

    from living_guide.command.console import open_console
    from living_guide.text.difference import diff
    from living_guide.text.recognition import NoEdition
    from living_guide.text.telling import print_difference

    suite = suite_or_exit()
    registry = registry_or_exit(suite)
    try:
        difference = diff(registry, scenarios_or_exit(suite), old, new)
    except NoEdition as error:
        refuse(str(error))
    if as_json:
        print_json(asdict(difference))
    else:
        print_difference(open_console(), registry, difference)


def fragment(
    texts: Annotated[list[str], typer.Argument(help="What the guide says, as many words as tell it from the rest.")],
) -> None:
    """Print what stands for a text in the registry.

    The registry keeps no sentence of a guide, but how many letters and digits a text has, and a digest of them.
    """
    from living_guide.registry.fragments import fingerprint

    for text in texts:
        try:
            found = fingerprint(text)
        except ValueError:
            refuse(f"{text!r} holds no letter or digit")
        typer.echo(f'{{ length = {found.length}, digest = "{found.digest}" }},')
