"""What each refusal is called: its status, its code, which does not change, and its title."""

from mock_platform.core import errors

# The first class an error belongs to decides.
STATUSES: tuple[tuple[type[errors.PlatformError], int, str, str], ...] = (
    (errors.UnknownSandbox, 404, "unknown_sandbox", "没有这个沙箱"),
    (errors.NotFound, 404, "not_found", "没有找到"),
    (errors.SandboxNotNamed, 400, "sandbox_not_named", "没有写明沙箱"),
    (errors.SandboxExists, 409, "sandbox_exists", "沙箱的名字已被使用"),
    (errors.NotSynthetic, 422, "not_synthetic", "不是虚构号码"),
    (errors.InvalidField, 422, "invalid_field", "填写的内容不能使用"),
    (errors.InvalidFields, 422, "invalid_field", "填写的内容不能使用"),
    (errors.NotLoggedIn, 409, "not_logged_in", "尚未登录"),
    (errors.NotAgreed, 409, "not_agreed", "尚未同意协议"),
    (errors.StepOutOfOrder, 409, "step_out_of_order", "现在不能办理这一步"),
    (errors.FaceSessionEnded, 409, "face_session_ended", "人脸识别已经结束"),
    (errors.FaceSessionExpired, 410, "face_session_expired", "人脸识别已过时"),
    (errors.PersonExists, 409, "person_exists", "已有这个人员"),
    (errors.BenefitUnchangeable, 409, "benefit_unchangeable", "待遇不能这样变化"),
    (errors.IdempotencyKeyReused, 422, "idempotency_key_reused", "幂等键已被使用"),
    (errors.NoControlToken, 401, "no_control_token", "没有控制令牌"),
    (errors.TooManyAttempts, 429, "too_many_attempts", "次数已用完"),
    (errors.PlatformError, 400, "refused", "不能办理"),
)
# The clauses (or open points) that refusals follow.
CLAUSES: dict[type[errors.PlatformError], str] = {
    errors.NotAgreed: "A1.3",
    errors.InvalidFields: "Q9",
    errors.TooManyAttempts: "Q13",
}
# What went wrong before anything was asked of the platform.
CODES = {
    400: "malformed",
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    421: "unknown_host",
    422: "invalid_request",
    500: "fault",
}
INJECTED = "fault_injected"  # whatever status the fault has
HTTP_WORDS = {
    400: ("请求不完整", "收到的内容不完整或格式不对，请返回上一页重新提交"),
    404: ("没有这个页面", "地址可能输错了，或者页面已经不在了"),
    405: ("不能这样打开", "这个地址不能直接打开，请从页面上的按钮进入"),
    413: ("内容太大", "提交的内容超过 10 MB，请换一个小一些的文件"),
}
BUSY = ("系统繁忙", "系统繁忙，请稍后再试。")
TITLES = {
    **{status: title for status, (title, _) in HTTP_WORDS.items()},
    421: "地址不对",
    422: "请求不符合接口约定",
    500: BUSY[0],
}
OTHER_WORDS = ("不能办理", "请求没有成功，请返回首页重新开始")
