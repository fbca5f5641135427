"""Changes to a guide's text, each with what a comparison has to say of it. Randomness is an argument."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random

from living_guide.registry.clauses import Clause
from living_guide.registry.fragments import fingerprint, locate, normalise
from living_guide.registry.registry import Registry
from living_guide.text.comparison import Comparison
from living_guide.text.published import PublishedText, Span, read_text
from living_guide.text.words import fold

MARKS = "，。；、！？“”【】《》‘’…"
BLANKS = ["\n", " ", "\u3000", "\n\n", "\t", "\u200b", "\r\n"]
WIDTHS = [*zip("，：；（）", ",:;()", strict=True)]
PROSE_WIDTHS = [*WIDTHS, *zip("。！？、", ".!?､", strict=True)]
PRINTED = 0x4E00, 0x9FA5


@dataclass(frozen=True)
class Change:
    """A text with one change: `blamed` are the clauses and headings that no longer stand, `beside` those that new text
    may be told to stand next to, `words` new labels. `how` names the change. Of two clauses that were swapped, or
    others with their words, one may be told, or what stands `between` them."""

    how: str
    original: str
    blamed: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    between: frozenset[str] | None = None


@dataclass(frozen=True)
class Pristine:
    """A text as an edition has it, in which each fragment but the title's stands as often as the registry has it;
    spans by owner, in characters of the text's words."""

    registry: Registry
    edition: str
    text: PublishedText
    spans: dict[str, tuple[Span, ...]]

    @property
    def clauses(self) -> list[Clause]:
        return [clause for clause in self.registry if clause.edition == self.edition]

    @cached_property
    def owners(self) -> dict[int, frozenset[str]]:
        """By character, in order."""
        owners: defaultdict[int, set[str]] = defaultdict(set)
        for owner, spans in self.spans.items():
            for span in spans:
                for at in range(*span):
                    owners[at].add(owner)
        return {at: frozenset(owners[at]) for at in sorted(owners)}

    @cached_property
    def part(self) -> Span:
        """The part of the original from the first line of a clause or heading to the last."""
        body = [at for at, owners in self.owners.items() if not owners <= {self.title}]
        start, end = self.text.lines(Span(min(body), max(body) + 1))
        return Span(self.text.places[start].start, self.text.places[end - 1].end)

    @cached_property
    def title(self) -> str | None:
        edition = self.registry.edition(self.edition)
        title = fingerprint(edition.title.zh)
        return f"heading {edition.fragments.index(title) + 1}" if title in edition.fragments else None

    def inside(self, at: int) -> frozenset[str]:
        """Whose words an insertion before this character parts."""
        return frozenset(
            owner
            for owner in self.owners.get(at, frozenset()) & self.owners.get(at - 1, frozenset())
            if any(span.start < at < span.end for span in self.spans[owner])
        )

    def beside(self, at: int) -> frozenset[str]:
        return self.owners.get(at, frozenset()) | self.owners.get(at - 1, frozenset())


def pristine(registry: Registry, edition: str, original: str) -> Pristine:
    """A real text, with the places of its fragments. A title that stands more than once is left out: any of them may
    be missing."""
    text = read_text(original)
    owners = defaultdict(list)
    for n, fragment in enumerate(registry.edition(edition).fragments, start=1):
        owners[fragment].append(f"heading {n}")
    for clause in registry:
        for fragment in clause.fragments if clause.edition == edition else ():
            owners[fragment].append(clause.id)
    spans = defaultdict(list)
    for at, fragment in locate(text.words, owners):
        for owner in owners[fragment]:
            spans[owner].append(Span(at, at + fragment.length))
    found = Pristine(registry, edition, text, {owner: tuple(each) for owner, each in spans.items()})
    if found.title and len(found.spans[found.title]) > 1:
        del found.spans[found.title]
    return found


# --- what must be found


def one_character_replaced(guide: Pristine, random: Random) -> Change:
    at = random.choice(list(guide.owners))
    begin, end = guide.text.places[at]
    other = _other(random, guide.text.words[at])
    return Change("replaced", _put(guide, begin, end, other), guide.owners[at])


def one_character_deleted(guide: Pristine, random: Random) -> Change:
    at = random.choice(list(guide.owners))
    return Change("deleted", _put(guide, *guide.text.places[at]), guide.owners[at])


def one_character_inserted(guide: Pristine, random: Random) -> Change:
    at = random.choice(list(guide.owners))
    where = guide.text.places[at].start
    blamed = guide.inside(at)
    beside = frozenset() if blamed else guide.beside(at)
    return Change("inserted", _put(guide, where, where, _apart(guide, random, at, 1)), blamed, beside)


def a_mark_of_a_word_changed(guide: Pristine, random: Random) -> Change | None:
    """A bracket, a comma or a full stop of a label or a message, deleted, replaced, or with another mark beside it."""
    marks = _marks(guide)
    if not marks:
        return None
    at = random.choice(sorted(marks))
    mark = guide.text.original[at]
    others = [each for each in MARKS if fold(each) != fold(mark)]
    instead = random.choice(["", random.choice(others), mark + mark])
    return Change(f"mark {mark!r} to {instead!r}", _put(guide, at, at + 1, instead), frozenset(marks[at]))


