"""A message that asks for help, ready to copy: which exercise, which test if one, which try, and where to look."""

from grader.domain.exercises.exercise import Exercise
from grader.domain.text import Language
from grader.wording.catalogue import gettext_for
from grader.wording.numbers import nth_try


def help_message(
    exercise: Exercise, number: int | None, submission_number: int, address: str, language: Language
) -> str:
    """Return the message.

    Args:
        number: Of the check that stays open, from 1; None where no check began.
        submission_number: Which try this is.
    """
    text = gettext_for(language).gettext
    told: dict[str, object] = {"exercise": exercise.title.in_(language), "address": address}
    told["nth"] = nth_try(submission_number, language)
    if number is None:
        return text("Hello, I am stuck on “%(exercise)s” (%(nth)s). Can you look with me? %(address)s") % told
    told |= {"number": number, "title": exercise.checks[number - 1].title.in_(language).replace("`", "")}
    return (
        text(
            "Hello, I am stuck on “%(exercise)s”, test %(number)s: %(title)s (%(nth)s). "
            "Can you look with me? %(address)s"
        )
        % told
    )
