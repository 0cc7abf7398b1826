"""The staff of a cohort write down what they did about a learner, and its lead sets the rules."""

from collections.abc import Mapping

from grader.domain.alerts.follow_up import MAX_NOTE_LENGTH, FollowUp, WatchState
from grader.domain.alerts.rules import AlertRules, checked_rules
from grader.domain.errors import NotAllowed, NotFound
from grader.domain.naming import checked_text
from grader.domain.operation.audit import Act
from grader.domain.people import Person
from grader.engine.alerts.reading import may_set_rules, staffed_cohort
from grader.engine.ports.database import Database
from grader.engine.ports.sources import NewId, Now

MOST_A_LEARNER = 500


def follow_up(
    viewer: Person,
    cohort: str,
    handle: str,
    state: WatchState,
    text: str = "",
    *,
    database: Database,
    now: Now,
    new_id: NewId,
) -> FollowUp:
    """Return a new step: how far the staff have come with a learner.

    Args:
        text: What to remember; may be empty.

    Raises:
        NotFound: There is no such cohort, the viewer is not of its staff, or nobody of that handle has a place in it.
        NotAllowed: Very many steps are kept about them.
        NotValid: The text.
    """
    text = checked_text(text, most=MAX_NOTE_LENGTH) if text.strip() else ""
    with database.begin() as tx:
        staffed_cohort(viewer, cohort, tx)
        learner = tx.people.by_handle(handle)
        place = tx.cohorts.enrollment_of(cohort, learner.id) if learner else None
        if place is None:
            raise NotFound("person", handle=handle)
        if tx.alerts.count(place.id) >= MOST_A_LEARNER:
            raise NotAllowed("too_many_follow_ups", most=MOST_A_LEARNER)
        step = FollowUp(new_id(), place.id, state, text, viewer, now())
        tx.alerts.follow_up(step)
    return step


def set_rules(viewer: Person, cohort: str, values: Mapping[str, int], *, database: Database) -> AlertRules:
    """Return the rules of a cohort, as its lead set them.

    Raises:
        NotFound: There is no such cohort, or this person is not of its staff.
        NotAllowed: `lead_alone`: they do not lead it.
        NotValid: A number is out of its bounds.
    """
    rules = checked_rules(values)
    with database.begin() as tx:
        staffed_cohort(viewer, cohort, tx)
        if not may_set_rules(viewer, cohort, tx):
            raise NotAllowed("lead_alone")
        tx.alerts.set_rules(cohort, rules)
        tx.audit.add(Act.ALERT_RULES_SET, cohort)
    return rules
