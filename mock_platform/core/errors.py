"""Everything the platform refuses, as one family of errors; the edges turn them into answers."""

from collections.abc import Iterable


class PlatformError(Exception):
    """A refusal. `str(error)` is one sentence in the user's language."""


class InvalidField(PlatformError):
    """What was typed in one field cannot be used; nothing was saved.

    `field` is the field's name in the form, `str(error)` the hint shown beside it.
    """

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class StepOutOfOrder(PlatformError):
    """The case is not where this step belongs. `allowed` names the events its state does take."""

    def __init__(self, state: str, event: str, allowed: Iterable[str]) -> None:
        super().__init__("这一步现在不能办理，请从当前页面继续")
        self.state = state
        self.event = event
        self.allowed = tuple(allowed)


class NotFound(PlatformError):
    """Nothing of that kind has that name in this sandbox."""


class UnknownSandbox(NotFound):
    """The sandbox's key is not known here."""

    def __init__(self, key: str) -> None:
        super().__init__(f"没有名为“{key[:40]}”的沙箱，请先新建沙箱，或改用 default")


class SandboxExists(PlatformError):
    """The key is taken."""

    def __init__(self) -> None:
        super().__init__("已经有同名的沙箱")


class TooManyAttempts(PlatformError):
    """The sandbox limits how often a face may be tried in one case (Q13), and that limit is reached."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"人脸识别已达 {limit} 次上限，请改日再试")


class FaceSessionEnded(PlatformError):
    """The token has served, or a later one has taken its place."""

    def __init__(self) -> None:
        super().__init__("这次人脸识别已经结束，请重新开始")


class FaceSessionExpired(PlatformError):
    """The token was not used in time."""

    def __init__(self) -> None:
        super().__init__("这次人脸识别已超过有效时间，请返回后重新开始")


class InvalidFields(PlatformError):
    """Several fields cannot be used; nothing was saved. `fields` has the hint for each."""

    def __init__(self, fields: dict[str, str]) -> None:
        super().__init__("；".join(fields.values()))
        self.fields = fields


class UnreadableImage(PlatformError):
    """The uploaded picture holds no code this mini-program knows; the sentence says which of the cases it is."""


class NotLoggedIn(PlatformError):
    """Nobody is logged in to this sandbox's WeChat."""

    def __init__(self) -> None:
        super().__init__("这个沙箱还没有登录的账号，请先指定登录账号")


class NotAgreed(PlatformError):
    """The account has not agreed to the service's two documents (A1.3, A2.6c)."""

    def __init__(self) -> None:
        super().__init__("请先阅读并勾选《用户服务协议》及《隐私政策》")
