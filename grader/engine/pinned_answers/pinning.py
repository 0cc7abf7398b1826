"""Pins an answer to a failure that learners of a cohort met, and withdraws it; any of the cohort's staff may."""

from grader.domain.errors import NotAllowed, NotFound, NotValid
from grader.domain.exercises.exercise import Exercise, Visibility
from grader.domain.naming import checked_text
from grader.domain.people import Person
from grader.domain.pinned_answers import MAX_ANSWER_LENGTH, PinnedAnswer
from grader.domain.text import Text
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.sources import Now
from grader.engine.stumbles.reading import seen_exercise

MOST_AN_EXERCISE = 50


def pin_answer(
    viewer: Person,
    slug: str,
    key: str,
    text: Text,
    *,
    database: Database,
    now: Now,
    cohort: str | None = None,
    kept: bool = False,
) -> PinnedAnswer:
    """Return the answer to a failure, in the place of the one that it had.

    Args:
        text: One language may be empty.
        cohort: See `grader.engine.stumbles.reading.stumbles_page`.
        kept: It stays when the exercise's version changes.

    Raises:
        NotFound: The viewer is of no such cohort's staff; `stumble`: nobody met that failure, and it has no answer.
        NotAllowed: `hidden_check`: learners are told nothing of it; `too_many_answers`.
        NotValid: The text.
    """
    text = _checked(text)
    with database.begin() as tx:
        exercise, _, chosen = seen_exercise(viewer, slug, cohort, tx, now())
        known = tx.pinned_answers.to_failure(chosen.slug, slug, key)
        check = known.check if known else _check_of(chosen.slug, exercise, key, tx)
        if is_hidden(exercise, check):
            raise NotAllowed("hidden_check")
        if known is None and len(tx.pinned_answers.of_exercise(chosen.slug, slug)) >= MOST_AN_EXERCISE:
            raise NotAllowed("too_many_answers", most=MOST_AN_EXERCISE)
        answer = PinnedAnswer(chosen.slug, slug, key, check, text, viewer, now(), exercise.suite_digest, kept)
        tx.pinned_answers.put(answer)
    return answer


def withdraw_answer(
    viewer: Person, slug: str, key: str, *, database: Database, now: Now, cohort: str | None = None
) -> PinnedAnswer:
    """Return the answer to a failure, which nobody is shown any more.

    Raises:
        NotFound: The viewer is of no such cohort's staff; `answer`: the failure has none.
    """
    with database.begin() as tx:
        _, _, chosen = seen_exercise(viewer, slug, cohort, tx, now())
        known = tx.pinned_answers.to_failure(chosen.slug, slug, key)
        if known is None:
            raise NotFound("answer", id=key)
        tx.pinned_answers.remove(chosen.slug, slug, key)
    return known


def is_hidden(exercise: Exercise, check_id: str) -> bool:
    """Tell whether learners are never told anything of a check."""
    return any(one.id == check_id and one.visibility is Visibility.HIDDEN for one in exercise.checks)


def _check_of(cohort: str, exercise: Exercise, key: str, tx: Transaction) -> str:
    alike = tx.stumbles.one_alike(cohort, exercise.suite_digest, key)
    if alike is None:
        raise NotFound("stumble", id=key)
    return alike.check


def _checked(text: Text) -> Text:
    fr, en = (checked_text(one, most=MAX_ANSWER_LENGTH) if one.strip() else "" for one in (text.fr, text.en))
    if not fr and not en:
        raise NotValid("text_shape", most=MAX_ANSWER_LENGTH)
    return Text(fr, en)
