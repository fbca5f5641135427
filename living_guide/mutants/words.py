"""Mutants of the guide's words: each label and message of the registry, changed by one character."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from living_guide.registry.clauses import Clause
from living_guide.registry.registry import Registry

BOTH = "both"
STOP = "。"
_BRACKETS = str.maketrans("", "", "【】“”")
_INSTEAD = "某甲乙"
_HALF_WIDTH = str.maketrans("，：", ",:")

# Words that no page shows, for they name what is not on a page.
NEVER_SHOWN = {
    "认证业务页面": "what the guide calls the page with the agreements; its title is the function's name",
    "往下滑": "what a finger does",
    "往上滑动": "what a finger does",
    "左上方的地市": "what the guide calls an entry that bears a city's name",
    "粤省事小程序": "what the guide calls the whole mini-program; its home page is called 粤省事",
    "登录账号实名人员": "what the guide calls whoever is logged in",
    "所处环境光线太暗": "a cause; the page tells all of them by one message",
    "没按提示进行人脸识别": "a cause; the page tells all of them by one message",
    "没对准摄像头": "a cause; the page tells all of them by one message",
    "距离摄像头太远": "a cause; the page tells all of them by one message",
    "缺少人脸模型信息": "a cause; the page tells all of them by one message",
    "网络异常": "a cause; the page tells both of them by one message",
    "服务器异常": "a cause; the page tells both of them by one message",
}


@dataclass(frozen=True, slots=True)
class WordMutant:
    """A platform that shows `new` wherever the guide's word is `old`, except within the longer words `sparing`.

    `edition` is the one whose guide has the word, or `both`.
    """

    name: str
    old: str
    new: str
    clauses: tuple[str, ...]
    edition: str
    sparing: tuple[str, ...]


def word_mutants(registry: Registry) -> list[WordMutant]:
    """A mutant for every word that pages show, by a fixed rule; for messages also their punctuation changed."""
    words = shown_words(registry)
    return [mutant for word, clauses in words.items() for mutant in _mutants(word, clauses, words)]


def shown_words(registry: Registry) -> dict[str, list[Clause]]:
    """What pages show of the registry's labels and messages, without the guide's own brackets, and where it stands.

    A message that the guide quotes without the full stop it has on the page is shown with it.
    """
    known = {_bare(word) for clause in registry.testable() for word in clause.words}
    found: dict[str, list[Clause]] = {}
    for clause in registry.testable():
        for word in map(_bare, clause.words):
            found.setdefault(word + STOP if word + STOP in known else word, []).append(clause)
    return {word: clauses for word, clauses in found.items() if word not in NEVER_SHOWN}


def changed(word: str, words: Mapping[str, object]) -> str:
    """The word with its middle character exchanged; never another word of the guide."""
    middle = len(word) // 2
    others = (word[:middle] + each + word[middle + 1 :] for each in _INSTEAD if each != word[middle])
    return next(other for other in others if other not in words)


def _bare(word: str) -> str:
    return word.translate(_BRACKETS)


def _mutants(word: str, clauses: Sequence[Clause], words: Mapping[str, object]) -> Iterator[WordMutant]:
    sparing = tuple(longer for longer in words if word in longer and word != longer)
    for suffix, new, broken in _versions(word, clauses, words):
        name = f"word-{word.removesuffix(STOP)}{suffix}"
        ids = tuple(dict.fromkeys(clause.id for clause in broken))
        yield WordMutant(name, word, new, ids, _edition(broken), sparing)


def _versions(
    word: str, clauses: Sequence[Clause], words: Mapping[str, object]
) -> Iterator[tuple[str, str, Sequence[Clause]]]:
    yield "", changed(word, words), clauses
    if not any(word in clause.messages for clause in clauses):
        return
    if word.endswith(STOP):
        with_stop = [clause for clause in clauses if word in clause.messages]
        yield "-without-full-stop", word.removesuffix(STOP), with_stop
    else:
        yield "-with-full-stop", word + STOP, clauses
    if (half := word.translate(_HALF_WIDTH)) != word:
        yield "-half-width", half, clauses


def _edition(clauses: Sequence[Clause]) -> str:
    editions = {clause.edition for clause in clauses}
    return editions.pop() if len(editions) == 1 else BOTH
