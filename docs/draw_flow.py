"""Draw `flow.png`, the picture of the flow in the READMEs: `python docs/draw_flow.py`."""

import sys
from base64 import b64encode
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from jinja2 import Template
from PIL import Image
from playwright.sync_api import Browser

from fixtures import way
from fixtures.browser.phone import fresh_page, phone_browser
from fixtures.browser.screen import BrowserScreen
from fixtures.mock_target import MockTarget
from fixtures.phrases import Needs, read_needs
from fixtures.screen import Screen
from fixtures.server import serving
from fixtures.settings import TODAY
from fixtures.world import World

Strip = list[tuple[str, bytes]]
SHEET = Template("""
<style>{{ style }}</style>
{% for title, kind, strip in strips %}
<h2>{{ title }}</h2>
<div class="strip {{ kind }}">
{% for name, picture in strip %}
<figure><img src="data:image/png;base64,{{ b64encode(picture).decode() }}"><figcaption>{{ name }}</figcaption></figure>
{% endfor %}
</div>
{% endfor %}
""")
SHEET.globals["b64encode"] = b64encode
STYLE = """
body { margin: 0; padding: 28px; width: 1340px; background: #fff; color: #1b1f23; }
body { font: 17px "Noto Sans CJK SC", sans-serif; }
h2 { margin: 18px 0 10px; font-size: 21px; }
.strip { display: flex; gap: 34px; }
figure { position: relative; margin: 0; width: 195px; text-align: center; }
figure + figure::before { content: "→"; position: absolute; left: -29px; top: 190px; color: #04703a; font-size: 25px; }
.apart figure + figure::before { content: ""; }
img { width: 195px; border: 1px solid #b9c0c7; border-radius: 14px; }
"""


def shot(screen: Screen) -> bytes:
    picture = screen.picture()
    assert picture is not None, "only a browser takes pictures"
    return picture


def access(world: World) -> Strip:
    screen = world.screen
    screen.open(world.target.wechat())
    strip = [("微信", shot(screen))]
    way.to_search(world)
    way.search(world, "粤省事")
    screen.expect_entry("粤省事-小程序")
    strip.append(("搜索小程序", shot(screen)))
    for label, section, name in (
        ("粤省事-小程序", None, "粤省事"),
        ("社保", "热门服务", "社保"),
        ("养老资格认证", "养老保障", "养老资格认证"),
        ("企业职工领取养老保险待遇资格认证", None, "勾选两份文件"),
    ):
        screen.press(label, section)
        screen.expect_no_entry("搜索")
        strip.append((name, shot(screen)))
    return strip


def certification(world: World) -> Strip:
    screen = world.screen
    way.to_guide(world)
    screen.expect_heading("办事指南")
    strip = [("办事指南", shot(screen))]
    screen.press("开始办理")
    screen.choose("本人办理")
    strip.append(("办理方式", shot(screen)))
    screen.press("下一步")
    screen.expect_heading("申办人信息")
    strip.append(("申办人信息", shot(screen)))
    screen.press("下一步")
    screen.expect_dialog("人脸身份验证")
    strip.append(("弹窗提示", shot(screen)))
    screen.press("确定")
    screen.expect_heading("人脸身份验证")
    strip.append(("人脸身份验证", shot(screen)))
    world.target.show_face(screen)
    screen.expect_heading("认证成功")
    strip.append(("认证成功", shot(screen)))
    return strip


def endings(world: World) -> Strip:
    screen, target = world.screen, world.target
    target.script_face(world.applicant, ["too_dark"])
    way.to_face(world)
    target.show_face(screen)
    screen.expect_heading("认证失败")
    strip = [("人脸不通过", shot(screen))]
    screen.open(target.guide(world.scheme))
    screen.press("认证信息查询")
    screen.expect_heading("查询结果")
    strip.append(("认证信息查询", shot(screen)))
    screen.press("为他人查询")
    screen.expect_heading("申办人信息录入")
    strip.append(("为他人查询", shot(screen)))
    for condition, name in (("姓名与社保系统登记不一致", "校验：信息不匹配"), ("待遇已终止发放", "校验：待遇异常")):
        world.enter_logged_in(read_needs(f"{condition}的企业职工参保人"))
        way.to_method(world)
        way.choose(world, "本人办理")
        screen.press("下一步")
        screen.expect_heading("校验不通过")
        strip.append((name, shot(screen)))
    screen.open(target.guide(world.scheme))
    screen.press("认证信息查询")
    screen.expect_words("未查询到认证结果")
    strip.append(("没有认证记录", shot(screen)))
    return strip


def sheet(browser: Browser, strips: list[tuple[str, str, Strip]]) -> bytes:
    page = browser.new_page(viewport={"width": 1396, "height": 900})
    page.set_content(SHEET.render(style=STYLE, strips=strips))
    return page.screenshot(full_page=True)


def main() -> None:
    with serving() as address, phone_browser() as browser, fresh_page(browser) as page:
        target = MockTarget(address)
        target.begin(edition="official", seed="1", today=TODAY)
        world = World(target, BrowserScreen(page))
        world.enter_logged_in(Needs("employee", {"city": "广州市"}))
        target.set_city("广州市")
        strips = [
            ("一、访问路径", "", access(world)),
            ("二、1. 办理资格认证", "", certification(world)),
            ("没有通过的，和认证信息查询", "apart", endings(world)),
        ]
        drawn = Image.open(BytesIO(sheet(browser, strips)))
        target.end()
        target.close()
    drawn.convert("RGB").quantize(128).save(Path(__file__).parent / "flow.png", optimize=True)


if __name__ == "__main__":
    main()
