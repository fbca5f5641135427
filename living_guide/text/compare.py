"""Holding a published text against the registry.

The rule for what is reported: within the guide's part (the whole lines from the first to the last that hold words of
the edition in their order) every word must belong to a clause or a heading, and every quoted label or message to a
clause; only the edition's title may be repeated, as sites do between the steps. Lines before and after are the site's
own (navigation, date, tips, links) and not looked at, so that a new line at the very beginning or end of the guide
goes unnoticed. White space, line breaks and half-width marks never count, other marks only within labels and messages.
"""

from collections.abc import Iterator

from living_guide.registry.registry import Registry
from living_guide.text.comparison import Comparison, Judged, NewText, NewWord
from living_guide.text.expected import heading_id, is_heading
from living_guide.text.gaps import Gaps
from living_guide.text.held import Held, hold
from living_guide.text.judging import Judge
from living_guide.text.published import PublishedText, Span
from living_guide.text.words import is_known, known_words, quotations


def compare(registry: Registry, text: PublishedText, edition: str | None = None) -> Comparison:
    """Hold a text against an edition, by default the one that it matches best; NoEdition if there is none."""
    held = hold(registry, text, edition)
    judge = Judge(held.gaps, held.edition, held.clauses)
    return Comparison(
        edition=held.edition.id,
        matched=held.matched,
        lines=_lines(held.gaps),
        clauses=tuple(judge.clause(clause) for clause in held.clauses),
        headings=tuple(_headings(judge)),
        new_texts=tuple(_new_texts(held, judge)),
        new_words=tuple(_new_words(held.gaps, judge)),
    )


def _lines(gaps: Gaps) -> tuple[int, int] | None:
    start, end = gaps.part
    return (gaps.text.line(start), gaps.text.line(end - 1)) if start < end else None


def _headings(judge: Judge) -> Iterator[Judged]:
    expected, count = judge.gaps.alignment.expected, len(judge.edition.fragments)
    slots = {slot.owners: slot for slot in [*expected.slots, *([expected.title] if expected.title else [])]}
    for number in range(1, count + 1):
        yield judge.heading(slots[heading_id(number),], number, count)


def _new_texts(held: Held, judge: Judge) -> Iterator[NewText]:
    text = held.gaps.text
    for span in sorted({*held.gaps.unknown, *held.gaps.doubled}):
        if span not in judge.remains.explained:
            yield NewText(
                text=text.shown(span),
                line=text.line(span.start),
                after=judge.before(span),
                before=judge.behind(span),
                repeats=tuple(_said_again(held, span)),
            )


def _said_again(held: Held, span: Span) -> Iterator[str]:
    for slot in held.gaps.alignment.expected.slots:
        if any(span.start <= hit.start and hit.end <= span.end for hit in held.hits.get(slot.fragment, ())):
            yield from slot.owners


def _new_words(gaps: Gaps, judge: Judge) -> Iterator[NewWord]:
    text, words = gaps.text, known_words(judge.clauses)
    parts = [span for span in (gaps.part, *judge.remains.outside) if span.start < span.end]
    for each in (quotation for part in parts for quotation in quotations(text, text.region(part))):
        if not is_known(each, words) and not _in_a_heading(gaps, each.where):
            yield NewWord(each.quoted, text.line(text.first_in(each.where)))


def _in_a_heading(gaps: Gaps, where: Span) -> bool:
    """Headings are known by their letters and digits only, so that their marks cannot be new."""
    alignment = gaps.alignment
    headings = [span for n, span in alignment.placed.items() if is_heading(alignment.expected.slots[n])]
    regions = map(gaps.text.region, [*headings, *alignment.titles])
    return any(start <= where.start and where.end <= end for start, end in regions)
