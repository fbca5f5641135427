"""Things done to a sandbox and in it, one after the other, whatever comes of each."""

from collections.abc import Callable, Iterable

from hypothesis import strategies as st

from tests.web.control.world import BOTH, World

Doing = Callable[[World], object]
OWN = {"name": "陈秀英", "document_number": "449901195001010023"}
CERTIFY = (("method", {"method": "self"}), ("applicant", None), ("confirmation", None), ("face-sessions", None))


def _show_face(at: World) -> None:
    for case in (2, 1):
        for face in [at.api.get(f"/cases/{case}").json().get("face")]:
            at.api.post(f"/face-sessions/{face['token'] if face else 'none'}/result")


def _certify(at: World) -> None:
    for act, body in CERTIFY:
        at.api.post(f"/cases/1/{act}", json=body)


DOINGS: dict[str, Doing] = {
    "a pensioner comes": lambda at: at.send("POST", "/people", {"scheme": "employee"}),
    "an agent comes": lambda at: at.send("POST", "/people", {}),
    "a persona comes": lambda at: at.send("POST", "/people/personas", {"persona": "resident_suspended"}),
    "one of our own comes": lambda at: at.send("POST", "/people/own", OWN),
    "one is asked for": lambda at: at.send("POST", "/people/one", {"scheme": "resident", "city": "揭阳市"}),
    "a benefit is given": lambda at: at.send("PUT", "/people/1/benefits/resident", {"city": "440100"}),
    "a benefit is suspended": lambda at: at.send(
        "POST", "/people/1/events", {"event": "suspend", "scheme": "employee"}
    ),
    "somebody moves": lambda at: at.send(
        "POST", "/people/1/events", {"event": "move", "scheme": "employee", "city": "440300"}
    ),
    "somebody dies": lambda at: at.send("POST", "/people/1/events", {"event": "die"}),
    "faces are scripted": lambda at: at.send("PUT", "/people/1/face", {"outcomes": ["too_dark", "pass"]}),
    "a record is entered": lambda at: at.send("POST", "/people/1/records", {"scheme": "employee"}),
    "somebody logs in": lambda at: at.send("PATCH", "", {"account": 1}),
    "settings change": lambda at: at.send("PATCH", "", {"seed": "x", "explorer": True, "retry_limit": 1}),
    "all settings change": lambda at: at.send("PUT", "", {"account": 1, "edition": "guangzhou-2023"}),
    "the clock stops": lambda at: at.send("PUT", "/clock", {"frozen_at": "2030-01-01"}),
    "the clock runs": lambda at: at.send("PUT", "/clock", {"offset": "P1D"}),
    "time passes": lambda at: at.send("POST", "/clock/advance", {"by": 90}),
    "a fault comes": lambda at: at.send("POST", "/faults", {"kind": "error", "times": 2, "operation": "agree"}),
    "answers are spoilt": lambda at: at.send("POST", "/faults", {"kind": "wrong_content_type"}),
    "faults go": lambda at: at.send("DELETE", "/faults"),
    "another checkpoint is taken": lambda at: at.send("PUT", "/checkpoints/other"),
    "one agrees": lambda at: at.api.put("/session/agreements/employee", json=BOTH),
    "a city is chosen once": lambda at: at.api.put(
        "/session/city", json={"city": "揭阳市"}, headers={"Idempotency-Key": "once"}
    ),
    "one begins": lambda at: at.api.post("/services/employee/certifications"),
    "one comes to the face": _certify,
    "one shows a face": _show_face,
    "one asks": lambda at: at.api.post("/services/employee/queries"),
    "one goes back": lambda at: at.api.post("/cases/1/back"),
}
SOME = st.lists(st.sampled_from(list(DOINGS)), max_size=10)
# Each example of a property begins where much can be done already.
BEGUN = ("a pensioner comes", "somebody logs in", "one agrees", "one begins")


def do(at: World, names: Iterable[str]) -> None:
    for name in names:
        DOINGS[name](at)
