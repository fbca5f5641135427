"""Holding a published text against the registry.

The rule for what is reported: within the guide's part (the whole lines from the first to the last that hold words of
the edition in their order) every word must belong to a clause or a heading, and every quoted label or message to a
clause; only the edition's title may be repeated, as sites do between the steps. Lines before and after are the site's
own (navigation, date, tips, links) and not looked at, so that a new line at the very beginning or end of the guide
goes unnoticed. White space, line breaks and half-width marks never count, other marks only within labels and messages.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from living_guide.registry.fragments import Fragment, locate
from living_guide.registry.registry import Registry
from living_guide.text.alignment import align
from living_guide.text.comparison import Comparison, Judged, NewText, NewWord
from living_guide.text.expected import Slot, expect, heading_id, is_heading
from living_guide.text.gaps import Gaps
from living_guide.text.judging import Judge
from living_guide.text.published import PublishedText, Span
from living_guide.text.recognition import known_edition, matches, recognise
from living_guide.text.words import is_known, known_words, quotations


def compare(registry: Registry, text: PublishedText, edition: str | None = None) -> Comparison:
    """Hold a text against an edition, by default the one that it matches best; NoEdition if there is none."""
    hits = _hits(registry, text)
    matched = matches(registry, hits)
    name = known_edition(registry, edition) if edition is not None else recognise(registry, matched)
    clauses = [clause for clause in registry if clause.edition == name]
    gaps = Gaps(text, align(expect(registry.edition(name), clauses), hits, len(text.words)))
    judge = Judge(gaps, registry.edition(name), clauses)
    return Comparison(
        edition=name,
        matched=matched,
        lines=_lines(gaps),
        clauses=tuple(judge.clause(clause) for clause in clauses),
        headings=tuple(_headings(judge)),
        new_texts=tuple(_new_texts(gaps, judge, hits)),
        new_words=tuple(_new_words(gaps, judge)),
    )


def _hits(registry: Registry, text: PublishedText) -> dict[Fragment, list[Span]]:
    clauses = (fragment for clause in registry for fragment in clause.fragments)
    headings = (fragment for edition in registry.editions for fragment in edition.fragments)
    hits: defaultdict[Fragment, list[Span]] = defaultdict(list)
    for at, fragment in locate(text.words, [*clauses, *headings]):
        hits[fragment].append(Span(at, at + fragment.length))
    return dict(hits)


def _lines(gaps: Gaps) -> tuple[int, int] | None:
    start, end = gaps.part
    return (gaps.text.line(start), gaps.text.line(end - 1)) if start < end else None


def _headings(judge: Judge) -> Iterator[Judged]:
    expected, count = judge.gaps.alignment.expected, len(judge.edition.fragments)
    slots = {slot.owners: slot for slot in [*expected.slots, *([expected.title] if expected.title else [])]}
    for number in range(1, count + 1):
        yield judge.heading(slots[heading_id(number),], number, count)


def _new_texts(gaps: Gaps, judge: Judge, hits: dict[Fragment, list[Span]]) -> Iterator[NewText]:
    for span in sorted({*gaps.unknown, *gaps.doubled}):
        if span not in judge.remains.explained:
            yield NewText(
                text=gaps.text.shown(span),
                line=gaps.text.line(span.start),
                after=judge.before(span),
                before=judge.behind(span),
                repeats=tuple(_said_again(gaps.alignment.expected.slots, hits, span)),
            )


def _said_again(slots: Sequence[Slot], hits: dict[Fragment, list[Span]], span: Span) -> Iterator[str]:
    for slot in slots:
        if any(span.start <= hit.start and hit.end <= span.end for hit in hits.get(slot.fragment, ())):
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
