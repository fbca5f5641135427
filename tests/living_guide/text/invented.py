"""Guides that nobody published, to hold texts against: their registry, their text, and who stands where in it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from living_guide.registry.clauses import Bilingual, Clause, Edition, SchemeName
from living_guide.registry.fragments import fingerprint, normalise
from living_guide.registry.registry import Registry
from living_guide.text.published import Span, read_text
from tests.living_guide.text.changes import Pristine

BOTH: tuple[SchemeName, ...] = ("employee", "resident")
HAN = range(0x4E00, 0x9FA6)
HALF_WIDTH = str.maketrans("，：；（）", ",:;()")


def clause(
    clause_id: str,
    *texts: str,
    edition: str = "one",
    place: str = "某处",
    scheme: Sequence[SchemeName] = BOTH,
    kind: str = "step",
    labels: Sequence[str] = (),
    messages: Sequence[str] = (),
    same_as: tuple[str, ...] | None = None,
) -> Clause:
    """A clause whose fragments are those of these texts."""
    return Clause(
        id=clause_id,
        place=place,
        scheme=tuple(scheme),
        kind=kind,  # type: ignore[arg-type]
        testable=kind != "advice",
        labels=tuple(labels),
        messages=tuple(messages),
        summary=Bilingual("摘要", "Summary."),
        fragments=tuple(map(fingerprint, texts)),
        why="Nothing shows." if kind == "advice" else None,
        same_as=same_as,
        edition=edition,
    )


def edition(
    edition_id: str = "one",
    *headings: str,
    title: str = "题目",
    schemes: Sequence[SchemeName] = BOTH,
) -> Edition:
    """An edition whose headings these are, its title among them if it stands in its texts."""
    fragments = tuple(map(fingerprint, headings))
    return Edition(edition_id, Bilingual(title, "Title."), tuple(schemes), Bilingual("注", "Note."), fragments)


def registry(*parts: Edition | Clause) -> Registry:
    editions = tuple(part for part in parts if isinstance(part, Edition))
    return Registry(editions, tuple(part for part in parts if isinstance(part, Clause)), ())


@dataclass
class Inventor:
    """Makes up a guide and prints it. No character stands twice in it but where something is repeated on purpose."""

    random: Random
    original: str = ""
    clauses: list[Clause] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    marked: defaultdict[str, list[Span]] = field(default_factory=lambda: defaultdict(list))
    alone: list[Clause] = field(default_factory=list)  # that begin with no words of their neighbours

    def __post_init__(self) -> None:
        self.unused = self.random.sample(HAN, len(HAN))
        self.title = self.words(20)

    def guide(self) -> Pristine:
        """A whole guide between a site's own lines."""
        self.noise()
        self.heading(self.title, "heading 1")
        for chapter in range(self.random.randint(1, 3)):
            name = self.words(self.random.randint(3, 9))
            self.heading(name, f"heading {len(self.headings) + 1}")
            for step in range(self.random.randint(1, 4)):
                self.step(f"{name} · 第{step}步" if chapter % 2 == 0 else f"第{chapter}章 · 第{step}步")
        self.noise()
        if self.random.random() < 0.5:
            self.original = self.original.translate(HALF_WIDTH)
        return self.printed()

    def printed(self) -> Pristine:
        text = read_text(self.original)
        spans = {owner: tuple(_words_of(text.places, each) for each in spans) for owner, spans in self.marked.items()}
        if len(spans["heading 1"]) > 1:
            del spans["heading 1"]
        edited = edition("one", *self.headings, title=self.title)
        return Pristine(registry(edited, *self.clauses), "one", text, spans)

    def step(self, place: str) -> None:
        """A line of clauses, below it what is drawn, and sometimes the site's title line."""
        if self.random.random() < 0.3:
            self.twins(place)
        for _ in range(self.random.randint(1, 5)):
            self.sentence(place)
        self.original += self.random.choice(["。\n", "；\n\n", "\n \n"])
        if self.random.random() < 0.3:
            self.heading(self.title, "heading 1")

    def sentence(self, place: str) -> None:
        """A clause; its fragment may begin with the end of the one before."""
        others = [each for each in self.alone if each.fragments != self.clauses[-1].fragments]
        if others and self.random.random() < 0.1:
            self.again(self.random.choice(others), place)
            return
        shared = self.shared()
        text, labels, messages = self.said()
        clause_id = self.next_id()
        self.put(clause_id, text, shared)
        self.clauses.append(clause(clause_id, shared + text, place=place, labels=labels, messages=messages))
        self.alone += [] if shared else self.clauses[-1:]
        self.original += self.random.choice("，；。")

    def again(self, earlier: Clause, place: str) -> None:
        """A clause with the words of an earlier one. Not of the last: nobody can tell which of two in a row is gone."""
        clause_id, text = self.next_id(), self.original[slice(*self.marked[earlier.id][0])]
        self.put(clause_id, text)
        self.clauses.append(clause(clause_id, text, place=place, labels=earlier.labels, messages=earlier.messages))
        self.original += "，"

    def twins(self, place: str) -> None:
        """Two clauses of one scheme each that are told by one sentence, each with a drawing below."""
        shared = self.words(8)
        ids = [self.next_id(), self.next_id(1)]
        begin = len(self.original)
        self.original += shared + "，"
        between, labels, messages = self.said()
        third = self.next_id(2)
        self.put(third, between)
        self.original += "。\n"
        drawn = []
        for owner in ids:
            self.marked[owner].append(Span(begin, begin + len(shared)))
            drawn.append(self.words(6))
            self.put(owner, drawn[-1])
            self.original += "\n"
        self.clauses.append(clause(ids[0], shared, drawn[0], place=place, scheme=["employee"]))
        self.clauses.append(clause(ids[1], shared, drawn[1], place=place, scheme=["resident"]))
        self.clauses.append(clause(third, between, place=place, labels=labels, messages=messages))

    def said(self) -> tuple[str, list[str], list[str]]:
        """A sentence with its labels and messages."""
        name = self.words(self.random.randint(2, 6))
        before, behind = (self.words(self.random.randint(1, 8)) for _ in range(2))
        match self.random.randrange(5):
            case 0:
                return before + name + behind, [name], []
            case 1:
                label = self.random.choice(["【{}】", "《{}》", "“{}”"]).format(name)
                return before + label + behind, [label], []
            case 2:
                message = f"{name}，{self.words(4)}{self.random.choice(['。', ''])}"
                return f"{before}“{message}”{behind}", [], [message]
            case 3:
                label = f"【{name}】"
                return before + label, [label], []
        return before + "、" + behind, [], []

    def shared(self) -> str:
        if not self.clauses or len(self.clauses[-1].fragments) > 1 or self.original[-1:] not in "，；。":
            return ""
        if self.random.random() < 0.7:
            return ""
        end = self.marked[self.clauses[-1].id][-1]
        words = normalise(self.original[slice(*end)])
        return words[-self.random.randint(1, min(4, len(words) - 1)) :]

    def heading(self, text: str, owner: str) -> None:
        if text not in self.headings:
            self.headings.append(text)
        self.put(owner, text)
        self.original += "\n\n"

    def noise(self) -> None:
        for _ in range(self.random.randint(0, 3)):
            self.original += f"  {self.words(5)} > 【{self.words(3)}】{self.words(self.random.randint(0, 30))}\n"

    def put(self, owner: str, text: str, shared: str = "") -> None:
        begin = len(self.original)
        self.original += text
        for _ in shared:  # back to where the words stand that it shares
            begin = max(at for at in range(begin) if self.original[at].isalnum())
        self.marked[owner].append(Span(begin, len(self.original)))

    def words(self, count: int) -> str:
        return "".join(chr(self.unused.pop()) for _ in range(count))

    def next_id(self, further: int = 0) -> str:
        return f"A{len(self.clauses) + 1 + further}"


def _words_of(places: Sequence[Span], region: Span) -> Span:
    inside = [n for n, place in enumerate(places) if region.start <= place.start < region.end]
    return Span(inside[0], inside[-1] + 1)


def invent(seed: int) -> Pristine:
    """The guide that this seed gives, always the same."""
    return Inventor(Random(seed)).guide()
