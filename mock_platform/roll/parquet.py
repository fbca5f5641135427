"""A roll as Parquet. Needs pyarrow, which only those install who want it."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import BinaryIO

import pyarrow as pa
from pyarrow.parquet import ParquetWriter

from mock_platform.roll.rows import COLUMNS, Row

_TYPES = {"number": pa.int64(), "born": pa.date32(), "since": pa.date32()}
SCHEMA = pa.schema([(column, _TYPES.get(column, pa.string())) for column in COLUMNS])
_IN_A_GROUP = 100  # batches


def write_parquet(batches: Iterable[Iterator[Row]], stream: BinaryIO) -> None:
    """Days are dates; what there is not is null."""
    with ParquetWriter(stream, SCHEMA) as writer:
        arrays = map(_record_batch, batches)
        while group := [*islice(arrays, _IN_A_GROUP)]:
            writer.write_table(pa.Table.from_batches(group))


def _record_batch(batch: Iterator[Row]) -> pa.RecordBatch:
    columns = zip(*batch, strict=True)
    return pa.record_batch(
        [pa.array(column, field.type) for column, field in zip(columns, SCHEMA, strict=True)], SCHEMA
    )