def a_clause_deleted(guide: Pristine, random: Random) -> Change | None:
    """All that no other clause shares, with the marks behind it."""
    clause = random.choice(guide.clauses)
    own = [at for span in guide.spans[clause.id] for at in range(*span) if guide.owners[at] == {clause.id}]
    if not own:
        return None
    kept = list(guide.text.original)
    for at in own:
        begin, end = guide.text.places[at]
        behind = guide.text.places[at + 1].start if at + 1 < len(guide.text.words) else len(kept)
        row_ends = guide.text.original.find("\n", end, behind)
        end = behind if row_ends < 0 else row_ends
        kept[begin:end] = [""] * (end - begin)
    return Change("clause deleted", "".join(kept), frozenset({clause.id}))


def a_clause_doubled(guide: Pristine, random: Random) -> Change:
    clause = random.choice(guide.clauses)
    region = _stretch(guide, random.choice(guide.spans[clause.id]))
    again = guide.text.original[slice(*region)]
    return Change("clause doubled", _put(guide, region.end, region.end, again), beside=frozenset({clause.id}))


def two_clauses_swapped(guide: Pristine, random: Random) -> Change | None:
    """Neighbours as often as others; only such that share no word with anything."""
    alone = [clause.id for clause in guide.clauses if _is_alone(guide, clause.id)]
    if len(alone) < 2:
        return None
    first = random.randrange(len(alone) - 1)
    second = random.choice([first + 1, random.randrange(first + 1, len(alone))])
    one, other = (_stretch(guide, guide.spans[alone[n]][0]) for n in (first, second))
    was = guide.text.original
    if normalise(was[slice(*one)]) == normalise(was[slice(*other)]):
        return None
    swapped = was[: one.start] + was[slice(*other)] + was[one.end : other.start] + was[slice(*one)] + was[other.end :]
    passed = range(guide.spans[alone[first]][0].end, guide.spans[alone[second]][0].start)
    between = frozenset(owner for at in passed for owner in guide.owners.get(at, ()))
    fragments = [clause.fragments for clause in guide.clauses if clause.id in (alone[first], alone[second])]
    equal = frozenset(clause.id for clause in guide.clauses if clause.fragments in fragments)
    return Change("swapped", swapped, equal, between=between)


def a_sentence_added(guide: Pristine, random: Random) -> Change | None:
    """Between two clauses, or within one, in its line or on a line of its own."""
    at = random.choice([at for at in guide.owners if guide.text.places[at].start > guide.part.start])
    where, blamed = guide.text.places[at].start, guide.inside(at)
    sentence = _apart(guide, random, at, random.randint(4, 20)) + "。"
    return Change(
        "sentence added",
        _put(guide, where, where, random.choice(["", "\n"]) + sentence + random.choice(["", "\n"])),
        blamed,
        frozenset() if blamed else guide.beside(at),
    )


def a_button_added(guide: Pristine, random: Random) -> Change:
    at = random.choice([at for at in guide.owners if guide.text.places[at].start > guide.part.start])
    where, blamed = guide.text.places[at].start, guide.inside(at)
    name = _apart(guide, random, at, random.randint(1, 6))
    word = random.choice(["【{}】", "“{}”", "《{}》"]).format(name)
    beside = frozenset() if blamed else guide.beside(at)
    return Change("button added", _put(guide, where, where, word), blamed, beside, (word,))


Changing = Callable[[Pristine, Random], Change | None]
CHANGES: Sequence[Changing] = (
    one_character_replaced,
    one_character_deleted,
    one_character_inserted,
    a_mark_of_a_word_changed,
    a_clause_deleted,
    a_clause_doubled,
    two_clauses_swapped,
    a_sentence_added,
    a_button_added,
)


def any_change(guide: Pristine, random: Random) -> Change:
    while (change := random.choice(CHANGES)(guide, random)) is None:
        pass
    return change


def is_blamed(change: Change, comparison: Comparison) -> bool:
    """The findings are exactly those of the change."""
    found = {each.id for each in comparison.findings}
    told = {new.word for new in comparison.new_words}
    untold = any(each.id.startswith("heading") or each.standing == "missing" for each in comparison.findings)
    if not untold and not all(any(word in each for each in told) for word in change.words):
        return False
    if change.between is not None:
        return bool(found) and found <= change.blamed | change.between
    if found and found == {each for each in change.beside if each.startswith("heading")}:
        return not comparison.new_texts  # a title with something on its line is no title
    if found != change.blamed:
        return False
    near = {each for new in comparison.new_texts for each in (*new.after, *new.before, *new.repeats)}
    return bool(near & change.beside) if change.beside else not comparison.new_texts


# --- what must not be found


def blanks_added(guide: Pristine, random: Random) -> Change:
    where = random.randint(*guide.part)
    return Change("blank added", _put(guide, where, where, random.choice(BLANKS)))


