"""Who teaches and leads a cohort."""

import pytest

from grader.adapters.randomness import new_id, new_secret
from grader.domain.errors import NotAllowed, NotFound, NotValid
from grader.domain.people import Role
from grader.engine.rosters import staffing
from grader.engine.rosters.staffing import Appointed, NewStaff
from tests.engine.rosters.conftest import DATA, WEB, Classes


def appoint(classes: Classes, viewer: str, new: NewStaff, cohort: str = WEB) -> Appointed:
    made = {"now": classes.clock, "new_id": new_id, "new_secret": new_secret}
    return staffing.appoint(classes.person(viewer), cohort, new, database=classes.database, **made)


def dismiss(classes: Classes, viewer: str, handle: str) -> None:
    staffing.dismiss(classes.person(viewer), WEB, handle, database=classes.database)


def promote(classes: Classes, viewer: str, handle: str, role: Role) -> None:
    staffing.change_role(classes.person(viewer), WEB, handle, role, database=classes.database)


def team(classes: Classes, cohort: str = WEB) -> dict[str, Role]:
    with classes.database.read() as tx:
        return {one.handle: one.role for one in tx.cohorts.staff(cohort)}


def test_a_lead_hands_over_and_leaves(classes: Classes):
    promote(classes, "paul", "ines", Role.LEAD)

    dismiss(classes, "paul", "paul")

    assert team(classes) == {"ines": Role.LEAD}


def test_the_last_lead_stays(classes: Classes):
    with pytest.raises(NotAllowed, match="last_lead"):
        dismiss(classes, "paul", "paul")
    with pytest.raises(NotAllowed, match="last_lead"):
        promote(classes, "paul", "paul", Role.TRAINER)


def test_who_teaches_elsewhere_comes_with_the_role_they_have(classes: Classes):
    appointed = appoint(classes, "lise", NewStaff(Role.LEAD, handle="ines"), DATA)

    assert (appointed.secret, team(classes, DATA)["ines"]) == (None, Role.TRAINER)
    with pytest.raises(NotAllowed, match="account_elsewhere"):
        promote(classes, "paul", "ines", Role.LEAD)


def test_a_new_trainer_gets_a_link(classes: Classes):
    appointed = appoint(classes, "paul", NewStaff(Role.TRAINER, "Zoé Roux"))

    assert appointed.secret is not None
    assert team(classes)["zoe-roux"] is Role.TRAINER


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (NewStaff(Role.TRAINER, handle="ada"), "not_staff"),
        (NewStaff(Role.OPERATOR, "Zoé Roux"), "role_of_staff"),
        (NewStaff(Role.TRAINER, handle="nobody"), "name_shape"),
    ],
)
def test_nobody_else_becomes_staff(classes: Classes, new: NewStaff, code: str):
    with pytest.raises(NotValid, match=code):
        appoint(classes, "paul", new)


def test_a_learner_is_not_of_the_team_and_trainers_change_nothing(classes: Classes):
    with pytest.raises(NotFound, match="person"):
        dismiss(classes, "paul", "ada")
    with pytest.raises(NotAllowed, match="leads_only"):
        dismiss(classes, "ines", "paul")
