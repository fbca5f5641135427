from living_guide.registry.registry import load_registry
from mock_platform.core.schemes import WORDS, Scheme
from tests.repository import FEATURES


def test_the_guides_words_with_their_different_orders() -> None:
    employee, resident = Scheme.EMPLOYEE.words, Scheme.RESIDENT.words
    assert (employee.name, resident.name) == ("企业职工", "城乡居民")
    assert employee.function == "企业职工领取养老保险待遇资格认证"
    assert resident.function == "城乡居民基本养老保险待遇领取资格认证"
    assert employee.query == "认证信息查询"
    assert resident.query == "城乡居民基本养老保险生存认证信息查询"


def test_every_scheme_has_its_words_and_they_are_registered() -> None:
    assert set(WORDS) == set(Scheme)
    labels = {label for clause in load_registry(FEATURES / "guide") for label in clause.labels}
    for words in WORDS.values():
        assert {f"【{words.function}】", f"【{words.query}】"} <= labels
