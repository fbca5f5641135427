"""What can be found by the search: clauses, messages, assumptions, scenarios."""

from collections.abc import Iterator

from living_guide.registry.clauses import Bilingual
from living_guide.site.paper import Paper
from living_guide.site.search import Entry
from living_guide.site.shelf import Shelf


def entries(shelf: Shelf, paper: Paper) -> Iterator[Entry]:
    """In the order in which equally good ones are shown. Addresses are those seen from the site's folder."""
    for traced in shelf.trace.clauses:
        clause = traced.clause
        text = " ".join([*_both(clause.summary), *clause.words, clause.place, shelf.sentences.get(clause.id, "")])
        yield Entry(paper.clause_href(clause.id), f"{clause.id} {clause.summary.zh}", "clause", traced.standing, text)
    for number, told in enumerate(shelf.messages, 1):
        href = paper.href("messages", paper.anchor("message", number))
        yield Entry(href, told.words, "message", told.standing, "")
    for each in shelf.trace.assumptions:
        assumption = each.assumption
        href = paper.href("gaps", paper.anchor("assumption", assumption.id))
        text = " ".join([*_both(assumption.open), *_both(assumption.default)])
        yield Entry(href, f"{assumption.id} {assumption.open.zh}", "assumption", "", text)
    for view in shelf.views:
        scenario = view.evidence.scenario
        text = " ".join([view.feature, *view.names, scenario.steps, scenario.place])
        yield Entry(paper.scenario_href(scenario.id), view.title, "scenarios", view.evidence.outcome, text)


def _both(text: Bilingual) -> tuple[str, str]:
    return text.zh, text.en
