"""All walks: between them they pass whatever the guide says."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from mock_platform.core.benefit import Status
from mock_platform.core.identity import DocumentType
from mock_platform.core.schemes import Scheme
from mock_platform.people.cast import Registration
from tests.mutants.walker import FACE, Walk, Walker
from tests.mutants.walks import (
    Certifying,
    Querying,
    agreeing,
    before_a_service,
    choosing_a_city,
    choosing_no_method,
    querying_among_pensioners,
    querying_before_and_after,
    scanning,
)

EDITIONS = {"employee": "official", "resident": "official", "guangzhou": "guangzhou-2023"}
AGAIN = ("retry", FACE)
CAUSES = {
    "too_dark": "B1.5f G9e",
    "prompt_not_followed": "B1.5g G9e",
    "not_aligned": "B1.5h G9e",
    "too_far": "B1.5i G9e",
    "no_model": "B1.5j G9e",
    "other_person": "B1.5k G9e",
    "network_fault": "B1.5m G9f",
    "server_fault": "B1.5n G9f",
}
REGISTER: dict[str, tuple[str, dict[str, Any]]] = {
    "other_name": ("B1.4f B1.4l G8c", {"registration": Registration.OTHER_NAME}),
    "other_document": ("B1.4g G8c", {"registration": Registration.OTHER_DOCUMENT}),
    "terminated": ("B1.4i B1.4j B1.4m Q12 G8d", {"status": Status.TERMINATED}),
    "superseded": ("Q10", {"registration": Registration.SUPERSEDED}),
    "not_started": ("Q10", {"status": Status.NOT_STARTED}),
    "suspended": ("Q10", {"status": Status.SUSPENDED}),
}
BACK = ("back",) * 4


def _walk(name: str, topics: str, walk: Callable[[Walker], None], **settings: Any) -> Walk:
    return Walk(name, frozenset(topics.split()), walk, settings)


def _ways_in() -> Iterator[Walk]:
    topics = "A2.1a A2.1b A2.2b A2.2c A2.3b A2.4a A2.4b A2.4c A2.5a A2.5b A2.6a A2.6b G1 G2b G3 G4a Q5 Q21"
    yield _walk("before a service", topics, before_a_service)
    yield _walk("scanning", "A1.1 A1.2 Q3", scanning, city="440300")
    yield _walk("city", "A2.4a G2a", choosing_a_city)
    for scheme, topics in (
        (Scheme.EMPLOYEE, "B1.1a B2.1.1a B2.1.1b B1.1c G4b G5 Q20"),
        (Scheme.RESIDENT, "B1.1b B2.2.1a B2.2.1b B1.1c"),
    ):
        yield _walk(f"agreeing, {scheme}", f"A1.3 A1.4 A2.6c A2.6d Q2 {topics}", partial(agreeing, scheme))


def _certifications(place: str) -> Iterator[Walk]:
    certifying = partial(Certifying, scheme=Scheme.RESIDENT if place == "resident" else Scheme.EMPLOYEE)
    in_edition = partial(_walk, edition=EDITIONS[place])
    topics = "B1.1c B1.2a B1.2c B1.2d B1.3b B1.4c B1.4d B1.5a B2.1.2a Q6 Q11 Q15 Q17 B2.2.2b G5 G6 G7a G8a G9a G9b Q24"
    yield in_edition(f"passing, {place}", topics, certifying(then=("view_result",), ask=True))
    yield in_edition(f"home from success, {place}", "G9c", certifying(then=("go_home",)))
    topics = "B1.2b B1.3d B1.3e B1.3f B1.3g G7b Q7 Q8 Q15 Q25"
    yield in_edition(f"another, {place}", topics, certifying(another=True, then=("view_result",), ask=True))
    for outcome, clauses in CAUSES.items():
        topics = f"{clauses} B1.5b B1.5c B1.5e B1.5l G9d"
        yield in_edition(f"{outcome}, {place}", topics, certifying(faces=(outcome,), then=AGAIN))
    yield in_edition(f"failed_face, {place}", "B2.1.4d B2.2.2e", certifying(faces=("too_dark",), ask=True))
    yield in_edition(
        f"certification_face_failed, {place}",
        "B1.5d G9d Q18",
        certifying(faces=("too_dark",), then=("go_home",)),
    )
    walk = certifying(another=True, needs={"status": Status.TERMINATED})
    yield in_edition(f"of another, {place}", "B1.4g B1.4j G8c", walk)
    for name, (topics, needs) in REGISTER.items():
        yield in_edition(f"{name}, {place}", f"{topics} B1.4e G8b", certifying(needs=needs, then=("go_home",)))


def _more_certifications() -> Iterator[Walk]:
    another = partial(Certifying, another=True)
    for kind in DocumentType:
        yield _walk(kind, "B1.3e B1.3f", another(needs={"document_type": kind}))
    yield _walk("method", "B1.2a B1.2b", choosing_no_method)
    yield _walk("surname", "B1.4g", another(typed={"name": "{name[0]}某"}))
    yield _walk("name", "Q9", another(typed={"name": ""}))
    yield _walk("number", "Q9", another(typed={"document_number": "123"}))
    yield _walk("other_scheme", "Q10", Certifying(service="resident"))
    yield _walk(
        "suspended_too_long",
        "Q10",
        Certifying(needs={"status": Status.SUSPENDED, "suspended_months": 13}),
        strict_suspension=True,
    )
    yield _walk("strict", "Q10", Certifying(needs={"status": Status.SUSPENDED}), strict_suspension=True)
    yield _walk("register_down", "Q19", another(), register_down=True)
    yield _walk("chosen_city", "Q22", Certifying(ask=True), city="440300")
    yield _walk("camera_refused", "Q23", Certifying(faces=("camera_refused",), then=BACK))
    yield _walk("timed_out", "Q23", Certifying(faces=("timed_out",), then=BACK))
    yield _walk("retry", "Q13 B1.5c", Certifying(faces=("too_dark",) * 4, then=AGAIN * 4))
    yield _walk("other_person", "B1.5k B1.5c G9d G9e", another(faces=("other_person",), then=AGAIN))
    yield _walk("reason", "B1.5e B1.5l", Certifying(faces=("too_dark", "network_fault"), then=AGAIN))
    limited = Certifying(faces=("too_dark",) * 2, then=(*AGAIN, "retry"))
    yield _walk("retry_limit", "Q13", limited, retry_limit=2)
    yield _walk("agent", "Q15 Q25", another(then=("view_result",)), edition="guangzhou-2023")
    yield _walk("record", "Q15 Q17", Certifying(on=("2024-10-08",), ask=True))


def _queries() -> Iterator[Walk]:
    yield _walk("own query", "B2.1.2a B2.1.2b Q15 Q17", Querying())
    yield _walk("own query, nothing", "B2.1.2b B2.1.4d", Querying(on=()))
    yield _walk("among pensioners", "B2.1.2a B2.1.4a", querying_among_pensioners)
    yield _walk("before and after", "B2.1.2a G9b", querying_before_and_after)
    yield _walk("own query, ended", "B2.1.4c", Querying(ended=True))
    yield _walk("own query, register down", "Q19", Querying(), register_down=True)
    another = partial(Querying, another=True)
    yield _walk("employee_query, another", "B2.1.3a B2.1.3b B2.1.3c B2.1.3d B2.1.4a", another())
    yield _walk("employee_query, nothing", "B2.1.4b B2.1.4d B2.1.4a", another(on=()))
    yield _walk("employee_query, agent's face", "B2.1.4a Q14", another(faces=("other_person",), acts=(FACE, *AGAIN)))
    yield _walk("employee_query, home", "Q14 Q18", another(faces=("too_dark",), acts=(FACE, "go_home")))
    yield _walk("employee_query, unknown", "Q16", another(typed={"document_number": "449901195001010015"}))
    yield _walk("employee_query, camera", "Q23", another(faces=("camera_refused",), acts=(FACE,)))
    yield _walk("employee_query, time", "Q23", another(faces=("timed_out",)))
    yield _walk("employee_query, back", "Q23", another(acts=("confirm", *BACK)))
    resident = partial(Querying, scheme=Scheme.RESIDENT)
    yield _walk("resident_query, own", "B2.2.2a B2.2.2b B2.2.2e", resident())
    yield _walk("resident_query, nothing", "B2.2.2c B2.2.2e Q14", resident(on=()))
    yield _walk("resident_query, ended", "B2.2.2d", resident(ended=True))
    yield _walk(
        "resident_query, another face",
        "B2.2.2b B2.2.2a Q14",
        resident(faces=("other_person",), acts=(FACE, *AGAIN)),
    )
    yield _walk("resident_query, home", "Q14 Q18", resident(faces=("too_dark",), acts=(FACE, "go_home")))
    yield _walk("resident_query, time", "Q23", resident(faces=("timed_out",)))
    yield _walk("resident_query, back", "Q23", resident(acts=("back",)))
    yield _walk("employees' query by a resident", "B2.1.4c B2.2.2d", resident(service="employee"))


WALKS = (
    *_ways_in(),
    *(walk for place in EDITIONS for walk in _certifications(place)),
    *_more_certifications(),
    *_queries(),
)
