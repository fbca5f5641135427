"""当: what a person does."""

from behave import when
from behave.runner import Context

from fixtures import pictures, way


@when("在手机版“{app:Quoted}”APP 里，手指在屏幕上往下滑")
def _(context: Context, app: str) -> None:
    context.world.screen.expect_page(app)
    context.world.screen.pull_down()


@when("手指在屏幕上往下滑")
def _(context: Context) -> None:
    context.world.screen.pull_down()


@when("点击“{label:Quoted}”输入框")
@when("选择“{label:Quoted}”")
def _(context: Context, label: str) -> None:
    context.world.screen.press(label)


@when("在搜索输入框输入“{words:Quoted}”")
def _(context: Context, words: str) -> None:
    context.world.screen.fill("搜索输入框", words)


@when("使用微信“扫一扫”功能扫描{scheme:Scheme}的“粤省事”小程序葵花码")
def _(context: Context, scheme: str) -> None:
    context.world.target.scan(context.world.screen, context.world.target.code(scheme))


@when("用“扫一扫”识别一张没有码的图片")
def _(context: Context) -> None:
    context.world.target.scan(context.world.screen, pictures.without_code())


@when("用“扫一扫”识别一张别家的码")
def _(context: Context) -> None:
    context.world.target.scan(context.world.screen, pictures.foreign_code())


@when("用“扫一扫”识别一个不是图片的文件")
def _(context: Context) -> None:
    context.world.target.scan(context.world.screen, pictures.no_picture())


@when("点击左上方的地市")
def _(context: Context) -> None:
    context.world.screen.press_top_left("地市")


@when("点击左上方的地市，切换为当前养老待遇领取所在地市“{city:City}”")
def _(context: Context, city: str) -> None:
    context.world.screen.press_top_left("地市")
    context.world.screen.press(city)


@when("屏幕往下滑")
@when("往上滑动屏幕")
def _(context: Context) -> None:
    context.world.screen.scroll_to_end()


@when("选择【{section:Label}】菜单下的【{label:Label}】")
@when("选择【{section:Label}】模块下的【{label:Label}】")
def _(context: Context, section: str, label: str) -> None:
    context.world.screen.press(label, section)


@when("点击【{label:Label}】")
@when("点击【{label:Label}】按钮")
@when("选择【{label:Label}】功能")
def _(context: Context, label: str) -> None:
    context.world.screen.press(label)


@when("勾选{first:Document}及{second:Document}")
def _(context: Context, first: str, second: str) -> None:
    context.world.screen.tick(first)
    context.world.screen.tick(second)


@when("只勾选{document:Document}")
def _(context: Context, document: str) -> None:
    context.world.screen.tick(document)


@when("打开{document:Document}")
def _(context: Context, document: str) -> None:
    context.world.target.open_document(context.world.screen, document)


@when("选择办理方式“{method:Quoted}”")
def _(context: Context, method: str) -> None:
    context.world.screen.choose(method)


@when("在申办人信息模块录入参保人的姓名、证件类型、证件号码")
@when("录入申办人的姓名、证件类型、证件号码")
def _(context: Context) -> None:
    way.type_in(context.world, context.world.applicant)


@when("填写姓名“{name:Quoted}”、证件类型“{kind:Quoted}”、证件号码“{number:Quoted}”")
def _(context: Context, name: str, kind: str, number: str) -> None:
    way.fill_in(context.world, name, kind, number)


@when("待遇申领人完成人脸识别")
@when("家人完成人脸识别")
def _(context: Context) -> None:
    context.world.target.show_face(context.world.screen)


@when("待遇申领人完成人脸识别，没有通过就点击【重新识别】，一共{times:Number}次")
def _(context: Context, times: int) -> None:
    context.world.target.show_face(context.world.screen)
    for _again in range(times - 1):
        context.world.screen.press("重新识别")
        context.world.target.show_face(context.world.screen)


@when("参保人本人办理，完成人脸识别")
def _(context: Context) -> None:
    way.to_face(context.world)
    context.world.target.show_face(context.world.screen)


@when("回到办事指南页面")
@when("直接打开办事指南的地址")
def _(context: Context) -> None:
    context.world.screen.open(context.world.target.guide(context.world.scheme))


@when("按手机的后退键")
def _(context: Context) -> None:
    context.world.screen.go_back()
