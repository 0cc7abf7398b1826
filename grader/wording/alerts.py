"""What people read of whom to see today: each sign as a sentence, each rule in words."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from gettext import NullTranslations

from grader.domain.alerts.exercise_signs import ExerciseSign, ExerciseSignKind
from grader.domain.alerts.follow_up import WatchState
from grader.domain.alerts.rules import AlertRules
from grader.domain.alerts.signs import Sign, SignKind
from grader.domain.exercises.exercise import Exercise
from grader.domain.stumbles.effort import Effort
from grader.domain.text import Language, Text
from grader.wording.catalogue import N_, gettext_for

Exercises = Mapping[str, Exercise]
Say = Callable[[datetime], str]
"""Says a moment by the school's clock."""

STATES = {
    WatchState.NEW: N_("To see"),
    WatchState.CONTACTED: N_("In touch"),
    WatchState.RESOLVED: N_("Dealt with"),
}
STEPS = {
    WatchState.NEW: N_("Put among those to see"),
    WatchState.CONTACTED: N_("I am in touch"),
    WatchState.RESOLVED: N_("It is resolved"),
}
"""What a step is called before it is taken."""

LABELS = {
    "stuck_tries": N_("Tries in a row that the same test stops"),
    "stuck_minutes": N_("Minutes of one day that the same test stops"),
    "quiet_days": N_("Working days without a hand-in"),
    "overdue": N_("Exercises past their date that do not pass"),
    "hard_learners": N_("Learners whom the same test stops"),
}
RULES = (
    N_("Somebody asks for help, or a comment of theirs waits for an answer."),
    N_("The same test stops somebody %(stuck_tries)s times in a row, or for %(stuck_minutes)s minutes of one day."),
    N_("Exercises past their date that do not pass: %(overdue)s or more."),
    N_("Whole working days without a hand-in: %(quiet_days)s or more. Saturdays and Sundays are not counted."),
)


def state_name(state: WatchState, language: Language) -> str:
    """Return how far the staff have come, as a heading."""
    return gettext_for(language).gettext(STATES[state])


def step_name(state: WatchState, language: Language) -> str:
    """Return what a step is called before it is taken."""
    return gettext_for(language).gettext(STEPS[state])


def rule_label(name: str, language: Language) -> str:
    """Return what a number of the rules counts."""
    return gettext_for(language).gettext(LABELS[name])


def rule_sentences(rules: AlertRules, language: Language) -> Iterator[str]:
    """Yield when the staff are told of somebody."""
    text = gettext_for(language).gettext
    for source in RULES:
        yield text(source) % vars(rules)


def sign_sentence(sign: Sign, exercises: Exercises, language: Language, *, clock: Say) -> str:
    """Return what is so of a learner, without their name."""
    since = sign.since or sign.moved_at
    named = _named(sign.exercise, sign.check, exercises, language)
    return _source(sign, gettext_for(language)) % (named | {"num": sign.count, "since": clock(since)})


def _source(sign: Sign, text: NullTranslations) -> str:
    match sign.kind:
        case SignKind.HELP:
            return text.gettext("Asked for help with “%(exercise)s”: %(since)s.")
        case SignKind.REVIEW:
            return text.ngettext(
                "%(num)s comment waits for an answer since %(since)s.",
                "%(num)s comments wait for an answer since %(since)s.",
                sign.count,
            )
        case SignKind.STUCK:
            return _stuck(sign, text)
        case SignKind.BEHIND:
            return text.ngettext(
                "%(num)s exercise is past its date and does not pass.",
                "%(num)s exercises are past their date and do not pass.",
                sign.count,
            )
        case SignKind.QUIET:
            return _quiet(sign, text)


def _stuck(sign: Sign, text: NullTranslations) -> str:
    if not sign.check:
        return text.gettext("“%(exercise)s” stops before its tests for %(num)s tries, since %(since)s.")
    return text.gettext("The test “%(check)s” of “%(exercise)s” does not pass for %(num)s tries, since %(since)s.")


def _quiet(sign: Sign, text: NullTranslations) -> str:
    if sign.since is None:
        return text.ngettext(
            "Nothing was handed in yet, and the cohort has worked for more than %(num)s working day.",
            "Nothing was handed in yet, and the cohort has worked for more than %(num)s working days.",
            sign.count,
        )
    if sign.since < sign.moved_at:
        return text.ngettext(
            "Nothing was handed in for %(num)s working day since they are back: the last time was %(since)s.",
            "Nothing was handed in for %(num)s working days since they are back: the last time was %(since)s.",
            sign.count,
        )
    return text.ngettext(
        "Nothing was handed in for %(num)s working day: the last time was %(since)s.",
        "Nothing was handed in for %(num)s working days: the last time was %(since)s.",
        sign.count,
    )


def standstill_sentence(effort: Effort, check: Text | None, since: str, language: Language) -> str:
    """Return what stops somebody in an exercise that is named beside.

    Args:
        check: Its title; None where the whole run is stopped.
        since: The first of the tries in a row that it stopped.
    """
    text = gettext_for(language)
    if check is None:
        said = text.ngettext(
            "It stops before its tests: %(num)s try, %(since)s.",
            "It stops before its tests: %(num)s tries, since %(since)s.",
            effort.stopped_tries,
        )
    else:
        said = text.ngettext(
            "The test “%(check)s” does not pass: %(num)s try, %(since)s.",
            "The test “%(check)s” does not pass: %(num)s tries, since %(since)s.",
            effort.stopped_tries,
        )
    title = check.in_(language) if check else ""
    return said % {"check": title, "num": effort.stopped_tries, "since": since}


def exercise_sentence(sign: ExerciseSign, exercises: Exercises, language: Language) -> str:
    """Return what is so of an exercise."""
    text = gettext_for(language)
    if sign.kind is ExerciseSignKind.FLAKY:
        said = text.ngettext(
            "“%(exercise)s”: %(num)s hand-in came out otherwise each time it was run.",
            "“%(exercise)s”: %(num)s hand-ins came out otherwise each time they were run.",
            sign.count,
        )
    elif sign.check:
        said = text.gettext("The test “%(check)s” of “%(exercise)s” stops %(num)s learners now.")
    else:
        said = text.gettext("“%(exercise)s” stops before its tests for %(num)s learners now.")
    return said % (_named(sign.exercise, sign.check, exercises, language) | {"num": sign.count})


def _named(slug: str, check: str, exercises: Exercises, language: Language) -> dict[str, object]:
    """Return the titles of an exercise and of one of its checks; what has no title any more is named by its id."""
    exercise = exercises.get(slug)
    checks = exercise.checks if exercise else ()
    title = next((one.title.in_(language) for one in checks if one.id == check), check)
    return {"exercise": exercise.title.in_(language) if exercise else slug, "check": title}
