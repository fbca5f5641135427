import io
from pathlib import Path

import pytest

from living_guide.text.reading import TextUnreadable, decode, read_published

TEXT = "第一步：点击【开始】，\n再看。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk"])
def test_a_text_is_read_in_what_chinese_sites_publish_in(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "guide.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert read_published(str(path)).original == TEXT


def test_standard_input_is_read_as_a_file_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode("gb18030"))))
    assert read_published("-").original == TEXT


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7\n1 0 obj", "guide.txt is a PDF: save its words as plain text"),
        (b"PK\x03\x04\x14\x00", "is a Word document .DOCX. or an archive: save"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "is an old Word document .DOC.: save"),
        (b"{\\rtf1 text}", "is an RTF document: save"),
        (TEXT.encode("utf-16"), "is in UTF-16: save"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "is no plain text: save"),
        (b"abc\x00def", "is no plain text: save"),
        (b"\xff\xff\xff", "is no plain text: save"),
        ("<!DOCTYPE html><p>甲".encode(), "is the source of a page: save"),
        (b"\n <html>", "is the source of a page: save"),
        (b"", "holds no words"),
        ("，。\n".encode(), "holds no words"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(TextUnreadable, match=reason) as refused:
        decode(data, "guide.txt")
    assert str(refused.value).startswith("guide.txt ")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TextUnreadable, match="is a folder: name the file"):
        read_published(str(tmp_path))


@pytest.mark.parametrize("name", ["nothing.txt", "no\0name"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(TextUnreadable, match="cannot be read: "):
        read_published(str(tmp_path / name))
