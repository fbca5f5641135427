"""假如: how things stand, arranged through the target."""

from datetime import date

from behave import given
from behave.runner import Context


@given("今天是{today:Day}")
def _(context: Context, today: date) -> None:
    context.world.target.set_today(today)


@given("社保系统连不上")
def _(context: Context) -> None:
    context.world.target.set_register(down=True)


@given("社保系统恢复正常")
def _(context: Context) -> None:
    context.world.target.set_register(down=False)


@given("社保系统对长期暂停的待遇从严处理")
def _(context: Context) -> None:
    context.world.target.set_register(strict=True)


@given("每次办理最多允许{failures:Number}次人脸识别失败")
def _(context: Context, failures: int) -> None:
    context.world.target.set_retry_limit(failures)


@given("参保人在{on:Day}认证过")
def _(context: Context, on: date) -> None:
    context.world.target.add_record(context.world.applicant, context.world.scheme, on)


@given("人脸识别时{face:Face}")
def _(context: Context, face: str) -> None:
    context.world.target.script_face(context.world.applicant, [face])


@given("连续{times:Number}次人脸识别时{face:Face}")
def _(context: Context, times: int, face: str) -> None:
    context.world.target.script_face(context.world.applicant, [face] * times)
