"""The same walks by the API and by the pages, step by step."""

from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.web.control.world import World

Answer = dict[str, Any]
AGREED = {"user-agreement": "on", "privacy": "on"}
BOTH = {"user_agreement": True, "privacy_policy": True}
TYPED = ("name", "document_type", "document_number")


@dataclass(frozen=True)
class Journey:
    """Who is there (the first is logged in), and the steps: an act of case 1 with what it needs."""

    steps: tuple[str, ...]
    people: tuple[Answer, ...] = ({"scheme": "employee"},)
    faces: tuple[str, ...] = ()
    settings: Answer = field(default_factory=dict)
    scheme: str = "employee"


TO_FACE = ("agree", "start_certification", "choose_method:self", "submit_applicant", "confirm")
FACE = ("begin_capture", "finish_capture")
QUERY = ("agree", "start_query")
FOR_OTHER = (*QUERY, "query_for_other", "submit_applicant:2", "confirm", *FACE)
JOURNEYS = {
    "certified": Journey((*TO_FACE, *FACE)),
    "certified, resident": Journey((*TO_FACE, *FACE), ({"scheme": "resident"},), scheme="resident"),
    "a city first": Journey(("choose_city", *TO_FACE)),
    "tried again": Journey((*TO_FACE, *FACE, "retry", *FACE), faces=("too_dark", "pass")),
    "given up": Journey((*TO_FACE, *FACE, "go_home"), faces=("server_fault",)),
    "camera refused": Journey((*TO_FACE, "begin_capture", "confirm", *FACE), faces=("camera_refused",)),
    "timed out": Journey((*TO_FACE, *FACE), faces=("timed_out",)),
    "rejected": Journey((*TO_FACE[:-1], "go_home"), ({"scheme": "employee", "status": "terminated"},)),
    "unknown": Journey(TO_FACE[:-1], ({"scheme": "employee", "registration": "other_name"},)),
    "register down": Journey(TO_FACE[:-1], settings={"register_down": True}),
    "back and forth": Journey((*TO_FACE[:3], "back", "choose_method:other", "back", "back")),
    "for another": Journey(
        (*TO_FACE[:2], "choose_method:other", "submit_applicant:2", "confirm", *FACE),
        ({}, {"scheme": "employee", "status": "suspended"}),
    ),
    "queried": Journey(QUERY),
    "queried, resident": Journey((*QUERY, *FACE), ({"scheme": "resident"},), scheme="resident"),
    "queried for another": Journey(FOR_OTHER, ({"scheme": "employee"},) * 2),
    "Guangzhou": Journey((*TO_FACE, *FACE, "view_result"), settings={"edition": "guangzhou-2023"}),
}


def arranged(world: World, journey: Journey) -> World:
    for needs in journey.people:
        world.person(**needs)
    world.arrange("PATCH", "", {"account": 1, **journey.settings})
    for number in range(1, len(journey.people) + 1):
        world.faces(*journey.faces, number=number)
    return world


class ByApi:
    """Somebody who walks by the API."""

    def __init__(self, at: World, scheme: str) -> None:
        self.at, self.scheme, self.case = at, scheme, "/cases/1"

    def step(self, step: str) -> httpx.Response:
        act, _, rest = step.partition(":")
        http = self.at.api
        match act:
            case "choose_city":
                return http.put("/session/city", json={"city": "440900"})
            case "agree":
                return http.put(f"/session/agreements/{self.scheme}", json=BOTH)
            case "start_certification" | "start_query":
                what = "certifications" if act == "start_certification" else "queries"
                return http.post(f"/services/{self.scheme}/{what}")
            case "finish_capture":
                token = (http.get(self.case).json()["face"] or {"token": "none"})["token"]
                return http.post(f"/face-sessions/{token}/result")
            case "choose_method":
                return http.post(f"{self.case}/method", json={"method": rest})
            case "submit_applicant":
                return http.post(f"{self.case}/applicant", json=typed(self.at, rest))
        names = {
            "confirm": "confirmation",
            "begin_capture": "face-sessions",
            "view_result": "result",
            "go_home": "home",
        }
        return http.post(f"{self.case}/{names.get(act, act.replace('_', '-'))}")


class ByPages:
    """Somebody who walks by the pages, from where each answer leads."""

    def __init__(self, at: World, scheme: str) -> None:
        self.at, self.scheme, self.page = at, scheme, ""

    def step(self, step: str) -> httpx.Response:
        act, _, rest = step.partition(":")
        service = f"/yss/services/{self.scheme}"
        match act:
            case "choose_city":
                return self.at.pages.post("/yss/cities", data={"city": "440900"})
            case "agree":
                return self.at.pages.post(service, data=AGREED)
            case "start_certification" | "start_query":
                what = "certifications" if act == "start_certification" else "queries"
                return self._go(f"{service}/{what}", {})
            case "choose_method":
                return self._go(self.page, {"action": act, "method": rest})
            case "submit_applicant":
                return self._go(self.page, {"action": "submit", **(typed(self.at, rest) or {})})
            case "finish_capture":
                return self._go(self.page, {"action": "finish"})
        return self._go(self.page, {"action": act})

    def _go(self, page: str, form: Answer) -> httpx.Response:
        answer = self.at.pages.post(page, data=form)
        self.page = answer.headers.get("location", self.page).partition("?")[0]
        return answer


def typed(at: World, number: str) -> Answer | None:
    """What somebody types of that person; nothing of oneself."""
    if not number:
        return None
    person = at.arrange("GET", f"/people/{number}")
    return {name: person[name] for name in TYPED}
