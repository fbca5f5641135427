"""What people read of a comparison and of a difference, a line for each clause that matters."""

from collections import Counter
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from living_guide.registry.registry import Registry
from living_guide.text.comparison import Comparison, Judged, NewText
from living_guide.text.difference import Difference
from living_guide.text.differing import Change

LONGEST = 60  # characters of the guide's text in a line
PLACES = 4  # of scenarios, told for each clause
STYLES = {"added": "green", "changed": "red", "missing": "red", "moved": "yellow", "new": "red", "removed": "red"}
INDENT = " " * 22


def print_comparison(console: Console, comparison: Comparison) -> None:
    """Which edition the text is of; what does not stand, what is new; and the sum of it."""
    console.print(_recognised(comparison))
    for each in comparison.findings:
        console.print(_line(each.id, each.standing, _told(each)))
    for text in comparison.new_texts:
        console.print(_line("new text", "new", _new(text)))
    for word in comparison.new_words:
        console.print(_line("new label", "new", [f"line {word.line}: {shorten(word.word)}"]))
    console.print(Text(_sum(comparison), style="red" if comparison.differs else "green"))


def print_difference(console: Console, registry: Registry, difference: Difference) -> None:
    """A line for each change with the scenarios it touches, and the sum of it."""
    for change in difference.changes:
        console.print(_line(_ids(change), change.what, _changed(registry, change)))
    counted = Counter(change.what for change in difference.changes)
    parts = [f"{counted[what]} {what}" for what in ("added", "removed", "changed", "moved") if counted[what]]
    old, new = difference.same
    same = f"{old} clauses say the same" if old == new else f"{old} clauses say the same as {new}"
    console.print(f"{difference.old} to {difference.new}: {', '.join(parts) or 'nothing differs'}; {same}")


def shorten(text: str) -> str:
    """The beginning and the end of a long text."""
    half = LONGEST // 2
    return text if len(text) <= LONGEST else f"{text[: half + 10]} … {text[10 - half :]}"


def _recognised(comparison: Comparison) -> str:
    shares = ", ".join(f"{edition} {share:.0%}" for edition, share in comparison.matched.items())
    where = "none of its lines is" if comparison.lines is None else "lines {} to {} are".format(*comparison.lines)
    return f"Held against {comparison.edition} (words found: {shares}); {where} the guide's."


def _line(name: str, standing: str, told: Iterable[str]) -> Text:
    first, *rest = told
    line = Text.assemble((f"{name:<12}", "bold"), (f"{standing:<10}", STYLES[standing]), first)
    for each in rest:
        line.append(f"\n{INDENT}{each}", style="dim")
    return line


def _told(each: Judged) -> Iterator[str]:
    where = f"line {each.line}: " if each.line else ""
    yield f"{each.place}; {where}{shorten(each.now)}" if each.now else each.place
    if each.altered:
        yield f"no longer verbatim: {' '.join(each.altered)}"
    if each.standing == "moved":
        yield f"now behind {_list(each.after) or 'nothing else'}"


def _new(text: NewText) -> Iterator[str]:
    yield f"line {text.line}: {shorten(text.text)}"
    places = {"behind": text.after, "before": text.before, "again": text.repeats}
    yield ", ".join(f"{where} {_list(ids)}" for where, ids in places.items() if ids)


def _sum(comparison: Comparison) -> str:
    counted = Counter(each.standing for each in comparison.clauses)
    changed = [f"{counted[what]} {what}" for what in ("changed", "missing", "moved") if counted[what]]
    headings = sum(each.standing != "found" for each in comparison.headings)
    changed += [f"{headings} of the headings not found"] if headings else []
    kinds = {"text": len(comparison.new_texts), "label": len(comparison.new_words)}
    new = [f"{count} new {what}{'' if count == 1 else 's'}" for what, count in kinds.items() if count]
    found = f"{comparison.edition}: {counted['found']} of {len(comparison.clauses)} clauses found word for word"
    return f"{found}; {', '.join([*(changed or ['nothing changed']), *(new or ['nothing new'])])}"


def _ids(change: Change) -> str:
    return " → ".join(_list(ids) for ids in (change.old, change.new) if ids)


def _changed(registry: Registry, change: Change) -> Iterator[str]:
    yield registry.clause((change.new or change.old)[0]).summary.en
    gone, come = (*change.lost, *change.lost_schemes), (*change.gained, *change.gained_schemes)
    if gone:
        yield f"gone: {_list(gone)}"
    if come:
        yield f"come: {_list(come)}"
    if change.reworded:
        yield "in other words"
    if change.scenarios:
        more = len(change.scenarios) - PLACES
        yield _list(change.scenarios[:PLACES]) + (f" and {more} more" if more > 0 else "")


def _list(names: Iterable[str]) -> str:
    return ", ".join(names)
