"""Draw the pictures of the storyboard in the READMEs from a report's site: `python docs/draw_storyboard.py report`."""

import sys
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from PIL import Image
from playwright.sync_api import FloatRect

from fixtures.browser.phone import phone_browser

HERE = Path(__file__).parent
CHAPTER = "二、1. 办理资格认证"
COLOURS = 128
WIDTH, EDGE = 1100, 20  # pixels
PICTURES = {"storyboard.zh-CN.png": None, "storyboard.png": "English"}


def main(report: Path) -> None:
    with phone_browser() as browser:
        page = browser.new_page(viewport={"width": WIDTH, "height": 900})
        page.goto((report / "storyboard.html").absolute().as_uri())
        for name, language in PICTURES.items():
            if language:
                page.get_by_role("button", name=language).click()
            chapter = page.locator("section").filter(has=page.locator("h2", has_text=CHAPTER)).first
            box = chapter.bounding_box()
            assert box is not None
            frame = FloatRect(x=0, y=box["y"] - EDGE, width=WIDTH, height=box["height"] + 2 * EDGE)
            drawn = Image.open(BytesIO(page.screenshot(clip=frame, full_page=True)))
            drawn.convert("RGB").quantize(COLOURS).save(HERE / name, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "report"))
