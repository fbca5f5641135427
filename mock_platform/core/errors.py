"""Everything the platform refuses, as one family of errors; the edges turn them into answers."""

from collections.abc import Iterable

HOW_TO_MAKE_ONE = (
    "可用 POST /control/v1/sandboxes 或命令 yss sandbox new 新建，"
    "再把 key 写进请求头 X-YSS-Sandbox，在浏览器里则写在网址后面：?sandbox=KEY"
)


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
        super().__init__(f"没有名为“{key[:20]}”的沙箱。{HOW_TO_MAKE_ONE}")


class SandboxNotNamed(PlatformError):
    """The platform is strict, and the request names no sandbox."""

    def __init__(self) -> None:
        super().__init__(f"请求没有写明沙箱。{HOW_TO_MAKE_ONE}")


class SandboxExists(PlatformError):
    """The key is taken."""

    def __init__(self) -> None:
        super().__init__("已经有同名的沙箱")


class NotSynthetic(InvalidField):
    """A number that may be a real person's."""

    def __init__(self) -> None:
        super().__init__("document_number", "只接受虚构号段里的证件号码（居民身份证以 4499 开头），以免碰到真实的人")


class PersonExists(PlatformError):
    """Somebody in the sandbox holds that document already."""

    def __init__(self) -> None:
        super().__init__("这个沙箱里已有持这份证件的人员")


class BenefitUnchangeable(PlatformError):
    """The event cannot happen to a benefit in that state."""

    def __init__(self, event: str, status: str) -> None:
        super().__init__(f"待遇状态为 {status} 时不能发生 {event}")


class NoControlToken(PlatformError):
    """The control plane is open to other machines, and the request does not hold its token."""

    def __init__(self) -> None:
        super().__init__("控制接口需要令牌：请在请求头写明 Authorization: Bearer <令牌>")


class IdempotencyKeyReused(PlatformError):
    """The key stands for another request already."""

    def __init__(self) -> None:
        super().__init__("这个 Idempotency-Key 已用于另一个请求，请换一个")


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
