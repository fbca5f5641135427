"""A platform somebody has opened: where it is, and its control plane."""

from typing import Any

from mock_platform.client.asking import Ask
from mock_platform.client.control import Control
from mock_platform.client.sandbox import SandboxControl

DEFAULT = "default"


class Opened(SandboxControl):
    """A platform at `address`, and its sandbox `default`: what a request without a key means.

    `control` has the whole control plane.
    """

    def __init__(self, ask: Ask, address: str) -> None:
        super().__init__(ask, DEFAULT)
        self.address = address
        self.api = f"{address}/api/v1"
        self.control = Control(ask)

    def new_sandbox(self, **settings: Any) -> SandboxControl:
        """One more, which requests mean that carry its `headers`."""
        return self.control.create_sandbox(**settings)
