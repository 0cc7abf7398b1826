"""Links by which learners say what became of them: made by leads, for themselves alone, and not for ever."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest

from grader.domain.errors import NotAllowed, NotFound, NotValid, Refused
from grader.domain.operation.audit import Act, Actor, Way
from grader.domain.placements.placement import Placement, PlacementKind, PlacementMoment, PlacementSource
from grader.domain.placements.question import LINK_LIFE, MENDED_FOR
from grader.engine.placements.links import (
    AskedLearner,
    answer_placement,
    asked_learner,
    forget_old_links,
    make_link,
    refuse_letters,
    withdraw_links,
)
from grader.engine.placements.reading import PlacedLearner, placements_page
from grader.engine.ports.audit import AuditQuery
from tests.engine.grading_school import COHORT, School

AT_END = PlacementMoment.AT_END
TODAY = date(2026, 11, 23)


@dataclass
class Asking:
    """A school whose cohort ends today, and its steps."""

    school: School

    def link(self, handle: str = "ada", by: str = "paul", moment: PlacementMoment = AT_END) -> str:
        school = self.school
        ports = {"zone": UTC, "database": school.database, "now": school.clock, "new_secret": school.new_secret}
        return make_link(school.people[by], COHORT.slug, handle, moment, **ports).secret

    def asked(self, secret: str) -> AskedLearner:
        return asked_learner(secret, zone=UTC, database=self.school.database, now=self.school.clock)

    def answer(
        self, secret: str, kind: PlacementKind = PlacementKind.OWN_COMPANY, *, related: bool | None = True
    ) -> None:
        answer_placement(secret, kind, related=related, zone=UTC, database=self.school.database, now=self.school.clock)

    def withdraw(self, by: str = "paul") -> None:
        viewer = self.school.people[by]
        withdraw_links(viewer, COHORT.slug, "ada", AT_END, database=self.school.database, now=self.school.clock)

    def ada(self) -> PlacedLearner:
        viewer, school = self.school.people["ines"], self.school
        return placements_page(viewer, COHORT.slug, zone=UTC, database=school.database, now=school.clock).people[0]


@pytest.fixture
def asking(grading_school: School) -> Asking:
    with grading_school.database.begin() as tx:
        tx.cohorts.set_end(COHORT.slug, datetime(2026, 11, 24, tzinfo=UTC))
    return Asking(grading_school)


def test_who_has_the_link_says_what_became_of_them(asking: Asking) -> None:
    secret = asking.link()
    asked = asking.asked(secret)
    asking.answer(secret)

    ada = asking.ada()
    assert (asked.person.handle, asked.cohort.slug, asked.end, asked.takes_answer) == ("ada", COHORT.slug, TODAY, True)
    assert ada.said[AT_END] == Placement(
        ada.place.id, AT_END, PlacementKind.OWN_COMPANY, related=True, source=PlacementSource.LEARNER, said_on=TODAY
    )
    assert ada.questions[AT_END].answered_at == asking.school.clock()


def test_an_answer_is_written_down_as_the_learners_own_act(asking: Asking) -> None:
    asking.answer(asking.link())

    with asking.school.database.read() as tx:
        answered, asked = tx.audit.find(AuditQuery(), 2)
    assert (answered.act, answered.actor) == (Act.PLACEMENT_SAID, Actor(Way.WEB, "P-ada"))
    assert (asked.act, asked.object, asked.belongs_to) == (Act.PLACEMENT_ASKED, "P-ada", COHORT.slug)


def test_who_prefers_not_to_say_is_asked_no_more_and_counts_neither_way(asking: Asking) -> None:
    asking.answer(asking.link(), PlacementKind.NO_ANSWER)

    said = asking.ada().said[AT_END]
    assert (said.kind, said.related, said.source) == (PlacementKind.NO_ANSWER, None, PlacementSource.LEARNER)


def test_a_slip_is_mended_within_an_hour_and_not_later(asking: Asking) -> None:
    secret = asking.link()
    asking.answer(secret, PlacementKind.LOOKING)
    asking.school.clock.moment += MENDED_FOR - timedelta(seconds=1)
    asking.answer(secret, PlacementKind.PERMANENT)
    asking.school.clock.moment += timedelta(seconds=1)

    with pytest.raises(NotFound, match="placement_over"):
        asking.answer(secret, PlacementKind.LOOKING)
    assert asking.ada().said[AT_END].kind is PlacementKind.PERMANENT
    assert not asking.asked(secret).takes_answer


def test_it_holds_for_a_month_and_is_forgotten_then(asking: Asking) -> None:
    secret = asking.link()
    asking.school.clock.moment += LINK_LIFE - timedelta(seconds=1)
    forget_old_links(database=asking.school.database, now=asking.school.clock)
    before = asking.asked(secret).takes_answer
    asking.school.clock.moment += timedelta(seconds=1)

    with pytest.raises(NotFound, match="placement_over"):
        asking.asked(secret)
    assert before


def test_a_link_that_was_taken_back_opens_nothing_and_a_new_one_does(asking: Asking) -> None:
    old = asking.link()
    asking.withdraw()

    with pytest.raises(NotFound, match="placement_over"):
        asking.asked(old)
    asking.answer(asking.link())
    with pytest.raises(NotFound, match="placement_over"):
        asking.answer(old)


def test_a_new_link_after_an_answer_ends_those_before(asking: Asking) -> None:
    old = asking.link()
    asking.answer(old)
    new = asking.link()

    with pytest.raises(NotFound, match="placement_over"):
        asking.asked(old)
    assert asking.asked(new).takes_answer


def test_only_a_hash_of_it_is_kept(asking: Asking) -> None:
    secret = asking.link()

    with asking.school.database.read() as tx:
        kept = tx.placement_questions.by_link(secret, asking.school.clock())
    assert kept is None


def test_who_wants_no_letters_says_so_by_the_link(asking: Asking) -> None:
    secret = asking.link()
    refuse_letters(secret, zone=UTC, database=asking.school.database, now=asking.school.clock)

    assert (asking.asked(secret).wants_letters, asking.ada().wants_letters) == (False, False)


@pytest.mark.parametrize(
    ("by", "handle", "moment", "refusal"),
    [
        ("ines", "ada", AT_END, NotAllowed("leads_only")),
        ("ada", "ada", AT_END, NotFound("cohort")),
        ("paul", "paul", AT_END, NotFound("person")),
        ("paul", "ada", PlacementMoment.SIX_WEEKS, NotValid("placement_early")),
    ],
)
def test_links_are_for_leads_to_make_once_the_day_has_come(
    asking: Asking, by: str, handle: str, moment: PlacementMoment, refusal: Refused
) -> None:
    with pytest.raises(type(refusal)) as refused:
        asking.link(handle, by, moment)

    assert refused.value.code == refusal.code


@pytest.mark.parametrize(("by", "refusal"), [("ines", NotAllowed), ("karim", NotFound), ("paul", NotFound)])
def test_links_are_for_leads_to_take_back_where_there_are_some(asking: Asking, by: str, refusal: type[Refused]) -> None:
    with pytest.raises(refusal):
        asking.withdraw(by)
