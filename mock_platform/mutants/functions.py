"""The two functions (A2.6) and their names, mixed up."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from mock_platform.core.schemes import WORDS, Scheme
from mock_platform.mutants.changes import enter, exchange
from mock_platform.mutants.mutant import Mutant, breaks
from mock_platform.web.render import TEMPLATES

_E, _R = Scheme.EMPLOYEE, Scheme.RESIDENT
_LOOP = "{% for scheme in schemes %}"


def _swap(template: str, word: str) -> None:
    """Show the other scheme's word on one page."""
    enter(TEMPLATES.globals, {"swapped": {_E: WORDS[_R], _R: WORDS[_E]}})
    exchange(template, (f"{{{{ scheme.words.{word} }}}}", f"{{{{ swapped[scheme].{word} }}}}"))


def _swapped() -> Iterator[Mutant]:
    for name, template, word, clauses in (
        ("function-names", "functions.html", "function", ("A2.6a", "A2.6b", "G4a")),
        ("agreement-headings", "agreement.html", "function", ("A1.2", "A2.6a", "A2.6b", "G4a")),
        ("guide-headings", "guide.html", "function", ("B1.1a", "B1.1b")),
        ("query-buttons", "guide.html", "query", ("B2.1.1b", "B2.2.1b")),
    ):
        says = f"The two schemes' words are swapped: {name.replace('-', ' ')}."
        yield Mutant(f"{name}-swapped", says, clauses, partial(_swap, template, word))


MUTANTS = tuple(_swapped())


@breaks("A1.2", "A2.6a", "A2.6b", "B1.1a", "B1.1b", "B2.1.1b", "B2.2.1b", "G4a")
def all_words_swapped() -> None:
    """Every word of the two schemes is swapped, on every page."""
    enter(WORDS, {_E: WORDS[_R], _R: WORDS[_E]})


@breaks("A2.6a", "G4a")
def employees_function_in_the_residents_order() -> None:
    """The employees' function has its words in the order of the residents'."""
    enter(WORDS, {_E: replace(WORDS[_E], function="企业职工养老保险待遇领取资格认证")})


@breaks("A2.6b")
def residents_function_in_the_employees_order() -> None:
    """The residents' function has its words in the order of the employees'."""
    enter(WORDS, {_R: replace(WORDS[_R], function="城乡居民基本养老保险领取待遇资格认证")})


@breaks("B2.2.1b")
def residents_query_named_like_the_function() -> None:
    """The residents' query button says 资格认证 instead of 生存认证."""
    enter(WORDS, {_R: replace(WORDS[_R], query="城乡居民基本养老保险资格认证信息查询")})


@breaks("B2.2.1b")
def residents_query_named_like_the_employees() -> None:
    """The residents' query button is called 认证信息查询, too."""
    enter(WORDS, {_R: replace(WORDS[_R], query=WORDS[_E].query)})


@breaks("A2.6a", "G4a")
def employees_function_missing() -> None:
    """养老资格认证 offers only the residents' function."""
    exchange("functions.html", (_LOOP, "{% for scheme in schemes if scheme == 'resident' %}"))


@breaks("A2.6b")
def residents_function_missing() -> None:
    """养老资格认证 offers only the employees' function."""
    exchange("functions.html", (_LOOP, "{% for scheme in schemes if scheme == 'employee' %}"))


@breaks("A2.6b")
def both_functions_are_the_employees() -> None:
    """Both functions lead to the employees' service."""
    exchange("functions.html", ("services/{{ scheme }}", "services/employee"))


@breaks("A2.6a", "G4a")
def both_functions_are_the_residents() -> None:
    """Both functions lead to the residents' service."""
    exchange("functions.html", ("services/{{ scheme }}", "services/resident"))


@breaks("Q21")
def third_function_offered() -> None:
    """养老资格认证 offers a function the guide does not know."""
    more = '{% endfor %}<li><a class="cell" href="/elsewhere">机关事业单位养老保险待遇领取资格认证</a></li>'
    exchange("functions.html", ("{% endfor %}", more))
