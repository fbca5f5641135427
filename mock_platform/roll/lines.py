"""A roll as lines of text, in UTF-8: CSV with the names of the columns first, or a JSON object for each person."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from io import StringIO
from json import JSONEncoder
from typing import BinaryIO

from mock_platform.roll.rows import COLUMNS, Row


def write_csv(batches: Iterable[Iterator[Row]], stream: BinaryIO) -> None:
    """Days are ISO; what there is not is empty."""
    stream.write(f"{','.join(COLUMNS)}\n".encode())
    for batch in batches:
        text = StringIO()
        csv.writer(text, lineterminator="\n").writerows(batch)
        stream.write(text.getvalue().encode())


def write_jsonl(batches: Iterable[Iterator[Row]], stream: BinaryIO) -> None:
    """Days are ISO; what there is not is null."""
    encode = JSONEncoder(ensure_ascii=False, default=date.isoformat).encode
    for batch in batches:
        lines = (encode(dict(zip(COLUMNS, row, strict=True))) for row in batch)
        stream.write("".join(f"{line}\n" for line in lines).encode())
