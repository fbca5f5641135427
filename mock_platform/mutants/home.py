"""粤省事 up to 养老资格认证 (A2.4, A2.5) gone wrong: the city, and the two entries on the way."""

from mock_platform.application.sandbox import Sandbox
from mock_platform.core.cities import CITIES, find_city
from mock_platform.mutants.changes import Way, exchange, leading, put, without
from mock_platform.mutants.mutant import breaks
from mock_platform.web import visit
from mock_platform.web.pages import home

_HOT, _ALL = "社保", "养老资格认证"
_CITY = '<a class="city" href="/yss/cities"><span class="unseen">地市：</span>'
_ENTRIES = '{{ entries("热门服务", hot) }}\n'
_OTHER_ENTRIES = '{{ entries("我的证照", certificates) }}\n'


def _modules(name: str, ways: tuple[Way, ...]) -> None:
    put(home, "MODULES", tuple((each, ways if each == name else usual) for each, usual in home.MODULES))


def _of(module: str) -> tuple[Way, ...]:
    return dict(home.MODULES)[module]


@breaks("A2.4a", "G2a")
def city_missing() -> None:
    """The home page has no city at the upper left."""
    exchange("home.html", (_CITY + '{{ city.name if city else "选择地市" }}</a>', ""))


@breaks("A2.4a", "G2a")
def city_at_the_lower_end() -> None:
    """The city stands at the lower end of the home page instead of the upper left."""
    link = _CITY + '{{ city.name if city else "选择地市" }}</a>'
    exchange("home.html", (link, ""), (_ENTRIES, f"{_ENTRIES}<p>{link}</p>"))


@breaks("A2.4a", "G2a")
def city_leads_nowhere() -> None:
    """The city at the upper left leads to the page one is at."""
    exchange("home.html", (_CITY, _CITY.replace("/yss/cities", "/yss")))


@breaks("A2.4a", "G2a")
def city_list_empty() -> None:
    """There is no city to choose."""
    put(home, "CITIES", ())


@breaks("A2.4a", "G2a")
def city_list_lacks_guangzhou() -> None:
    """The first of the 21 cities cannot be chosen."""
    put(home, "CITIES", CITIES[1:])


@breaks("A2.4a")
def city_list_lacks_yunfu() -> None:
    """The last of the 21 cities cannot be chosen."""
    put(home, "CITIES", CITIES[:-1])


@breaks("A2.4a", "G2a")
def city_is_the_next_one() -> None:
    """Choosing a city switches to the one after it in the list."""
    put(home, "find_city", lambda given: CITIES[(CITIES.index(find_city(given)) + 1) % len(CITIES)])


@breaks("A2.4a", "G2a")
def city_not_remembered() -> None:
    """The city chosen is forgotten at once."""
    put(Sandbox, "city", None)


@breaks("A2.4a", "Q3")
def city_always_guangzhou() -> None:
    """The city is 广州市, whichever was chosen."""
    put(Sandbox, "city", CITIES[0])


@breaks("A2.4a", "G2a")
def city_shown_as_code() -> None:
    """The city at the upper left is a number."""
    exchange("home.html", ("{{ city.name if city", "{{ city.code if city"))


@breaks("A2.4a", "G2a")
def choosing_a_city_leads_on() -> None:
    """Choosing a city leads to 社保 instead of back home."""
    put(home, "go", lambda *_: visit.go("/yss/social-security"))


@breaks("A2.4b", "G2b", "Q4")
def hot_services_on_first_screen() -> None:
    """热门服务 stands at the top of the home page: no need to scroll."""
    exchange("home.html", (_ENTRIES, ""), (_OTHER_ENTRIES, _ENTRIES + _OTHER_ENTRIES))


@breaks("A2.4c", "G2b")
def social_security_missing() -> None:
    """社保 is not among 热门服务."""
    put(home, "HOT", without(home.HOT, _HOT))


@breaks("A2.4c", "G2b")
def social_security_elsewhere() -> None:
    """社保 stands under 办事指引 instead of 热门服务."""
    put(home, "HOT", without(home.HOT, _HOT))
    put(home, "NOTES", (*home.NOTES, (_HOT, "/yss/social-security")))


@breaks("A2.4c", "G2b")
def social_security_leads_elsewhere() -> None:
    """社保 under 热门服务 leads to a page that is not there yet."""
    put(home, "HOT", leading(home.HOT, _HOT, home.ELSEWHERE))


@breaks("A2.4c", "G2b", "A2.5b", "G3")
def social_security_skipped() -> None:
    """社保 under 热门服务 leads to 养老资格认证 at once."""
    put(home, "HOT", leading(home.HOT, _HOT, "/yss/certification"))


@breaks("A2.5a", "G3", "Q4")
def pensions_on_first_screen() -> None:
    """养老保障 stands at the top of 社保: no need to scroll."""
    put(home, "MODULES", home.MODULES[::-1])


@breaks("A2.5b", "G3")
def certification_missing() -> None:
    """养老资格认证 is not in the module 养老保障."""
    _modules("养老保障", without(_of("养老保障"), _ALL))


@breaks("A2.5b", "G3")
def certification_in_another_module() -> None:
    """养老资格认证 stands in the module 就业服务."""
    entry = (_ALL, "/yss/certification")
    _modules("就业服务", (*_of("就业服务"), entry))
    _modules("养老保障", without(_of("养老保障"), _ALL))


@breaks("A2.5b", "G3")
def certification_leads_elsewhere() -> None:
    """养老资格认证 leads to a page that is not there yet."""
    _modules("养老保障", leading(_of("养老保障"), _ALL, home.ELSEWHERE))


@breaks("A2.6a", "A2.6b", "A2.5b", "G3", "G4a")
def functions_skipped() -> None:
    """养老资格认证 leads to the employees' service, without a choice."""
    _modules("养老保障", leading(_of("养老保障"), _ALL, "/yss/services/employee"))
