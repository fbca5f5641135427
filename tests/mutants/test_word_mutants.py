"""The mutants of the guide's words: which there are, and that each changes what a page shows, and little else."""

from collections import Counter
from collections.abc import Iterable
from html import unescape

import pytest

from living_guide.mutants.words import NEVER_SHOWN, STOP, WordMutant, shown_words, word_mutants
from living_guide.registry.registry import load_registry
from mock_platform.mutants.words import perceived, rewrite
from tests.mutants.conftest import Right
from tests.repository import FEATURES

REGISTRY = load_registry(FEATURES / "guide")
WORDS = shown_words(REGISTRY)
MUTANTS = word_mutants(REGISTRY)
BRACKETS = "【】“”"


@pytest.fixture(scope="module")
def pages(right: Right) -> list[str]:
    """What all walks show, each page once."""
    return sorted({page for answers in right.values() for *_, page in answers if page})


def texts(pages: Iterable[str]) -> set[str]:
    return {unescape(words).strip() for page in pages for words in perceived(page)}


def by_name(mutant: WordMutant) -> str:
    return mutant.name


def test_every_word_of_the_registry_has_a_mutant_or_a_reason() -> None:
    registered = {word.strip(BRACKETS) for clause in REGISTRY.testable() for word in clause.words}
    assert {word for word in registered if word not in NEVER_SHOWN} <= {*WORDS, *(w.removesuffix(STOP) for w in WORDS)}
    assert set(NEVER_SHOWN) <= registered
    assert all(NEVER_SHOWN.values())
    assert {mutant.old for mutant in MUTANTS} == set(WORDS)


def test_names_are_unique() -> None:
    assert max(Counter(mutant.name for mutant in MUTANTS).values()) == 1


def test_every_clause_with_a_word_that_is_shown_has_a_mutant() -> None:
    broken = {clause for mutant in MUTANTS for clause in mutant.clauses}
    shown = {each.id for each in REGISTRY.testable() if any(w.strip(BRACKETS) not in NEVER_SHOWN for w in each.words)}
    assert broken == shown


@pytest.mark.parametrize("mutant", MUTANTS, ids=by_name)
def test_a_mutant_differs_by_one_character_and_is_no_word_of_the_guide(mutant: WordMutant) -> None:
    assert mutant.new not in {*WORDS, *NEVER_SHOWN}
    longer, shorter = sorted((mutant.old, mutant.new), key=len, reverse=True)
    changed = [pair for pair in zip(longer, shorter, strict=False) if pair[0] != pair[1]]
    assert len(changed) + len(longer) - len(shorter) == 1
    assert not set(mutant.new) & set(BRACKETS)


def test_a_message_has_its_punctuation_changed_too() -> None:
    messages = {word for clause in REGISTRY.testable() for word in clause.messages}
    for message in {word + STOP if word + STOP in messages else word for word in messages}:
        versions = {mutant.new for mutant in MUTANTS if mutant.old == message}
        assert (message.removesuffix(STOP) if message.endswith(STOP) else message + STOP) in versions
    assert {"系统繁忙,请稍后再试。", "原因说明:人脸模型信息不匹配"} <= {mutant.new for mutant in MUTANTS}


def test_a_mutant_names_the_edition_whose_word_it_changes() -> None:
    editions = {mutant.name: mutant.edition for mutant in MUTANTS}
    assert editions["word-认证结果查询"] == "guangzhou-2023"
    assert editions["word-认证信息查询"] == "official"
    assert editions["word-重新识别"] == "both"
    assert editions["word-待遇状态异常，请联系待遇领取地社保经办机构核实-without-full-stop"] == "official"


@pytest.mark.parametrize("mutant", MUTANTS, ids=by_name)
def test_a_mutant_changes_a_page_and_no_other_word_of_the_guide(mutant: WordMutant, pages: list[str]) -> None:
    concerned = [page for page in pages if mutant.old in page]
    lies = [rewrite(page, mutant.old, mutant.new, mutant.sparing) for page in concerned]
    assert lies != concerned, "no page shows the word"
    before, after = texts(concerned), texts(lies)
    assert before - after, "no page shows the word by itself or within others"
    assert {word for word in before - after if word in WORDS} <= {mutant.old}


def test_words_without_a_mutant_are_shown_by_no_page(pages: list[str]) -> None:
    shown = texts(pages)
    assert [word for word in NEVER_SHOWN if any(word in each for each in shown)] == []
