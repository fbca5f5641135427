"""那么: what a person sees."""

from behave import given, then
from behave.runner import Context

from fixtures.person import seen_name
from fixtures.tables import column


@then("进入“{title:Quoted}”页面")
def _(context: Context, title: str) -> None:
    context.world.screen.expect_page(title)


@then("页面显示“{title:Quoted}”")
@then("办事指南讲的是“{title:Quoted}”")
def _(context: Context, title: str) -> None:
    context.world.screen.expect_heading(title)


@then("进入粤省事小程序首页")
@then("返回粤省事首页")
def _(context: Context) -> None:
    context.world.screen.expect_heading("粤省事")
    context.world.screen.expect_entry("社保", "热门服务")


@then("跳转至【{function:Label}】的认证业务页面")
@then("来到【{function:Label}】的认证业务页面")
@then("仍在【{function:Label}】的认证业务页面")
def _(context: Context, function: str) -> None:
    context.world.screen.expect_heading(function)
    context.world.screen.expect_checkbox("《用户服务协议》")


@then("进入搜索小程序界面，看到“{label:Quoted}”输入框")
def _(context: Context, label: str) -> None:
    context.world.screen.expect_entry(label)


@then("搜索结果里有“{label:Quoted}”")
def _(context: Context, label: str) -> None:
    context.world.screen.expect_entry(label, "搜索结果")


@then("搜索结果里还有别的小程序")
def _(context: Context) -> None:
    found = context.world.screen.entries("搜索结果")
    assert len(found) > 1, f"搜索结果里只有 {found}"


@then("提示没有找到与“{words:Quoted}”有关的小程序")
def _(context: Context, words: str) -> None:
    context.world.screen.expect_hint(f"没有找到与“{words}”有关的小程序")


@then("左上方的地市显示为“{city:City}”")
def _(context: Context, city: str) -> None:
    context.world.screen.expect_top_left(city)


@then("可以切换的地市有")
def _(context: Context) -> None:
    for city in column(context.table):
        context.world.screen.expect_entry(city)


@then("看得到【{section:Label}】菜单下的【{label:Label}】")
@then("看得到【{section:Label}】模块下的【{label:Label}】")
def _(context: Context, section: str, label: str) -> None:
    context.world.screen.expect_in_view(label, section)


@given("第一屏看不到【{label:Label}】")
@then("第一屏看不到【{label:Label}】")
def _(context: Context, label: str) -> None:
    context.world.screen.expect_out_of_view(label)


@then("提示勾选“{documents:Quoted}”")
def _(context: Context, documents: str) -> None:
    context.world.screen.expect_hint(f"勾选{documents}")


@then("{document:Document}仍然是勾选的")
def _(context: Context, document: str) -> None:
    context.world.screen.expect_checkbox(document, ticked=True)


@then("认证业务页面显示的地市是“{city:City}”")
def _(context: Context, city: str) -> None:
    context.world.screen.expect_details({"地市": city})


@then("首页称呼的是参保人")
def _(context: Context) -> None:
    context.world.screen.expect_words(seen_name(context.world.applicant))


@then("可以选择的功能只有")
@then("页面上的按钮只有")
def _(context: Context) -> None:
    wanted = column(context.table)
    for label in wanted:
        context.world.screen.expect_entry(label)
    found = context.world.screen.entries()
    assert found == wanted, f"应当只有 {wanted}，实际是 {found}"


@then("提示选择“{first:Quoted}”或“{second:Quoted}”")
def _(context: Context, first: str, second: str) -> None:
    context.world.screen.expect_hint(f"请选择“{first}”或“{second}”")


@then("页面提示“{words:Quoted}”")
def _(context: Context, words: str) -> None:
    context.world.screen.expect_words(words)


@then("页面没有提示“{words:Quoted}”")
def _(context: Context, words: str) -> None:
    context.world.screen.expect_no_words(words)


@then("“扫一扫”提示“{words:Quoted}”")
def _(context: Context, words: str) -> None:
    context.world.screen.expect_heading("扫一扫")
    context.world.screen.expect_hint(words)


@then("提示人脸识别已达次数上限")
def _(context: Context) -> None:
    context.world.screen.expect_hint("次上限")


@then("页面依次显示")
def _(context: Context) -> None:
    context.world.screen.expect_in_order(column(context.table))


@then("弹窗提示需待遇申领人进行人脸身份验证")
def _(context: Context) -> None:
    context.world.screen.expect_dialog("需待遇申领人进行人脸身份验证")


@then("弹窗有【{first:Label}】和【{second:Label}】按钮")
def _(context: Context, first: str, second: str) -> None:
    context.world.screen.expect_dialog_buttons([first, second])


@then("页面有【{label:Label}】按钮")
def _(context: Context, label: str) -> None:
    context.world.screen.expect_entry(label)


@then("页面没有【{label:Label}】按钮")
def _(context: Context, label: str) -> None:
    context.world.screen.expect_no_entry(label)
