"""The structure of a feature as gherkin-official's parser reads it."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from gherkin.dialect import Dialect
from gherkin.parser import Parser
from gherkin.token_matcher import TokenMatcher

from living_guide.lint.structure import Background, Examples, Feature, Row, Rule, Scenario, Step, Tag, Text

Node = Mapping[str, Any]

_KINDS = {"Context": "given", "Action": "when", "Outcome": "then"}


def parse_gherkin(text: str, language: str) -> Feature | None:
    """The feature in a text, None if it holds none; errors of `gherkin.errors` if it cannot be read.

    `language` counts only where the text names none.
    """
    document = cast(Node, Parser().parse(text, TokenMatcher(language)))
    feature = document.get("feature")
    return _feature(feature) if feature else None


def _feature(node: Node) -> Feature:
    dialect = Dialect.for_name(node["language"])
    assert dialect is not None  # the parser has used it
    outlines = frozenset(dialect.scenario_outline_keywords)
    rules = (_rule(child["rule"], outlines) for child in node["children"] if "rule" in child)
    return Feature(
        line=_line(node),
        name=node["name"],
        tags=_tags(node),
        background=_background(node),
        scenarios=_scenarios(node, outlines),
        rules=tuple(rules),
    )


def _rule(node: Node, outlines: frozenset[str]) -> Rule:
    return Rule(_line(node), node["name"], _tags(node), _background(node), _scenarios(node, outlines))


def _background(node: Node) -> Background | None:
    own = [child["background"] for child in node["children"] if "background" in child]
    return Background(_line(own[0]), own[0]["name"], _steps(own[0])) if own else None


def _scenarios(node: Node, outlines: frozenset[str]) -> tuple[Scenario, ...]:
    own = (child["scenario"] for child in node["children"] if "scenario" in child)
    return tuple(_scenario(scenario, outlines) for scenario in own)


def _scenario(node: Node, outlines: frozenset[str]) -> Scenario:
    return Scenario(
        line=_line(node),
        name=node["name"],
        is_outline=node["keyword"] in outlines,
        tags=_tags(node),
        steps=_steps(node),
        examples=tuple(map(_examples, node["examples"])),
    )


def _examples(node: Node) -> Examples:
    heading = [node["tableHeader"]] if "tableHeader" in node else []
    return Examples(_line(node), node["name"], _tags(node), _rows([*heading, *node["tableBody"]]))


def _steps(node: Node) -> tuple[Step, ...]:
    return tuple(map(_step, node["steps"]))


def _step(node: Node) -> Step:
    text = node.get("docString")
    return Step(
        line=_line(node),
        keyword=node["keyword"].strip(),
        kind=_KINDS.get(node["keywordType"]),
        name=node["text"],
        table=_rows(node["dataTable"]["rows"]) if "dataTable" in node else (),
        text=Text(_line(text), _without_ends(text["content"])) if text else None,
    )


def _without_ends(content: str) -> str:
    """behave drops the spaces at the end of each line; nobody can see them, so they are no disagreement."""
    return "\n".join(line.rstrip() for line in content.split("\n"))


def _rows(nodes: Iterable[Node]) -> tuple[Row, ...]:
    return tuple(Row(_line(node), tuple(cell["value"] for cell in node["cells"])) for node in nodes)


def _tags(node: Node) -> tuple[Tag, ...]:
    return tuple(Tag(_line(tag), tag["name"].removeprefix("@")) for tag in node["tags"])


def _line(node: Node) -> int:
    return int(node["location"]["line"])
