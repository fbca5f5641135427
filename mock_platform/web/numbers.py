"""Numbers, as addresses and bodies give them."""

from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field
from starlette.convertors import Convertor, register_url_convertor

LARGEST = 2**31 - 1  # what a database's integer holds
CONVERTOR = "number"


class _Numbers(Convertor[int]):
    """Of people and cases; one that no database holds is nobody's."""

    regex: ClassVar[str] = "[1-9][0-9]{0,9}"

    def convert(self, value: str) -> int:
        return min(int(value), LARGEST)

    def to_string(self, value: int) -> str:
        return str(value)


register_url_convertor(CONVERTOR, _Numbers())


def _whole(given: Any) -> Any:
    """JSON knows one kind of numbers: 98.0 is as whole as 98."""
    return int(given) if isinstance(given, float) and given.is_integer() else given


Number = Annotated[int, Field(ge=1, le=LARGEST)]
WHOLE = BeforeValidator(_whole)  # the last of what an integer of a body is annotated with, after its bounds
