"""What these commands share: which platform and sandbox they mean, and how they tell what it answers."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from mock_platform.client.control import Control
    from mock_platform.client.sandbox import SandboxControl

HERE = "http://127.0.0.1:8000"
Server = Annotated[str, typer.Option(help="Address of the platform.", envvar="YSS_SERVER")]
Key = Annotated[str, typer.Option("--sandbox", help="Key of the sandbox.", envvar="YSS_SANDBOX")]


def usable_token(given: str) -> str:
    """BadParameter for what no header could carry."""
    if not (given.isascii() and given.strip().isprintable()):
        raise typer.BadParameter("only letters, digits and signs of ASCII can be sent in a header")
    return given.strip()


Token = Annotated[
    str,
    typer.Option(
        "--control-token",
        help="The control plane's token, if it has one.",
        envvar="YSS_CONTROL_TOKEN",
        callback=usable_token,
    ),
]
TEXTS = ("seed", "key", "name", "city")  # whatever they look like
AsJson = Annotated[bool, typer.Option("--json", help="As JSON, for programs.")]


@contextmanager
def control_of(server: str, token: str = "") -> "Iterator[Control]":
    """The control plane of a platform. A refusal, or no answer at all, is one sentence and exit code 1."""
    from mock_platform.client.asking import NoAnswer, Refused, over_http
    from mock_platform.client.control import Control

    ask, close = over_http(server.rstrip("/"), token)
    try:
        yield Control(ask)
    except (Refused, NoAnswer) as error:
        typer.secho(str(error), fg="red", err=True)
        raise typer.Exit(1) from None
    except (KeyError, TypeError):
        typer.secho(f"What answers at {server} is no mock platform.", fg="red", err=True)
        raise typer.Exit(1) from None
    finally:
        close()


@contextmanager
def sandbox_of(server: str, key: str, token: str = "") -> "Iterator[SandboxControl]":
    """One of its sandboxes."""
    with control_of(server, token) as control:
        yield control.sandbox(key)


def tell(answer: Any, as_json: bool) -> None:
    """An answer, or a list of them: a line for each value, or JSON."""
    if as_json:
        typer.echo(json.dumps(answer, ensure_ascii=False, indent=1))
    elif isinstance(answer, Mapping):
        width = max(map(len, answer), default=0)
        for name, value in answer.items():
            typer.echo(f"{name:<{width}}  {shown(value)}")
    else:
        for each in answer:
            typer.echo(shown(each))


def settings_of(pairs: list[str]) -> dict[str, Any]:
    """name=value pairs, each value JSON or else a text; BadParameter for what is no pair."""
    told = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not (name and equals):
            raise typer.BadParameter(f"{pair!r} is not name=value")
        told[name] = value if name in TEXTS else _value(value)
    return told


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def shown(value: Any) -> str:
    """A value as people read it."""
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(shown, value)) or "-"
    if isinstance(value, Mapping):
        return "  ".join(f"{name}={shown(each)}" for name, each in value.items() if each not in (None, [], {})) or "-"
    return str(value)
