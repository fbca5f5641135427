"""Ways to walk the platform, each from WeChat or an agreement to where it ends."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from mock_platform.application import arrange
from mock_platform.core.benefit import Benefit, Status
from mock_platform.core.cities import CITIES
from mock_platform.core.face import Outcome
from mock_platform.core.person import Person
from mock_platform.core.schemes import Scheme
from mock_platform.web import codes
from tests.mutants.walker import FACE, Walker


def before_a_service(w: Walker) -> None:
    for path in ("/", "/wechat/mini-programs", "/wechat/search", "/wechat/search?q=粤省事", "/wechat/scan"):
        w.open(path)
    w.person(scheme=Scheme.EMPLOYEE)
    for path in ("/yss", "/yss/cities", "/yss/social-security", "/yss/certification"):
        w.open(path)


def scanning(w: Walker) -> None:
    w.person(scheme=Scheme.EMPLOYEE)
    for scheme in Scheme:
        w.send("/wechat/scan", files={"image": codes.draw(scheme)})


def choosing_a_city(w: Walker) -> None:
    w.person(scheme=Scheme.EMPLOYEE)
    w.open("/yss/cities")
    w.send("/yss/cities", data={"city": "440300"})


def agreeing(scheme: Scheme, w: Walker) -> None:
    w.person(scheme=scheme)
    w.open(f"/yss/services/{scheme}/guide")
    for data in ({}, {"user-agreement": "on"}, {"privacy": "on"}, {"user-agreement": "on", "privacy": "on"}):
        w.send(f"/yss/services/{scheme}", data=data)


@dataclass(frozen=True, kw_only=True)
class Certifying:
    """Somebody certifies, and goes on by `then`; may ask for the result. `typed` replaces what is typed of another."""

    scheme: Scheme = Scheme.EMPLOYEE
    service: str = ""
    another: bool = False
    needs: dict[str, Any] = field(default_factory=dict)
    faces: tuple[str, ...] = ()
    typed: dict[str, str] = field(default_factory=dict)
    on: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    ask: bool = False

    def __call__(self, w: Walker) -> None:
        service = self.service or self.scheme
        applicant = _people(w, self.scheme, self.another, self.faces, self.on, **self.needs)
        _certify(w, service, **(_three(applicant, self.typed) if self.another else {}))
        w.do(*self.then)
        if self.ask:
            w.begin("queries", service)
            w.do(FACE)


@dataclass(frozen=True, kw_only=True)
class Querying:
    """Somebody asks for a result, by `acts`, of whoever has certified on these days."""

    scheme: Scheme = Scheme.EMPLOYEE
    service: str = ""
    another: bool = False
    on: tuple[str, ...] = ("2024-03-01", "2025-03-01")
    ended: bool = False
    faces: tuple[str, ...] = ()
    typed: dict[str, str] = field(default_factory=dict)
    acts: tuple[str, ...] = (FACE,)

    def __call__(self, w: Walker) -> None:
        applicant = _people(w, self.scheme, self.another, self.faces, self.on)
        if self.ended:
            _end(w, applicant, self.scheme)
        w.begin("queries", self.service or self.scheme)
        if self.another:
            w.act("query_for_other")
            w.act("submit", **_three(applicant, self.typed))
        w.do(*self.acts)


def _people(
    w: Walker, scheme: Scheme, another: bool, faces: tuple[str, ...], on: tuple[str, ...], **needs: Any
) -> Person:
    """The applicant, who has certified on these days; where they are another, somebody without a benefit logs in."""
    if another:
        w.person()
    applicant = w.person(scheme=scheme, **needs)
    with w.arranging() as sandbox:
        arrange.script_face(sandbox, applicant.number, [Outcome(face) for face in faces])
        for day in on:
            arrange.add_record(sandbox, applicant.number, scheme, date.fromisoformat(day))
    return applicant


def _end(w: Walker, person: Person, scheme: Scheme) -> None:
    """Let a benefit be paid no longer."""
    identity = person.identity
    ended = Benefit(scheme, identity.name, identity.document, CITIES[0], Status.TERMINATED)
    with w.arranging() as sandbox:
        arrange.put_benefit(sandbox, person.number, ended)


def _three(person: Person, typed: dict[str, str]) -> dict[str, str]:
    """The three data to type; what is in `typed` stands in their place and may name them: `{name}`."""
    held = person.identity.document
    given = {"name": person.identity.name, "document_type": str(held.kind), "document_number": held.number}
    return given | {name: words.format(**given) for name, words in typed.items()}


def _certify(w: Walker, service: str, **fields: str) -> None:
    w.begin("certifications", service)
    w.act("choose_method", method="other" if fields else "self")
    w.act("submit", **fields)
    w.do(FACE)


def choosing_no_method(w: Walker) -> None:
    w.person(scheme=Scheme.EMPLOYEE)
    w.begin("certifications")
    w.act("choose_method")


def querying_before_and_after(w: Walker) -> None:
    w.person(scheme=Scheme.EMPLOYEE)
    w.begin("queries")
    _certify(w, "employee")
    w.begin("queries")


def querying_among_pensioners(w: Walker) -> None:
    """Somebody with a record asks for another's who has one, too, and then that one for their own."""
    for day in ("2024-05-06", "2025-03-01"):
        pensioner = _people(w, Scheme.EMPLOYEE, another=False, faces=(), on=(day,))
    w.begin("queries")
    w.act("query_for_other")
    w.act("submit", **_three(pensioner, {}))
    w.do(FACE)
    with w.arranging() as sandbox:
        sandbox.log_in(pensioner.number)
    w.begin("queries")
