"""The right platform, and what it answers on every walk."""

from collections.abc import Iterator
from unittest.mock import patch

import pytest
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from mock_platform.web.render import TEMPLATES
from tests.mutants.atlas import WALKS
from tests.mutants.walker import Answer, walked
from tests.web.in_process import InProcess, in_process

Right = dict[str, list[Answer]]


class Compiled(BytecodeCache):
    """Templates compiled once, for mutants throw the loaded ones away."""

    def __init__(self) -> None:
        self.known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self.known.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.known[bucket.key] = bucket.bytecode_to_string()


@pytest.fixture(scope="package")
def app() -> Iterator[InProcess]:
    with in_process() as opened, patch.object(TEMPLATES, "bytecode_cache", Compiled()):
        yield opened


@pytest.fixture(scope="package")
def right(app: InProcess) -> Right:
    """What the right platform answers on every walk, by the walk's name."""
    return {walk.name: walked(app, walk, []) for walk in WALKS}
