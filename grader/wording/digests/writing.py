"""Writes the digest of a week: facts and reasons in whole sentences, each with the page that it rests on."""

from collections.abc import Iterator
from datetime import date, timedelta, tzinfo
from functools import partial

from grader.domain.alerts.exercise_signs import ExerciseSign, ExerciseSignKind
from grader.domain.alerts.signs import Sign, SignKind
from grader.domain.digests import Contact, ToSee, WeekDigest, WeekStanding, WorkOnExercise
from grader.domain.text import Language
from grader.wording.alerts import exercise_sentence, sign_sentence, state_name
from grader.wording.catalogue import N_, gettext_for
from grader.wording.days import day_alone, last_weekday, weekday, weekday_and_time
from grader.wording.digests.document import Document, Line, Section

TITLE = N_("Digest of %(cohort)s")
WEEK = N_("Week from %(first)s to %(last)s")
LAST = N_(
    "Who asked for something comes first, then who has waited longest. Nobody is scored or ranked, and nothing is "
    "foretold. Whoever pauses or has left is not looked at."
)
WEEKEND = timedelta(days=6)


def write_digest(digest: WeekDigest, language: Language, zone: tzinfo) -> Document:
    """Return a digest as a document."""
    text = gettext_for(language).gettext
    return Document(
        language=language,
        title=text(TITLE) % {"cohort": digest.cohort.name},
        about=text(WEEK) % _span(digest.week, language),
        sections=tuple(_sections(digest, language, zone)),
        last=text(LAST),
    )


def _span(monday: date, language: Language) -> dict[str, str]:
    return {"first": day_alone(monday, language), "last": day_alone(monday + WEEKEND, language)}


def _sections(digest: WeekDigest, language: Language, zone: tzinfo) -> Iterator[Section]:
    text, standing = gettext_for(language).gettext, digest.standing
    yield Section("work", text("What was done"), tuple(_work(digest, language)))
    if standing is not None:
        yield Section(
            "people",
            text("Who needs somebody now, and why"),
            tuple(_people(standing, digest, language, zone)),
            text("Nobody needs somebody for the moment."),
        )
        stopped = tuple(
            Line(exercise_sentence(sign, digest.exercises, language), _of_sign(sign, digest.cohort.slug))
            for sign in standing.exercises
        )
        yield Section("exercises", text("Exercises to look at"), stopped, text("No exercise stops several people now."))
        yield Section(
            "waiting",
            text("What waits for an answer"),
            tuple(_waiting(standing, digest, language)),
            text("Nothing waits."),
        )
    yield Section("due", text("Due in the week after"), tuple(_due(digest, language, zone)), text("Nothing is due."))
    contacts = tuple(_contact(one, language, zone) for one in digest.contacts)
    yield Section("contacts", text("Who was contacted"), contacts, text("Nothing is written down."))


def _of_sign(sign: ExerciseSign, cohort: str) -> str:
    """Return where a sign of an exercise can be looked up."""
    if sign.kind is ExerciseSignKind.FLAKY:
        return f"/cohorts/{cohort}/regrades"
    return f"/exercises/{sign.exercise}/stumbles?cohort={cohort}"


def _work(digest: WeekDigest, language: Language) -> Iterator[Line]:
    text = gettext_for(language)
    hand_ins, passed = sum(one.hand_ins for one in digest.work), sum(one.passed for one in digest.work)
    if not hand_ins:
        yield Line(text.gettext("Nothing was handed in."), f"/cohorts/{digest.cohort.slug}")
    else:
        who = text.ngettext(
            "%(active)s of %(num)s learner handed something in.",
            "%(active)s of %(num)s learners handed something in.",
            digest.learners,
        )
        told = who % {"active": digest.active, "num": digest.learners}, _counted(hand_ins, passed, language)
        yield Line(" ".join(told), f"/cohorts/{digest.cohort.slug}")
    for one in digest.work:
        yield _of_exercise(one, digest, language)


