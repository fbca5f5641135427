"""A platform's control plane."""

from typing import Any

from mock_platform.client.asking import Ask
from mock_platform.client.sandbox import SandboxControl


class Control:
    """Whatever `ask` reaches."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def version(self) -> dict[str, Any]:
        return dict(self._ask("GET", "/version", None))

    def catalogue(self) -> dict[str, Any]:
        """Everything that has a name."""
        return dict(self._ask("GET", "/catalogue", None))

    def create_sandbox(self, /, **settings: Any) -> SandboxControl:
        """A new one: key, seed, edition, people, frozen_at and so on; see `NewSandbox` in the OpenAPI document."""
        return self.sandbox(self._ask("POST", "/sandboxes", settings)["key"])

    def sandboxes(self) -> list[dict[str, Any]]:
        return list(self._ask("GET", "/sandboxes", None))

    def sandbox(self, key: str) -> SandboxControl:
        """The one of that key, whether it is there or not."""
        return SandboxControl(self._ask, key)
