"""What a scenario attached or printed, as attachments of Cucumber Messages."""

import re
from base64 import b64encode
from collections.abc import Iterator
from pathlib import PurePosixPath

from cucumber_messages import Attachment, AttachmentContentEncoding

from living_guide.events import record
from living_guide.events.reports import Report
from living_guide.export.attached import attached_file, label
from living_guide.export.beats import Beat

LOG = "text/x.cucumber.log+plain"
_TEXTS = ("text/", "application/json")
_NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\s]+')


def attachments(report: Report, beat: Beat) -> Iterator[Attachment]:
    """All bodies are in the message itself, traces too, so that the file can be sent alone; ExportError if one is
    gone."""
    for each in beat.attachments:
        yield _attachment(each, attached_file(report, each).read_bytes())
    if beat.captured:
        yield Attachment(body=beat.captured, content_encoding=AttachmentContentEncoding.identity, media_type=LOG)


def _attachment(attached: record.Attachment, content: bytes) -> Attachment:
    body, encoding = _body(attached.mime, content)
    name = _NOT_IN_FILE_NAMES.sub("_", label(attached)) + PurePosixPath(attached.file).suffix
    return Attachment(body=body, content_encoding=encoding, media_type=attached.mime, file_name=name)


def _body(mime: str, content: bytes) -> tuple[str, AttachmentContentEncoding]:
    if mime.startswith(_TEXTS):
        try:
            return content.decode(), AttachmentContentEncoding.identity
        except UnicodeDecodeError:
            pass  # a form that holds a picture
    return b64encode(content).decode(), AttachmentContentEncoding.base64
