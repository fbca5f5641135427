"""What the core holds are values: nothing can be changed in them, or added to them."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from dataclasses import is_dataclass

import pytest

import mock_platform.core as core


def dataclasses() -> Iterator[type]:
    for module in pkgutil.iter_modules(core.__path__, f"{core.__name__}."):
        for _, each in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if is_dataclass(each) and each.__module__ == module.name:
                yield each


@pytest.mark.parametrize("kind", [pytest.param(each, id=each.__name__) for each in dataclasses()])
def test_a_value_stays_as_it_was_made(kind: type) -> None:
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__dict__" not in dir(kind)
