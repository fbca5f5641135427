"""The two drawn codes of the mini-program, and reading them back from a picture (A1.1)."""

import warnings
from functools import cache
from io import BytesIO

import segno

from mock_platform.core.errors import UnreadableImage
from mock_platform.core.schemes import Scheme

PREFIX = "yss-mock:certification/"
MAX_PIXELS = 40_000_000
FORMATS = ("BMP", "GIF", "JPEG", "PNG", "WEBP")  # what albums hold; some of Pillow's others start programs


@cache
def draw(scheme: Scheme) -> bytes:
    """The scheme's code as PNG."""
    out = BytesIO()
    segno.make(PREFIX + scheme, error="m", micro=False).save(out, kind="png", scale=8, border=4, dark="#04703a")
    return out.getvalue()


def read(image: bytes) -> Scheme:
    """The scheme whose code is in the picture; UnreadableImage says what it is instead."""
    if not image:
        raise UnreadableImage("请先从相册选取一张葵花码图片")
    found = _decode(image)
    schemes = [scheme for scheme in Scheme if PREFIX + scheme in found]
    if len(schemes) == 1:
        return schemes[0]
    if schemes:
        raise UnreadableImage("图片里有两种葵花码，请裁剪到只留一种，再选取")
    if found:
        raise UnreadableImage("图片里的码不是“粤省事”养老资格认证的葵花码，请换一张")
    raise UnreadableImage("图片里没有找到码，请选取清晰、完整的葵花码图片")


def _decode(image: bytes) -> list[str]:
    # Both are needed for this one page only, and cost more to load than all the rest.
    import zxingcpp
    from PIL import Image

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(BytesIO(image), formats=FORMATS) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise Image.DecompressionBombError
            pixels = picture.convert("L")
    except Image.DecompressionBombError as error:
        raise UnreadableImage("图片太大，请选取 4000 万像素以内的图片") from error
    except Exception as error:  # Pillow raises whatever a broken file makes its decoders raise
        raise UnreadableImage("这个文件不是图片，或者图片已损坏，请重新选取") from error
    return [found.text for found in zxingcpp.read_barcodes(pixels)]
