"""What the operations of the control plane have in common."""

from mock_platform.web.operations import Operations

PREFIX = "/control/v1"
SANDBOX = "/sandboxes/{key}"


def control_router() -> Operations:
    return Operations(PREFIX, "control")
