"""假如: who queries for whom, and the way to where the scenario begins."""

from datetime import date

from behave import given
from behave.runner import Context

from fixtures import way
from fixtures.phrases import Needs
from fixtures.world import RELATIVE


@given("一位家人要为{needs:Pensioner}查询认证信息")
def _(context: Context, needs: Needs) -> None:
    context.world.enter_with_relative(needs)
    way.to_guide(context.world)


@given("一位家人要为{needs:Pensioner}查询{scheme:Scheme}的认证信息")
def _(context: Context, needs: Needs, scheme: str) -> None:
    context.world.enter_with_relative(needs)
    context.world.scheme = scheme
    way.to_guide(context.world)


@given("一位在{on:Day}认证过的{scheme:Scheme}家人要为{needs:Pensioner}查询认证信息")
def _(context: Context, on: date, scheme: str, needs: Needs) -> None:
    context.world.enter_with_relative(needs, scheme)
    context.world.target.add_record(context.world.people[RELATIVE], scheme, on)
    way.to_guide(context.world)


@given("{needs:Pensioner}在{on:Day}认证过，进入了【{service:Service}】的办事指南页面")
def _(context: Context, needs: Needs, on: date, service: str) -> None:
    context.world.enter_logged_in(needs)
    context.world.target.add_record(context.world.applicant, context.world.scheme, on)
    context.world.scheme = service
    way.to_guide(context.world)


@given("家人已进入申办人信息录入页面")
def _(context: Context) -> None:
    way.to_query_form(context.world)


@given("家人已录入参保人的信息，弹窗已出现")
def _(context: Context) -> None:
    way.to_query_dialog(context.world)


@given("家人已录入参保人的信息，进入人脸身份验证环节")
def _(context: Context) -> None:
    way.to_query_dialog(context.world)
    context.world.screen.press("确定")
