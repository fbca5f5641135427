"""The structure of a feature as behave's parser read it."""

from typing import Any

from living_guide.lint.structure import Background, Examples, Feature, Row, Rule, Scenario, Step, Tag, Text


def from_behave(feature: Any) -> Feature:
    """A `behave.model.Feature`; its outlines are taken as templates, and are not expanded."""
    return Feature(
        line=feature.line,
        name=feature.name,
        tags=_tags(feature),
        background=_background(feature),
        scenarios=tuple(map(_scenario, feature.scenarios)),
        rules=tuple(map(_rule, feature.rules)),
    )


def _rule(rule: Any) -> Rule:
    return Rule(rule.line, rule.name, _tags(rule), _background(rule), tuple(map(_scenario, rule.scenarios)))


def _background(part: Any) -> Background | None:
    """Its own; the one behave gives a rule, so that it inherits the feature's, has the rule's line."""
    background = part.background
    if background is None or background.line == part.line:
        return None
    return Background(background.line, background.name, _steps(background))


def _scenario(scenario: Any) -> Scenario:
    return Scenario(
        line=scenario.line,
        name=scenario.name,
        is_outline=scenario.type == "scenario_outline",
        tags=_tags(scenario),
        steps=_steps(scenario),
        examples=tuple(map(_examples, getattr(scenario, "examples", ()))),
    )


def _examples(examples: Any) -> Examples:
    return Examples(examples.line, examples.name, _tags(examples), _rows(examples.table))


def _steps(owner: Any) -> tuple[Step, ...]:
    return tuple(map(_step, owner.steps))


def _step(step: Any) -> Step:
    # Not `if step.text`: an empty doc-string is one too.
    text = None if step.text is None else Text(step.text.line, str(step.text))
    return Step(step.line, step.keyword, step.step_type, step.name, _rows(step.table), text)


def _rows(table: Any) -> tuple[Row, ...]:
    if table is None:
        return ()
    return (Row(table.line, tuple(table.headings)), *(Row(row.line, tuple(row.cells)) for row in table))


def _tags(owner: Any) -> tuple[Tag, ...]:
    return tuple(Tag(tag.line, str(tag)) for tag in owner.tags)