def a_blank_removed(guide: Pristine, random: Random) -> Change | None:
    """Any within the guide's part, where a line's end may run into the next line."""
    blanks = [at for at in range(*guide.part) if guide.text.original[at].isspace()]
    if not blanks:
        return None
    at = random.choice(blanks)
    return Change("blank removed", _put(guide, at, at + 1))


def a_width_changed(guide: Pristine, random: Random) -> Change | None:
    """Of a mark in a sentence, or of one whose width does not count in labels and messages either."""
    words = _marks(guide)
    found = [
        (at, other)
        for at in range(*guide.part)
        for pair in PROSE_WIDTHS
        if guide.text.original[at] in pair and (pair in WIDTHS or at not in words)
        for other in pair
        if other != guide.text.original[at]
    ]
    if not found:
        return None
    at, other = random.choice(found)
    return Change("width", _put(guide, at, at + 1, other))


def a_line_added_outside(guide: Pristine, random: Random) -> Change:
    line = "".join(_other(random, "") for _ in range(random.randint(1, 40)))
    was = guide.text.original
    changed = random.choice([f"{line}【首页】\n{was}", f"{was}\n{line}《更多》", f"{was}\n\n  • {line}。"])
    return Change("line outside", changed)


def a_line_changed_outside(guide: Pristine, random: Random) -> Change | None:
    lines = guide.text.original.splitlines(keepends=True)
    places = _outside(guide, lines)
    if not places:
        return None
    at = random.choice(places)
    middle = random.randint(0, len(lines[at].strip()))
    lines[at] = random.choice(["", lines[at][:middle] + _other(random, "") + lines[at][middle:]])
    return Change("line changed outside", "".join(lines))


HARMLESS: Sequence[Changing] = (
    blanks_added,
    a_blank_removed,
    a_width_changed,
    a_line_added_outside,
    a_line_changed_outside,
)


def any_harmless(guide: Pristine, random: Random) -> Change:
    while (change := random.choice(HARMLESS)(guide, random)) is None:
        pass
    return change


# --- helpers


def _put(guide: Pristine, begin: int, end: int, instead: str = "") -> str:
    return guide.text.original[:begin] + instead + guide.text.original[end:]


def _other(random: Random, char: str) -> str:
    """A letter or digit that is another one even in its normal form."""
    while True:
        other = random.choice([chr(random.randint(*PRINTED)), random.choice("0123456789abcXYZ")])
        if normalise(other) != char:
            return other


def _apart(guide: Pristine, random: Random, at: int, count: int) -> str:
    """So many letters and digits to be put before this place. None is like what stands around it: it would be hard to
    tell which of the two was put there."""
    around = set(guide.text.words[max(0, at - 1) : at + 1])
    words = ""
    while len(words) < count:
        other = _other(random, "")
        words += other if not around & set(normalise(other)) else ""
    return words


def _stretch(guide: Pristine, span: Span) -> Span:
    """Part of the original: the words, with the marks behind them on their line, and those that open them."""
    text = guide.text
    begin, end = text.places[span.start].start, text.places[span.end - 1].end
    while begin and text.original[begin - 1] in "“【《":
        begin -= 1
    while end < len(text.original) and text.original[end] in "”】》，。；：、,;:":
        end += 1
    return Span(begin, end)


def _is_alone(guide: Pristine, owner: str) -> bool:
    spans = guide.spans[owner]
    return len(spans) == 1 and all(guide.owners[at] == {owner} for at in range(*spans[0]))


def _marks(guide: Pristine) -> dict[int, set[str]]:
    """By place in the original, the marks of labels and messages that stand once in their clause, with the clauses."""
    marks: defaultdict[int, set[str]] = defaultdict(set)
    for clause in guide.clauses:
        for word in clause.words:
            found = [place for span in guide.spans[clause.id] for place in _find(guide.text, span, word)]
            for at in found[0] if len(found) == 1 else ():
                char = guide.text.original[at]
                if not char.isalnum():
                    marks[at].add(clause.id)
    return dict(marks)


def _find(text: PublishedText, span: Span, word: str) -> Iterator[list[int]]:
    """The places in the original of each of the characters of a word, wherever in its clause it stands."""
    begin, end = text.region(span)
    places = [at for at in range(begin, end) if fold(text.original[at])]
    folded = "".join(fold(text.original[at]) for at in places)
    at = folded.find(fold(word))
    while at >= 0:
        yield places[at : at + len(fold(word))]
        at = folded.find(fold(word), at + 1)


def _outside(guide: Pristine, lines: Sequence[str]) -> list[int]:
    """The lines outside the guide's part that are no title standing but once."""
    place, outside = 0, []
    once = {guide.text.line(span.start) for span in guide.spans.get(guide.title or "", ())}
    for n, line in enumerate(lines, start=1):
        if line.strip() and not (place + len(line) > guide.part.start and place < guide.part.end) and n not in once:
            outside.append(n - 1)
        place += len(line)
    return outside
