"""Numbers of people and cases, as addresses and bodies give them."""

from typing import Annotated

from fastapi import Path

LARGEST = 2**31 - 1  # what a database's integer holds

Number = Annotated[int, Path(ge=1, le=LARGEST)]
