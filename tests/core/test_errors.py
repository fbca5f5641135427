import pytest

from mock_platform.core import errors
from mock_platform.core.errors import PlatformError

EVERY_ERROR: list[PlatformError] = [
    errors.InvalidField("name", "请填写姓名"),
    errors.InvalidFields({"name": "请填写姓名", "document_number": "请填写证件号码"}),
    errors.StepOutOfOrder("face", "confirm", ["begin_capture"]),
    errors.NotFound("没有找到这件业务"),
    errors.UnknownSandbox("x"),
    errors.FaceSessionEnded(),
    errors.FaceSessionExpired(),
    errors.SandboxExists(),
    errors.TooManyAttempts(3),
    errors.UnreadableImage("图片里没有找到码"),
    errors.NotLoggedIn(),
    errors.NotAgreed(),
    errors.SandboxNotNamed(),
    errors.NotSynthetic(),
    errors.PersonExists(),
    errors.BenefitUnchangeable("suspend", "terminated"),
    errors.NoControlToken(),
    errors.IdempotencyKeyReused(),
]


def test_the_list_is_whole() -> None:
    defined = {kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, PlatformError)}
    assert {type(error) for error in EVERY_ERROR} == defined - {PlatformError}


@pytest.mark.parametrize("error", EVERY_ERROR, ids=lambda error: type(error).__name__)
def test_a_refusal_is_one_sentence_for_people(error: PlatformError) -> None:
    sentence = str(error)
    assert any("\u4e00" <= char <= "\u9fff" for char in sentence)
    told_how = errors.HOW_TO_MAKE_ONE in sentence  # which takes its own room
    assert len(sentence) < (120 if told_how else 80)
    assert "\n" not in sentence


def test_a_long_key_is_not_repeated_in_full() -> None:
    assert len(str(errors.UnknownSandbox("x" * 100_000))) < 140
