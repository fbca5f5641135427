"""那么: whose data a page shows, and which records."""

import re
from datetime import date

from behave import then
from behave.runner import Context

from fixtures.person import Person, seen_name, seen_number
from fixtures.screen import Words
from fixtures.tables import column, rows
from fixtures.world import RELATIVE, World


@then("申办人信息是参保人的姓名、证件类型、证件号码")
def _(context: Context) -> None:
    _expect_person(context.world, "申办人信息", context.world.applicant)


@then("代办人信息是家人的姓名、证件类型、证件号码")
def _(context: Context) -> None:
    _expect_person(context.world, "代办人信息", context.world.people[RELATIVE])


@then("可以选择的证件类型依次是")
def _(context: Context) -> None:
    context.world.screen.expect_options("证件类型", column(context.table))


@then("“{field:Quoted}”旁边提示“{hint:Quoted}”")
def _(context: Context, field: str, hint: str) -> None:
    context.world.screen.expect_field_hint(field, hint)


@then("已填的姓名“{name:Quoted}”、证件号码“{number:Quoted}”仍在")
def _(context: Context, name: str, number: str) -> None:
    context.world.screen.expect_value("姓名", name)
    context.world.screen.expect_value("证件号码", number)


@then("页面上没有可以填写的内容")
def _(context: Context) -> None:
    context.world.screen.expect_no_fields()


@then("页面上没有完整的证件号码")
def _(context: Context) -> None:
    for person in context.world.people.values():
        context.world.screen.expect_no_words(person.document_number)


@then("查询结果里是参保人在{on:Day}的认证信息")
@then("查询结果里是登录账号实名人员在{on:Day}的认证信息")
def _(context: Context, on: date) -> None:
    _expect_record(context.world, context.world.applicant, on)


@then("查询结果里是家人在{on:Day}的认证信息")
def _(context: Context, on: date) -> None:
    _expect_record(context.world, context.world.people[RELATIVE], on)


@then("查询结果里没有{on:Day}的认证信息")
def _(context: Context, on: date) -> None:
    context.world.screen.expect_no_words(re.compile(on.isoformat()))


@then("查询结果里“{term:Quoted}”是“{words:Quoted}”")
def _(context: Context, term: str, words: str) -> None:
    context.world.screen.expect_details({term: words})


@then("查询结果里有")
def _(context: Context) -> None:
    context.world.screen.expect_details(dict(rows(context.table)))


@then("页面上没有查询结果")
def _(context: Context) -> None:
    context.world.screen.expect_no_words("认证时间")


def _expect_person(world: World, section: str, person: Person) -> None:
    shown: dict[str, Words] = {"姓名": seen_name(person), "证件号码": seen_number(person)}
    world.screen.expect_details({**shown, "证件类型": person.document_label}, section)


def _expect_record(world: World, person: Person, on: date) -> None:
    world.screen.expect_heading("查询结果")
    shown: dict[str, Words] = {"姓名": seen_name(person), "证件号码": seen_number(person)}
    world.screen.expect_details({**shown, "认证时间": re.compile(on.isoformat())})
