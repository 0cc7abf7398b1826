"""Tells what was said and done beside hand-ins, by the steps that pages take, each at its moment."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from grader.assembly import Grader
from grader.commands.demo.asides import ABOUT_MISTAKES, Aside, Deed
from grader.commands.demo.demo_cohorts import FIRST
from grader.commands.demo.past_school import PastSchool
from grader.commands.demo.tries import SOLUTION, Try
from grader.domain.alerts.follow_up import WatchState
from grader.domain.cohorts.cohort import EnrollmentStatus, LeavingReason
from grader.domain.days import first_day
from grader.domain.people import Person
from grader.engine import notes
from grader.engine.alerts.watching import follow_up
from grader.engine.comments.writing import Place, answer_thread, begin_thread, resolve_thread
from grader.engine.help_requests import asking, helping
from grader.engine.plans.extending import extend
from grader.engine.rosters.changing import PlaceChange, change_place
from grader.engine.submissions.handed_in_files import texts_handed_in

MORE_TIME = timedelta(days=10)
WORTH_A_WORD = ("if ", "for ", "while ", "def ", "with ")


@dataclass(frozen=True)
class Teller:
    """Somebody whose hand-ins are told of.

    Attributes:
        tries: All of them, oldest first.
        until: What comes later has not happened yet.
    """

    learner: Person
    tries: Sequence[Try]
    until: datetime

    def subject(self, aside: Aside) -> Try | None:
        """Return the hand-in that something is about; None where they have not come as far."""
        mistaken = aside.deed in ABOUT_MISTAKES
        told = {one.exercise: one for one in self.tries if not mistaken or one.subject != SOLUTION}
        begun = list(told.values())
        return begun[aside.of] if -len(begun) <= aside.of < len(begun) else None


@dataclass(frozen=True)
class Scene:
    """Where somebody does something: by whom, about which hand-in of whom."""

    by: Person
    learner: Person
    submission: str
    exercise: str
    aside: Aside
    parts: Grader


def tell(asides: Sequence[Aside], teller: Teller, school: PastSchool) -> None:
    """Do what was done of somebody's hand-ins, oldest first."""
    about = [(one, subject) for one in asides if (subject := teller.subject(one)) is not None]
    happened = [(subject.at + one.after, one, subject) for one, subject in about]
    for at, aside, subject in sorted(happened, key=lambda one: one[0]):
        if at < teller.until:
            DEEDS[aside.deed](_scene(aside, subject, teller.learner, school.at(at)))


def _scene(aside: Aside, subject: Try, learner: Person, parts: Grader) -> Scene:
    with parts.database.read() as tx:
        by = tx.people.by_handle(aside.by) or learner
        place = tx.cohorts.enrollment_of(FIRST.slug, learner.id)
        submissions = tx.submissions.of_exercise(place.id if place else "", subject.exercise)
    submission = next((one for one in submissions if one.number == subject.nth), submissions[0])
    return Scene(by, learner, submission.id, subject.exercise, aside, parts)


def _comment(scene: Scene) -> None:
    parts = scene.parts
    begin_thread(
        scene.by,
        scene.submission,
        _line(scene),
        scene.aside.text,
        database=parts.database,
        repositories=parts.repositories,
        now=parts.now,
        new_id=parts.new_id,
    )


def _line(scene: Scene) -> Place:
    """Return a line of the hand-in that somebody would say something of."""
    parts = scene.parts
    with parts.database.read() as tx:
        submission = tx.submissions.get(scene.submission)
    texts = texts_handed_in(submission, database=parts.database, repositories=parts.repositories) if submission else {}
    for path, text in texts.items():
        for number, line in enumerate(text.splitlines(), start=1):
            if line.strip().startswith(WORTH_A_WORD):
                return Place(path, number)
    return Place()


def _thread(scene: Scene) -> str:
    with scene.parts.database.read() as tx:
        threads = tx.comments.of_submissions([scene.submission])[scene.submission]
    return threads[-1].id


def _answer(scene: Scene) -> None:
    parts = scene.parts
    answer_thread(
        scene.by, _thread(scene), scene.aside.text, database=parts.database, now=parts.now, new_id=parts.new_id
    )


def _resolve(scene: Scene) -> None:
    resolve_thread(scene.by, _thread(scene), database=scene.parts.database)


def _note(scene: Scene) -> None:
    parts = scene.parts
    notes.write_note(
        scene.by, scene.submission, scene.aside.text, database=parts.database, now=parts.now, new_id=parts.new_id
    )


def _ask(scene: Scene) -> None:
    parts, aside = scene.parts, scene.aside
    asking.ask_for_help(
        scene.by,
        scene.submission,
        aside.text,
        aside.tried,
        database=parts.database,
        now=parts.now,
        new_id=parts.new_id,
    )


def _request(scene: Scene) -> str:
    with scene.parts.database.read() as tx:
        requests = tx.help_requests.of_submissions([scene.submission])[scene.submission]
    return requests[-1].id


def _take(scene: Scene) -> None:
    helping.take_request(scene.by, _request(scene), "", database=scene.parts.database, now=scene.parts.now)


def _help(scene: Scene) -> None:
    parts = scene.parts
    request, text = _request(scene), scene.aside.text
    helping.answer_request(scene.by, request, text, database=parts.database, now=parts.now, new_id=parts.new_id)
    asking.finish_request(scene.learner, request, database=parts.database, now=parts.now)


def _contact(scene: Scene) -> None:
    parts = scene.parts
    follow_up(
        scene.by,
        FIRST.slug,
        scene.learner.handle,
        WatchState.CONTACTED,
        scene.aside.text,
        database=parts.database,
        now=parts.now,
        new_id=parts.new_id,
    )


def _stand(scene: Scene, change: PlaceChange) -> None:
    parts = scene.parts
    change_place(
        scene.by,
        FIRST.slug,
        scene.learner.handle,
        change,
        database=parts.database,
        now=parts.now,
        zone=parts.settings.zone,
    )


def _extend(scene: Scene) -> None:
    parts = scene.parts
    with parts.database.read() as tx:
        given = {one.exercise: one.due_at for one in tx.cohorts.assignments(FIRST.slug)}
    due_at, zone = given.get(scene.exercise), parts.settings.zone
    if due_at is not None:
        due_on = first_day(due_at + MORE_TIME, zone)
        extend(
            scene.by,
            FIRST.slug,
            scene.exercise,
            scene.learner.handle,
            due_on,
            zone=zone,
            database=parts.database,
        )


DEEDS: Mapping[Deed, Callable[[Scene], None]] = {
    Deed.COMMENT: _comment,
    Deed.ANSWER: _answer,
    Deed.RESOLVE: _resolve,
    Deed.NOTE: _note,
    Deed.ASK: _ask,
    Deed.TAKE: _take,
    Deed.HELP: _help,
    Deed.CONTACT: _contact,
    Deed.PAUSE: lambda scene: _stand(scene, PlaceChange(EnrollmentStatus.PAUSED)),
    Deed.LEAVE: lambda scene: _stand(scene, PlaceChange(EnrollmentStatus.LEFT, leaving_reason=LeavingReason.JOB)),
    Deed.EXTEND: _extend,
}
