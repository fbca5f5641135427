"""Any feature, well written: lines whose roles are known, so that a test can spoil one and say what must be found."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import cycle

from hypothesis import strategies as st

from living_guide.lint.keywords import keywords_of

FEATURE, RULE, BACKGROUND, SCENARIO, OUTLINE = "feature", "rule", "background", "scenario", "scenario_outline"
EXAMPLES, TAGS, STEP, ROW, DOC, OTHER = "examples", "tags", "step", "row", "doc", "other"
TITLES = (FEATURE, RULE, BACKGROUND, SCENARIO, OUTLINE, EXAMPLES)
_LANGUAGES = ("en", "zh-CN", "zh-TW", "ja")


@dataclass(frozen=True)
class Draft:
    """`roles` tells what each of `lines` is; of a doc-string only the opening quotes are DOC."""

    language: str
    lines: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return "\n".join(self.lines) + "\n"

    def numbers(self, *roles: str) -> list[int]:
        return [number for number, role in enumerate(self.roles, 1) if role in roles]

    def heading(self, number: int) -> int:
        """The number of the first row after a line."""
        return next(n for n in self.numbers(ROW) if n > number)

    def keyword(self, kind: str) -> str:
        return keywords_of(self.language).first(kind)

    def with_line(self, number: int, line: str) -> "Draft":
        return replace(self, lines=(*self.lines[: number - 1], line, *self.lines[number:]))

    def inserted(self, number: int, line: str) -> "Draft":
        """With a line before the one of this number."""
        cut = number - 1
        roles = (*self.roles[:cut], OTHER, *self.roles[cut:])
        return replace(self, lines=(*self.lines[:cut], line, *self.lines[cut:]), roles=roles)


_FULL_WIDTH = "".join(map(chr, range(0xFF01, 0xFF5F)))
_LETTERS = st.characters(categories=("Lu", "Ll", "Lo", "Nd"), exclude_characters=_FULL_WIDTH)
# Signs that mean something to a parser are left to tests of their own.
_SIGNS = st.characters(categories=("L", "N", "P", "S", "Zs"), exclude_characters="\\|<>｜│┃￨∣＠﹫@＃#*\"'`:：﹕︓∶꞉")
_WORDS = tuple(
    word.lower() for name in _LANGUAGES for own in (keywords_of(name),) for word in (*own.titles, *own.steps)
)


def _is_plain(text: str) -> bool:
    return bool(text.strip()) and not text.strip().lower().startswith(_WORDS)


_USUAL = ["一位参保人", "点击【确定】", "看到“信息”，当前", "a b", "x#y", "(1) ！？", "-- %s {x}", "é"]
texts = st.one_of(st.sampled_from(_USUAL), st.text(_SIGNS, min_size=1, max_size=8).map(str.strip).filter(_is_plain))
names = st.one_of(st.sampled_from(["甲", "乙", "a", "clause1"]), st.text(_LETTERS, min_size=1, max_size=4))


# What stands before a line: other lines, and its indent.
_LAYOUTS = [[""], ["", ""], ["    "], ["# 场景：注", "  "], ["  #@c", "   "], ["   ", "", "\t"]]


@st.composite
def drafts(draw: st.DrawFn, languages: tuple[str, ...] = _LANGUAGES) -> Draft:
    """A feature of a few scenarios and rules, in any of the languages, with comments and empty lines anywhere."""
    return _Writer(draw, draw(st.sampled_from(languages))).feature()


class _Writer:
    def __init__(self, draw: st.DrawFn, language: str) -> None:
        self.draw = draw
        self.keywords = keywords_of(language)
        self.lines: list[str] = [f"# language: {language}"]
        self.roles: list[str] = [OTHER]
        self.count = 0
        self.layout = cycle(draw(st.lists(st.sampled_from(_LAYOUTS), min_size=1, max_size=5)))

    def feature(self) -> Draft:
        self._titled(FEATURE, tagged=True)
        self._perhaps(self._background)
        scenarios, rules = self._few(self._any_scenario), self.draw(st.integers(0, 2))
        for _ in range(rules if scenarios else rules + 1):
            self._rule()
        return Draft(self.keywords.language, tuple(self.lines), tuple(self.roles))

    def _rule(self) -> None:
        self._titled(RULE, tagged=True)
        self._perhaps(self._background)
        self._any_scenario()
        self._few(self._any_scenario)

    def _background(self) -> None:
        self._titled(BACKGROUND)
        self._steps()

    def _any_scenario(self) -> None:
        if self.draw(st.booleans()):
            self._titled(SCENARIO, tagged=True)
            self._steps()
        else:
            self._outline()

    def _outline(self) -> None:
        columns = self.draw(st.lists(names, min_size=1, max_size=3, unique=True))
        filled = "".join(f"<{column}>" for column in columns)
        self._titled(OUTLINE, filled if self.draw(st.booleans()) else "", tagged=True)
        self._steps(filled)
        for _ in range(self.draw(st.integers(1, 2))):
            self._titled(EXAMPLES, described=False, tagged=True)
            self._row(columns)
            for _ in range(self.draw(st.integers(1, 2))):
                self.count += 1
                self._row(
                    [str(self.count), *self.draw(st.lists(_cells, min_size=len(columns), max_size=len(columns)))[1:]]
                )

    def _titled(self, kind: str, name: str = "", described: bool = True, tagged: bool = False) -> None:
        if tagged:
            self._tags()
        self.count += 1
        words = [word for word, own in self.keywords.titles.items() if own == kind]
        space = self.draw(st.sampled_from(["", " "]))
        self._line(kind, f"{self.draw(st.sampled_from(words))}:{space}{self.draw(texts)}{self.count} {name}")
        for text in self.draw(st.lists(texts, max_size=2)) if described else ():
            self._line(OTHER, text)

    def _tags(self) -> None:
        for tags in self.draw(st.lists(st.lists(names, min_size=1, max_size=3), max_size=2)):
            comment = self.draw(st.sampled_from(["", " # 注", " #@c"]))
            self._line(TAGS, " ".join(f"@{tag}" for tag in tags) + comment)

    def _steps(self, filled: str = "") -> None:
        kinds = ["given", "when", "then"]
        for number in range(self.draw(st.integers(1, 3))):
            words = [
                word
                for word, own in self.keywords.steps.items()
                if own in (kinds if number == 0 else [*kinds, "and", "but"])
            ]
            self._line(STEP, f"{self.draw(st.sampled_from(words))} {self.draw(texts)}{filled}")
            # Not both: behave forgets how far a doc-string below a table is indented.
            self.draw(st.sampled_from([lambda: None, lambda: None, self._table, self._doc_string]))()

    def _table(self) -> None:
        width = self.draw(st.integers(1, 3))
        for cells in self.draw(st.lists(st.lists(_cells, min_size=width, max_size=width), min_size=1, max_size=3)):
            self._row(cells)

    def _row(self, cells: list[str]) -> None:
        self._line(ROW, "".join(f"| {cell} " for cell in cells) + "|")

    def _doc_string(self) -> None:
        self._line(DOC, '"""')
        indent = len(self.lines[-1]) - 3
        inside = self.draw(st.lists(st.one_of(texts, st.sampled_from(["", "  ", "# a", "@b", "| c"])), max_size=3))
        for text in [*inside, '"""']:
            self.lines.append(" " * indent + text)
            self.roles.append(OTHER)

    def _line(self, role: str, text: str) -> None:
        *extra, indent = next(self.layout)
        self.lines += [*extra, indent + text]
        self.roles += [OTHER] * len(extra) + [role]

    def _perhaps(self, write: Callable[[], None]) -> None:
        if self.draw(st.booleans()):
            write()

    def _few(self, write: Callable[[], None]) -> int:
        times = self.draw(st.integers(0, 2))
        for _ in range(times):
            write()
        return times


_cells = st.one_of(st.just(""), texts)
