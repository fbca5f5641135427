"""The rules, each with one line of explanation."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """`hides` is true of what behave passes over in silence: a scenario, a step or a tag that is lost or changed."""

    name: str
    says: str
    hides: bool = False


_ALL = (
    # the text
    Rule("byte-order-mark", "A file begins with its text; behave chokes on a byte order mark."),
    Rule("invisible-character", "No character stands in a line that nobody can see.", hides=True),
    Rule("language-header", "A file that is not English says so before anything else: `# language: zh-CN`."),
    Rule("full-width-colon", "A keyword is followed by “:”; with “：” its line is read as description.", hides=True),
    Rule("full-width-at", "A tag begins with “@”; with “＠” its line is read as description.", hides=True),
    Rule("full-width-stroke", "Cells of a table are divided by “|”, not by “｜” or “│”.", hides=True),
    Rule("full-width-hash", "A comment begins with “#”; with “＃” it is read as description."),
    Rule("like-a-keyword", "No line of a description begins like a keyword: it may be meant as one.", hides=True),
    Rule("lost-line", "No tags, table or doc-string stand where they belong to nothing.", hides=True),
    Rule("open-row", "A row of a table ends with “|”; without it its last cell is cut.", hides=True),
    Rule("glued-keyword", "The keyword of a step is followed by a space, or prose becomes a step: 当前…"),
    # the two parsers
    Rule("unreadable", "Both parsers, behave's and gherkin-official, can read the file."),
    Rule("parsers-disagree", "Both parsers read the same from the file."),
    # the tags
    Rule("glued-tags", "Tags are divided by spaces: not `@a@b`, not `@a,@b`.", hides=True),
    Rule("full-width-tag", "No tag holds a full-width character that only looks right: `@clause：A1`.", hides=True),
    Rule("changed-tag", "No tag of an outline holds what behave drops from it, or drops it for.", hides=True),
    # the shape
    Rule("empty-feature", "A feature has a scenario.", hides=True),
    Rule("empty-rule", "A rule has a scenario.", hides=True),
    Rule("empty-background", "A background has a step.", hides=True),
    Rule("empty-scenario", "A scenario has a step.", hides=True),
    Rule("empty-outline", "An outline has examples, and examples have rows.", hides=True),
    Rule("unused-column", "Every column of the examples is used in the outline."),
    Rule("unknown-placeholder", "Every <placeholder> is a column of the examples."),
    # the names
    Rule("same-feature", "No two features have the same name."),
    Rule("same-scenario", "No two scenarios of a file have the same name: it tells them apart.", hides=True),
    Rule("same-row", "No two rows of an outline hold the same values: they tell them apart.", hides=True),
    # the steps
    Rule("broken-steps", "The step definitions can be loaded."),
    Rule("greedy-field", "A field of a step definition has a type: a bare `{x}` takes all it can get."),
    Rule("unused-step", "Every step definition is used by a feature."),
    Rule("undefined-step", "Every step has a definition."),
    Rule("ambiguous-step", "No step has two definitions."),
    Rule("unreadable-value", "What stands in the fields of a step can be read."),
    # the clauses
    Rule("broken-registry", "The clause registry can be loaded."),
    Rule("unknown-tag", "Clauses, assumptions and editions that tags name are registered."),
    Rule("no-clause", "A scenario names its clause, or what else it rests on."),
    Rule("mixed-provenance", "The guide and what is ours do not mix."),
    Rule("wrong-edition", "A scenario belongs to one edition, and so do its clauses."),
)

RULES: dict[str, Rule] = {rule.name: rule for rule in _ALL}
