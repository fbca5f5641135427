"""假如: who it is about, and the way to where the scenario begins."""

from behave import given
from behave.runner import Context

from fixtures import way
from fixtures.phrases import Needs
from fixtures.world import APPLICANT


@given("{needs:Pensioner}打开了手机版“微信”APP")
def _(context: Context, needs: Needs) -> None:
    context.world.enter_logged_in(needs)
    context.world.screen.open(context.world.target.wechat())


@given("{needs:Pensioner}上次选择的地市是“{city:City}”")
def _(context: Context, needs: Needs, city: str) -> None:
    context.world.enter_logged_in(needs)
    context.world.target.set_city(city)
    context.world.screen.open(context.world.target.wechat())


@given("一位家人打开了手机版“微信”APP，要为{needs:Pensioner}办理资格认证")
def _(context: Context, needs: Needs) -> None:
    context.world.enter_with_relative(needs)
    context.world.screen.open(context.world.target.wechat())


@given("参保人已进入搜索小程序界面")
def _(context: Context) -> None:
    context.world.target.open_mini_programs(context.world.screen)


@given("参保人已进入“搜索小程序”页面")
def _(context: Context) -> None:
    way.to_search(context.world)


@given("参保人已搜索到“{words:Quoted}”")
def _(context: Context, words: str) -> None:
    way.to_search(context.world)
    way.search(context.world, words)


@given("{needs:Pensioner}打开了“粤省事”小程序")
def _(context: Context, needs: Needs) -> None:
    context.world.enter_logged_in(needs)
    context.world.screen.open(context.world.target.home())


@given("{needs:Pensioner}已进入【社保】板块")
def _(context: Context, needs: Needs) -> None:
    context.world.enter_logged_in(needs)
    context.world.screen.open(context.world.target.home())
    context.world.screen.press("社保", "热门服务")
    context.world.screen.expect_page("社保")  # a gesture waits for nothing


@given("{needs:Pensioner}已进入“养老资格认证”页面")
def _(context: Context, needs: Needs) -> None:
    context.world.enter_logged_in(needs)
    context.world.screen.open(context.world.target.home())
    context.world.screen.press("社保", "热门服务")
    context.world.screen.press("养老资格认证", "养老保障")


@given("{needs:Pensioner}扫码来到了认证业务页面")
def _(context: Context, needs: Needs) -> None:
    context.world.enter_logged_in(needs)
    context.world.screen.open(context.world.target.wechat())
    context.world.target.scan(context.world.screen, context.world.target.code(context.world.scheme))


@given("{needs:Pensioner}还没有同意两份文件")
def _(context: Context, needs: Needs) -> None:
    context.world.enter_logged_in(needs)


@given("{needs:Pensioner}同意了两份文件")
@given("{needs:Pensioner}已进入办事指南页面")
def _(context: Context, needs: Needs) -> None:
    context.world.enter_logged_in(needs)
    way.to_guide(context.world)


@given("{needs:Pensioner}已进入【{service:Service}】的办事指南页面")
def _(context: Context, needs: Needs, service: str) -> None:
    context.world.enter_logged_in(needs)
    context.world.scheme = service
    way.to_guide(context.world)


@given("换成参保人登录，已进入办事指南页面")
def _(context: Context) -> None:
    context.world.log_in(APPLICANT)
    way.to_guide(context.world)


@given("{needs:Pensioner}在选择办理方式")
def _(context: Context, needs: Needs) -> None:
    context.world.enter_logged_in(needs)
    way.to_method(context.world)


@given("{needs:Pensioner}选择了“{method:Quoted}”")
def _(context: Context, needs: Needs, method: str) -> None:
    context.world.enter_logged_in(needs)
    way.to_method(context.world)
    way.choose(context.world, method)


@given("参保人选择了“{method:Quoted}”")
def _(context: Context, method: str) -> None:
    context.world.screen.press("开始办理")
    way.choose(context.world, method)


@given("校验已通过，弹窗已出现")
def _(context: Context) -> None:
    context.world.screen.press("下一步")


@given("{needs:Pensioner}已进入人脸身份验证环节")
def _(context: Context, needs: Needs) -> None:
    context.world.enter_logged_in(needs)
    way.to_face(context.world)


@given("{needs:Pensioner}的人脸识别没有通过")
def _(context: Context, needs: Needs) -> None:
    context.world.enter_logged_in(needs)
    context.world.target.script_face(context.world.applicant, ["too_dark"])
    way.to_face(context.world)
    context.world.target.show_face(context.world.screen)


@given("{needs:Pensioner}已认证成功")
def _(context: Context, needs: Needs) -> None:
    context.world.enter_logged_in(needs)
    way.to_face(context.world)
    context.world.target.show_face(context.world.screen)


@given("一位家人要为{needs:Pensioner}办理资格认证")
def _(context: Context, needs: Needs) -> None:
    context.world.enter_with_relative(needs)
    way.to_method(context.world)


@given("家人选择了“{method:Quoted}”")
def _(context: Context, method: str) -> None:
    way.choose(context.world, method)


@given("一位家人为{needs:Pensioner}办理，已进入人脸身份验证环节")
def _(context: Context, needs: Needs) -> None:
    context.world.enter_with_relative(needs)
    way.to_face_for_other(context.world)
