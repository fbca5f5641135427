"""What the operations of the control plane have in common."""

from fastapi import APIRouter

from mock_platform.web.operation import Operation

PREFIX = "/control/v1"
SANDBOX = "/sandboxes/{key}"


def control_router() -> APIRouter:
    return APIRouter(
        prefix=PREFIX, tags=["control"], route_class=Operation, generate_unique_id_function=lambda route: route.name
    )
