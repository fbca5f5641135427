"""The tables. Everything hangs on a sandbox, and goes when it goes."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    false,
    text,
)

metadata = MetaData()


def _sandbox() -> "Column[str]":
    return Column("sandbox", ForeignKey("sandboxes.key", ondelete="CASCADE"), primary_key=True)


def _of_person() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["sandbox", "person"], ["people.sandbox", "people.number"], ondelete="CASCADE")


sandboxes = Table(
    "sandboxes",
    metadata,
    Column("key", String(160), primary_key=True),
    Column("edition", String(32), nullable=False),
    Column("seed", String(64), nullable=False),
    Column("frozen_at", DateTime(timezone=False)),  # Shanghai time; empty: the real clock
    Column("account", Integer),  # number of the person logged in
    Column("city", String(6)),  # the account's last city
    Column("explorer", Boolean, nullable=False, server_default=false()),
    Column("register_down", Boolean, nullable=False, server_default=false()),
    Column("strict_suspension", Boolean, nullable=False, server_default=false()),
    Column("retry_limit", Integer),  # failed faces allowed in one case; empty: any number
    Column("offset", Integer, nullable=False, server_default=text("0")),  # seconds the clock is ahead of the real one
    Column("expires_at", DateTime(timezone=False)),  # Shanghai time of the real clock; empty: never
    Column("faults", JSON(none_as_null=True)),
    Column("copy_of", ForeignKey("sandboxes.key", ondelete="CASCADE")),  # a checkpoint of that sandbox
    Column("copied_at", DateTime(timezone=False)),  # Shanghai time
)

people = Table(
    "people",
    metadata,
    _sandbox(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", String(64), nullable=False),
    Column("document_type", String(32), nullable=False),
    Column("document_number", String(32), nullable=False),
    Column("sex", String(8), nullable=False),
    Column("born", Date, nullable=False),
    Column("face_script", JSON, nullable=False),  # outcomes of the next attempts, first one first
    Column("note", String(64)),
    UniqueConstraint("sandbox", "document_type", "document_number"),
)

benefits = Table(
    "benefits",
    metadata,
    _sandbox(),
    Column("person", Integer, primary_key=True, autoincrement=False),
    Column("scheme", String(16), primary_key=True),
    Column("name", String(64), nullable=False),
    Column("document_type", String(32), nullable=False),
    Column("document_number", String(32), nullable=False),
    Column("city", String(6), nullable=False),
    Column("status", String(16), nullable=False),
    Column("since", Date),
    Column("superseded", Boolean, nullable=False),
    _of_person(),
)

consents = Table(
    "consents",
    metadata,
    _sandbox(),
    Column("person", Integer, primary_key=True, autoincrement=False),
    Column("scheme", String(16), primary_key=True),
    _of_person(),
)

cases = Table(
    "cases",
    metadata,
    _sandbox(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("journey", String(32), nullable=False),
    Column("scheme", String(16), nullable=False),
    Column("state", String(16), nullable=False),
    Column("account", Integer, nullable=False),
    Column("city", String(6)),
    Column("method", String(8)),  # self, other
    Column("name", String(64)),  # the applicant, once known
    Column("document_type", String(32)),
    Column("document_number", String(32)),
    Column("message", String(64)),
    Column("failures", Integer, nullable=False),  # faces that did not match, in this case
)

records = Table(
    "records",
    metadata,
    _sandbox(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("person", Integer, nullable=False),
    Column("scheme", String(16), nullable=False),
    Column("city", String(6), nullable=False),
    Column("certified_at", DateTime(timezone=False), nullable=False),  # Shanghai time
    Column("method", String(8), nullable=False),
    Column("valid_until", Date, nullable=False),
    _of_person(),
)

face_sessions = Table(
    "face_sessions",
    metadata,
    _sandbox(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("case", Integer, nullable=False),
    Column("token", String(64), nullable=False),
    Column("expires_at", DateTime(timezone=False), nullable=False),  # Shanghai time
    Column("ended", Boolean, nullable=False),
    UniqueConstraint("sandbox", "token"),
)

attempts = Table(
    "attempts",
    metadata,
    _sandbox(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("case", Integer, nullable=False),
    Column("at", DateTime(timezone=False), nullable=False),  # Shanghai time
    Column("outcome", String(32), nullable=False),
)

# The newest entries of what was asked of a sandbox, and of what happened in it.
journal = Table(
    "journal",
    metadata,
    _sandbox(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("entry", JSON, nullable=False),
)

# Answers kept under an idempotency key.
answers = Table(
    "answers",
    metadata,
    _sandbox(),
    Column("key", String(255), primary_key=True),
    Column("request", String(64), nullable=False),  # a digest
    Column("status", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