def _counted(hand_ins: int, passed: int, language: Language) -> str:
    text = gettext_for(language)
    sent = text.ngettext("%(num)s hand-in", "%(num)s hand-ins", hand_ins) % {"num": hand_ins}
    done = text.ngettext("%(num)s exercise passed", "%(num)s exercises passed", passed) % {"num": passed}
    done = done if passed else text.gettext("none passed yet")
    return text.gettext("%(told)s.") % {"told": f"{sent}, {done}"}


def _of_exercise(one: WorkOnExercise, digest: WeekDigest, language: Language) -> Line:
    text = gettext_for(language)
    sent = text.ngettext("%(num)s hand-in", "%(num)s hand-ins", one.hand_ins) % {"num": one.hand_ins}
    by = text.ngettext("by %(num)s person", "by %(num)s people", one.learners) % {"num": one.learners}
    passed = text.ngettext("%(num)s person passed it", "%(num)s people passed it", one.passed) % {"num": one.passed}
    passed = passed if one.passed else text.gettext("not passed yet")
    told = f"{sent} {by}, {passed}" if one.hand_ins else passed
    said = text.gettext("“%(exercise)s”: %(told)s.") % {
        "exercise": _title(one.exercise, digest, language),
        "told": told,
    }
    return Line(said, f"/exercises/{one.exercise}" if one.exercise in digest.exercises else "")


def _people(standing: WeekStanding, digest: WeekDigest, language: Language, zone: tzinfo) -> Iterator[Line]:
    for one in standing.people:
        path = f"/people/{one.learner.handle}"
        why = tuple(_why(sign, one, digest, language, zone) for sign in one.signs)
        yield Line(f"{one.learner.name} · {state_name(one.state, language)}", path, why)
    if standing.more:
        more = gettext_for(language).ngettext(
            "%(num)s person more is not named here.", "%(num)s people more are not named here.", standing.more
        )
        yield Line(more % {"num": standing.more}, f"/cohorts/{digest.cohort.slug}/today")


def _why(sign: Sign, one: ToSee, digest: WeekDigest, language: Language, zone: tzinfo) -> Line:
    clock = partial(weekday_and_time, zone=zone, language=language)
    match sign.kind:
        case SignKind.HELP | SignKind.REVIEW:
            path = f"/submissions/{sign.submission_id}"
        case SignKind.STUCK:
            path = f"/people/{one.learner.handle}/tries?exercise={sign.exercise}"
        case SignKind.BEHIND | SignKind.QUIET:
            path = ""
    return Line(sign_sentence(sign, digest.exercises, language, clock=clock), path)


def _waiting(standing: WeekStanding, digest: WeekDigest, language: Language) -> Iterator[Line]:
    text, cohort = gettext_for(language), digest.cohort.slug
    if standing.help_requests:
        asked = text.ngettext(
            "%(num)s request for help waits.", "%(num)s requests for help wait.", standing.help_requests
        )
        yield Line(asked % {"num": standing.help_requests}, f"/help-requests?cohort={cohort}")
    if standing.comments:
        said = text.ngettext(
            "%(num)s comment waits for an answer.", "%(num)s comments wait for an answer.", standing.comments
        )
        yield Line(said % {"num": standing.comments}, f"/comments?cohort={cohort}")


def _due(digest: WeekDigest, language: Language, zone: tzinfo) -> Iterator[Line]:
    for one in digest.due:
        if one.due_at is not None:
            said = gettext_for(language).gettext("“%(exercise)s”: until %(day)s.")
            named = {
                "exercise": _title(one.exercise, digest, language),
                "day": last_weekday(one.due_at, zone, language),
            }
            yield Line(said % named, f"/exercises/{one.exercise}" if one.exercise in digest.exercises else "")


def _contact(one: Contact, language: Language, zone: tzinfo) -> Line:
    said = gettext_for(language).gettext("%(learner)s, on %(day)s, by %(author)s: %(state)s.")
    told = {"learner": one.learner.name, "day": weekday(one.step.at, zone, language), "author": one.step.author.name}
    return Line(said % (told | {"state": state_name(one.step.state, language)}), f"/people/{one.learner.handle}")


def _title(slug: str, digest: WeekDigest, language: Language) -> str:
    exercise = digest.exercises.get(slug)
    return exercise.title.in_(language) if exercise else slug
