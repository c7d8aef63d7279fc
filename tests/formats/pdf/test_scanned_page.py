"""A page that is a picture, read by the recognition itself, where that is installed."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from translator import placeholders
from translator.formats import registry

for _name in ("rapidocr", "onnxruntime", "cv2"):
    pytest.importorskip(_name, reason="character recognition is not installed: duizhao[ocr]")
from PIL import Image, ImageDraw, ImageFont  # noqa: E402  # comes with the recognition

_FONT = Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc")
_LINES = ("河边的早市在二〇〇八年搬到学校操场，", "一共搬了14个月。")


def _scanned() -> bytes:
    picture = Image.new("L", (900, 300), 235)
    draw = ImageDraw.Draw(picture)
    font = ImageFont.truetype(str(_FONT), 36, index=2)
    for at, line in enumerate(_LINES):
        draw.text((100, 80 + 60 * at), line, fill=30, font=font)
    packed = io.BytesIO()
    picture.rotate(0.8, fillcolor=235).save(packed, "JPEG", quality=80)
    packed.seek(0)
    document = pdfium.PdfDocument.new()
    page = document.new_page(324, 108)
    image = pdfium.PdfImage.new(document)
    image.load_jpeg(packed, inline=True)
    image.set_matrix(pdfium.PdfMatrix().scale(324, 108))
    page.insert_obj(image)
    page.gen_content()
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


@pytest.mark.skipif(not _FONT.is_file(), reason=f"this computer lacks {_FONT.name}")
def test_a_picture_of_text_is_read_with_its_zeros(own_home: Path) -> None:
    registry.choose_read_scans(True)
    data = _scanned()
    document = registry.by_path("a.pdf", data).read(data, name="a.pdf")
    assert [placeholders.strip(block.text) for block in document.blocks] == ["".join(_LINES)]
    assert "page-recognised" in {one.kind for one in document.skipped}
