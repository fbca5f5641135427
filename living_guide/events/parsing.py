"""Lines of an events file back to records."""

from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from living_guide.events.record import Record

_RECORD: TypeAdapter[Record] = TypeAdapter(Annotated[Record, Field(discriminator="event")])


def parse(line: bytes) -> Record:
    """The record of a line; ValueError, saying what is wrong with it, if it is none."""
    try:
        return _RECORD.validate_json(line)
    except ValidationError as error:
        raise ValueError(error.errors()[0]["msg"]) from error
