"""The ways in from WeChat (A1.1 to A2.3) gone wrong."""

from mock_platform.core.schemes import Scheme
from mock_platform.mutants.changes import exchange, leading, put, without
from mock_platform.mutants.mutant import breaks
from mock_platform.web import codes, visit
from mock_platform.web.pages import home, wechat

_OURS = "粤省事-小程序"
_PULL = 'href="/wechat/mini-programs" data-pull'


@breaks("A1.1", "A1.2")
def codes_swapped() -> None:
    """Each scheme's code leads to the other scheme's service."""
    others = {Scheme.EMPLOYEE: Scheme.RESIDENT, Scheme.RESIDENT: Scheme.EMPLOYEE}
    usual = codes.read
    put(codes, "read", lambda image: others[usual(image)])


@breaks("A1.1", "A1.2")
def every_code_is_the_employees() -> None:
    """Every code leads to the employees' service."""
    usual = codes.read
    put(codes, "read", lambda image: usual(image) and Scheme.EMPLOYEE)


@breaks("A1.1", "A1.2")
def every_code_is_the_residents() -> None:
    """Every code leads to the residents' service."""
    usual = codes.read
    put(codes, "read", lambda image: usual(image) and Scheme.RESIDENT)


@breaks("A1.2")
def scan_leads_home() -> None:
    """Scanning leads to the home of 粤省事 instead of the service."""
    put(wechat, "go", lambda _: visit.go("/yss"))


@breaks("A1.2")
def scan_leads_to_functions() -> None:
    """Scanning leads to the choice of functions instead of the service."""
    put(wechat, "go", lambda _: visit.go("/yss/certification"))


@breaks("A1.1")
def scan_missing() -> None:
    """WeChat's home has no 扫一扫."""
    exchange("wechat_home.html", ('<a href="/wechat/scan">{{ icon("scan") }}扫一扫</a>', ""))


@breaks("A1.1")
def scan_reads_nothing() -> None:
    """扫一扫 finds no code in any picture."""
    put(codes, "_decode", lambda _: [])


@breaks("A1.2", "Q3")
def agreement_page_shows_no_city() -> None:
    """The page with the agreements does not show the city."""
    exchange("agreement.html", ('<div><dt>地市</dt><dd>{{ city.name if city else "未选择" }}</dd></div>', ""))


@breaks("Q3")
def scan_forgets_the_city() -> None:
    """The page with the agreements shows no city though one was chosen before."""
    exchange("agreement.html", ('{{ city.name if city else "未选择" }}', "未选择"))


@breaks("A2.1a")
def pull_leads_elsewhere() -> None:
    """Pulling down leads to a page without the search."""
    exchange("wechat_home.html", (_PULL, 'href="/elsewhere" data-pull'))


@breaks("A2.1a", "Q4")
def pull_gesture_dead() -> None:
    """Pulling down does nothing; only pressing the words does."""
    exchange("wechat_home.html", (_PULL, 'href="/wechat/mini-programs"'))


@breaks("A2.1a", "A2.1b")
def search_box_missing() -> None:
    """The page of mini-programs has no box to search."""
    exchange("mini_programs.html", ('<a class="searchbox" href="/wechat/search">搜索小程序</a>', ""))


@breaks("A2.1b", "A2.2a")
def search_page_skipped() -> None:
    """The box 搜索小程序 opens 粤省事 at once."""
    exchange("mini_programs.html", ('class="searchbox" href="/wechat/search"', 'class="searchbox" href="/yss"'))


@breaks("A2.2c", "A2.3a", "G1")
def search_finds_nothing() -> None:
    """The search finds nothing, whatever is typed."""
    put(wechat, "PROGRAMS", ())


@breaks("A2.2c")
def search_finds_only_ours() -> None:
    """The search finds 粤省事 alone, so that there is nothing to choose."""
    put(wechat, "PROGRAMS", wechat.PROGRAMS[:1])


@breaks("A2.2c", "A2.3a", "G1")
def search_finds_only_others() -> None:
    """The search finds others, but not 粤省事."""
    put(wechat, "PROGRAMS", without(wechat.PROGRAMS, _OURS))


@breaks("A2.2b")
def search_takes_no_words() -> None:
    """The search has a button, but nowhere to type."""
    exchange("search.html", ('<input type="search" name="q"', '<input type="hidden" name="q"'))


@breaks("A2.2b", "A2.2c")
def search_ignores_the_words() -> None:
    """The search looks for what nobody typed."""
    usual = wechat._found
    put(wechat, "_found", lambda words: usual(words and "月球班车"))


@breaks("A2.2c")
def search_button_missing() -> None:
    """The search has no button."""
    exchange("search.html", ('<button class="primary">搜索</button>', ""))


@breaks("A2.2c")
def search_button_forgets() -> None:
    """【搜索】 comes back without results, as if nothing had been asked."""
    exchange("search.html", ("{% if asked %}", "{% if asked and not words %}"))


@breaks("A2.3b", "G1")
def search_result_leads_elsewhere() -> None:
    """粤省事-小程序 among the results opens another mini-program."""
    put(wechat, "PROGRAMS", leading(wechat.PROGRAMS, _OURS, home.ELSEWHERE))


@breaks("A2.3b", "G1")
def search_result_leads_to_functions() -> None:
    """粤省事-小程序 among the results opens 养老资格认证 instead of the home page."""
    put(wechat, "PROGRAMS", leading(wechat.PROGRAMS, _OURS, "/yss/certification"))


@breaks("Q5", "A2.3b")
def home_asks_to_log_in() -> None:
    """The home page greets nobody and asks to sign in."""
    exchange("home.html", ("您好，{{ account.name }}", "请登录"), ("已实名登录。", ""))


@breaks("Q5")
def home_greets_another() -> None:
    """The home page greets somebody else."""
    put(home, "mask_name", lambda _: "*某")
