"""Bodies of the reference API. Unknown fields are refused, so that a slip is not passed over."""

from pydantic import Field, StrictBool

from mock_platform.core.case import Applicant, Method
from mock_platform.web.applicant import read_applicant
from mock_platform.web.fields import Body, CityCode


class CityBody(Body):
    city: CityCode = Field(description="code or name of the city that pays the pension", examples=["440100"])


class AgreementsBody(Body):
    """Both have to be agreed to (A1.3, A2.6c)."""

    user_agreement: StrictBool = Field(False, description="《用户服务协议》")
    privacy_policy: StrictBool = Field(False, description="《隐私政策》")


class MethodBody(Body):
    method: Method = Field(description="self: 本人办理; other: 为他人办理")


class ApplicantBody(Body):
    """Whom it is about, as somebody types it: full-width characters and spaces do no harm."""

    name: str = Field("", max_length=10_000, examples=["陈秀英"])
    document_type: str = Field("resident_id", max_length=10_000, examples=["resident_id"])
    document_number: str = Field("", max_length=10_000, examples=["449901195001010015"])

    def applicant(self) -> Applicant:
        """InvalidFields with a hint for each field that cannot be used."""
        return read_applicant(self.name, self.document_type, self.document_number)
