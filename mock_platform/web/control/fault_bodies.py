"""Faults as they are asked for, a class for each kind. The catalogue and the docs are written from these."""

from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import Field, StrictBool, StrictInt, WithJsonSchema, model_validator

from mock_platform.core.errors import InvalidField
from mock_platform.core.fault import ANY, Fault, FaultKind
from mock_platform.core.operations import OPERATIONS
from mock_platform.web.fields import Ahead, Body
from mock_platform.web.numbers import WHOLE
from mock_platform.web.sandbox_key import PATTERN

LONGEST = 60.0  # seconds a fault may take
Seconds = Annotated[float, Field(ge=0, le=LONGEST)]
OperationName = Annotated[str, WithJsonSchema({"type": "string", "enum": [ANY, *OPERATIONS]})]
_WHEN = ("times", "pattern", "probability")


class FaultBody(Body):
    """What strikes, which operation, and when: always, or for one of `times`, `pattern` and `probability`."""

    kind: FaultKind
    name: str | None = Field(None, pattern=PATTERN, description="its kind, if it is not given; the same name replaces")
    operation: OperationName = Field(ANY, description="as in the catalogue; * for all")
    times: Annotated[StrictInt, Field(ge=1, le=1_000_000), WHOLE] | None = Field(
        None, description="only the next calls, so many"
    )
    pattern: list[StrictBool] | None = Field(None, min_length=1, max_length=1000, description="call by call")
    probability: Annotated[float, Field(ge=0, le=1)] | None = Field(None, description="drawn from the sandbox's seed")
    lasts: Ahead | None = Field(None, description="from now on, by the sandbox's clock")

    @model_validator(mode="after")
    def _known_operation(self) -> Self:
        if self.operation not in (ANY, *OPERATIONS):
            raise InvalidField("operation", "没有这项操作，可用的名字见 GET /control/v1/catalogue；* 表示全部")
        return self

    @model_validator(mode="after")
    def _one_when(self) -> Self:
        if sum(getattr(self, name) is not None for name in _WHEN) > 1:
            raise InvalidField("times", "times、pattern、probability 只能写一个")
        return self

    def fault(self, now: datetime) -> Fault:
        common = set(FaultBody.model_fields)
        return Fault(
            name=self.name or self.kind,
            kind=self.kind,
            operation=self.operation,
            parameters=self.model_dump(exclude=common),
            times=self.times,
            pattern=tuple(self.pattern) if self.pattern else None,
            probability=self.probability,
            until=now + self.lasts if self.lasts is not None else None,
        )


class FixedDelay(FaultBody):
    """The answer comes later, always by as much."""

    kind: Literal[FaultKind.FIXED_DELAY]
    seconds: Seconds = 1.0


class RangeDelay(FaultBody):
    """The answer comes later, by anything between two times, each as likely."""

    kind: Literal[FaultKind.RANGE_DELAY]
    least: Seconds = 0.1
    most: Seconds = 1.0

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.least > self.most:
            raise InvalidField("least", "least 不能大于 most")
        return self


class LognormalDelay(FaultBody):
    """The answer comes later, mostly by about the median, now and then by far more: as real networks do."""

    kind: Literal[FaultKind.LOGNORMAL_DELAY]
    median: Annotated[float, Field(gt=0, le=LONGEST)] = 0.3
    sigma: Annotated[float, Field(ge=0, le=3)] = 0.5
    most: Seconds = 10.0


class Error(FaultBody):
    """Nothing is done, and the answer is an error."""

    kind: Literal[FaultKind.ERROR]
    status: Annotated[StrictInt, Field(ge=400, le=599), WHOLE] = 503


class RateLimit(FaultBody):
    """Nothing is done, and the answer is 429 with Retry-After."""

    kind: Literal[FaultKind.RATE_LIMIT]
    retry_after: Annotated[StrictInt, Field(ge=0, le=86_400), WHOLE] = Field(30, description="seconds")


class WrongContentType(FaultBody):
    """It is done, and the answer says that it is something else."""

    kind: Literal[FaultKind.WRONG_CONTENT_TYPE]
    content_type: str = Field("text/html; charset=utf-8", pattern="^[a-z]+/[a-z0-9.+-]+(; [a-z]+=[A-Za-z0-9-]+)?$")


class BrokenJson(FaultBody):
    """It is done, and the answer is half of its JSON and then no UTF-8 either."""

    kind: Literal[FaultKind.BROKEN_JSON]


class TruncatedBody(FaultBody):
    """It is done, and the answer breaks off: fewer bytes come than were told."""

    kind: Literal[FaultKind.TRUNCATED_BODY]
    share: Annotated[float, Field(ge=0, lt=1)] = Field(0.5, description="of the body that still comes")


class SlowBody(FaultBody):
    """It is done, and the answer comes bit by bit."""

    kind: Literal[FaultKind.SLOW_BODY]
    seconds: Seconds = 1.0


class ConnectionReset(FaultBody):
    """It is done, and the connection is reset instead of an answer."""

    kind: Literal[FaultKind.CONNECTION_RESET]


class EmptyAnswer(FaultBody):
    """It is done, and the connection is closed without a byte."""

    kind: Literal[FaultKind.EMPTY_ANSWER]


KINDS: tuple[type[FaultBody], ...] = (
    FixedDelay,
    RangeDelay,
    LognormalDelay,
    Error,
    RateLimit,
    WrongContentType,
    BrokenJson,
    TruncatedBody,
    SlowBody,
    ConnectionReset,
    EmptyAnswer,
)
AnyFault = Annotated[
    FixedDelay
    | RangeDelay
    | LognormalDelay
    | Error
    | RateLimit
    | WrongContentType
    | BrokenJson
    | TruncatedBody
    | SlowBody
    | ConnectionReset
    | EmptyAnswer,
    Field(discriminator="kind"),
]
