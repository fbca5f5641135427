"""Making the site on request."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from living_guide.history.file import add_to_history, past_of
from living_guide.site.build import Made, build_single, build_site
from living_guide.trace.sources import Sources


@dataclass(frozen=True, slots=True)
class Request:
    """`sentences` are the guide's own words by the ids of clauses, as far as they were given; `single` is the file if
    all is to be one page, else the site goes into a folder."""

    sources: Sources
    sentences: Mapping[str, str]
    into: Path
    single: Path | None
    history: Path


def build(request: Request) -> Path:
    """The path of what is to be opened. HistoryUnreadable, or OSError for what cannot be written."""
    past = add_to_history(request.history, map(past_of, request.sources.reports))
    made = Made(request.sources, past, request.sentences)
    if request.single is None:
        return build_site(made, request.into)
    build_single(made, request.single)
    return request.single
