"""Steps skipped, and buttons that lead to the wrong page."""

from mock_platform.core.editions import GUANGZHOU
from mock_platform.core.flow import Event, Journey, Key, State
from mock_platform.mutants.changes import allow, forbid
from mock_platform.mutants.diversion import diversions
from mock_platform.mutants.mutant import breaks

_C, _E, _R = Journey.CERTIFICATION, Journey.EMPLOYEE_QUERY, Journey.RESIDENT_QUERY
_CHOSEN = (_C, State.METHOD, Event.CHOOSE_METHOD)
_PASSED = (_C, State.APPLICANT, Event.CHECK_PASSED)
_REJECTED = (_C, State.APPLICANT, Event.CHECK_FAILED)
_CONFIRMED = (_C, State.CONFIRM_FACE, Event.CONFIRM)
_MATCHED = (_C, State.CAPTURE, Event.FACE_MATCHED)
_NOT_MATCHED = (_C, State.CAPTURE, Event.FACE_NOT_MATCHED)
_AGAIN = (_C, State.FACE_FAILED, Event.RETRY)
_ASKED = (_E, State.GUIDE, Event.START)
_NAMED = (_E, State.APPLICANT, Event.NAME_APPLICANT)
_NAMED_CONFIRMED = (_E, State.CONFIRM_FACE, Event.CONFIRM)
_NAMED_NOT_MATCHED = (_E, State.CAPTURE, Event.FACE_NOT_MATCHED)
_FOR_OTHER = (_E, State.RESULT, Event.QUERY_FOR_OTHER)
_RESIDENT_ASKED = (_R, State.GUIDE, Event.START)
_RESIDENT_NAMED = (_R, State.APPLICANT, Event.NAME_APPLICANT)
_RESIDENT_CONFIRMED = (_R, State.CONFIRM_FACE, Event.CONFIRM)
_RESIDENT_NOT_MATCHED = (_R, State.CAPTURE, Event.FACE_NOT_MATCHED)
_RESIDENT_FOR_OTHER = (_R, State.RESULT, Event.QUERY_FOR_OTHER)

STEPS: tuple[tuple[str, str, Key, State], ...] = (
    ("method-page-skipped", "The choice of 办理方式 is skipped.", (_C, State.GUIDE, Event.START), State.APPLICANT),
    ("applicant-page-skipped", "The page 申办人信息 is skipped.", _CHOSEN, State.CONFIRM_FACE),
    ("dialog-skipped", "The dialog before the face is skipped.", _PASSED, State.FACE),
    ("face-skipped", "【确定】 certifies at once, without a face.", _CONFIRMED, State.CERTIFIED),
    ("rejected-go-on", "Whoever fails the check goes on to the dialog.", _REJECTED, State.CONFIRM_FACE),
    (
        "rejection-has-no-page",
        "M1 and M2 stand on 申办人信息, without a page of their own.",
        _REJECTED,
        State.APPLICANT,
    ),
    ("success-shown-on-failed-face", "A face that does not match leads to 认证成功.", _NOT_MATCHED, State.CERTIFIED),
    ("failure-shown-on-passed-face", "A face that matches leads to 认证失败.", _MATCHED, State.FACE_FAILED),
    ("retry-leads-home", "【重新识别】 leads to the home page.", _AGAIN, State.HOME),
    ("retry-leads-to-guide", "【重新识别】 leads to 办事指南.", _AGAIN, State.GUIDE),
    ("employees-own-query-asks-for-face", "The employees' query of oneself asks for a face.", _ASKED, State.FACE),
    ("query-dialog-skipped", "为他人查询 has no dialog before the face.", _NAMED, State.FACE),
    ("query-for-other-without-face", "为他人查询 needs no face.", _NAMED_CONFIRMED, State.RESULT),
    ("residents-own-query-without-face", "The residents' query needs no face.", _RESIDENT_ASKED, State.RESULT),
    ("failed-face-shows-result", "为他人查询: no match, and yet a result.", _NAMED_NOT_MATCHED, State.RESULT),
    ("failed-face-shows-result-to-residents", "No match, and yet a result.", _RESIDENT_NOT_MATCHED, State.RESULT),
)
# What the table calls an assumption of ours (the page that follows) is here a breach of the guide itself.
_BREACHES = {_NAMED_NOT_MATCHED: "B2.1.4a", _RESIDENT_NOT_MATCHED: "B2.2.2b"}

MUTANTS = tuple(
    mutant
    for name, says, key, to in STEPS
    for mutant in diversions(name, says, key, to, _BREACHES.get(key, GUANGZHOU.transitions[key].clause))
)


@breaks("B2.2.2b")
def residents_query_has_a_dialog() -> None:
    """The residents' query asks in a dialog before the face, of which their guide knows nothing."""
    allow({_RESIDENT_ASKED: State.CONFIRM_FACE, _RESIDENT_CONFIRMED: State.FACE})


@breaks("B2.2.2a")
def residents_query_asks_about_whom() -> None:
    """The residents' query begins with the data of whoever it is about."""
    allow({_RESIDENT_ASKED: State.APPLICANT, _RESIDENT_NAMED: State.FACE})


@breaks("B2.2.2a")
def query_for_other_offered_to_residents() -> None:
    """为他人查询 is offered to 城乡居民, too."""
    allow({_RESIDENT_FOR_OTHER: State.APPLICANT, _RESIDENT_NAMED: State.CONFIRM_FACE})
    allow({_RESIDENT_CONFIRMED: State.FACE})


@breaks("B2.1.2b", "B2.1.3a")
def query_for_other_missing() -> None:
    """为他人查询 is missing for 企业职工."""
    forbid(_FOR_OTHER)
