"""What becomes of a case that moves: the fields that change, and all others."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_platform.core.case import Applicant, Case, Method
from mock_platform.core.cities import CITIES
from mock_platform.core.flow import State
from mock_platform.core.identity import Document, DocumentType

documents = st.builds(Document, st.sampled_from(DocumentType), st.text())
optional = {
    "city": st.none() | st.sampled_from(CITIES),
    "method": st.none() | st.sampled_from(Method),
    "applicant": st.none() | st.builds(Applicant, st.text(), documents),
    "message": st.none() | st.text(),
    "failures": st.integers(0),
}
any_case = st.builds(Case, **optional)
changes = st.fixed_dictionaries({}, optional=optional)


@given(any_case, st.sampled_from(State), changes)
def test_a_case_that_moves_keeps_all_but_its_message_and_what_changes(
    case: Case, to: State, changes: dict[str, Any]
) -> None:
    assert case.moved(to, **changes) == replace(case, **{"message": None, **changes}, state=to)


@given(any_case)
def test_a_case_has_no_other_fields(case: Case) -> None:
    with pytest.raises(TypeError):
        case.moved(State.FACE, outcome="pass")
