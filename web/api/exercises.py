"""Exercises."""

from grader.engine import listing
from grader.engine.exercises import exercise_page
from web.api.endpoints import Reading, endpoint
from web.api.shapes.basic import Paged
from web.api.shapes.exercises import Exercise, ExerciseLine, Exercises
from web.http.bearer import caller
from web.http.context import grader


@endpoint("/exercises", Exercises, reading=Reading(Paged))
def list_exercises(query: Paged) -> Exercises:
    """List the exercises that the caller may open, by slug."""
    found = listing.exercises_of(caller(), after=query.cursor or "", limit=query.limit, database=grader().database)
    return Exercises(items=[ExerciseLine.model_validate(item) for item in found.items], next=found.next)


@endpoint("/exercises/<slug>", Exercise, reading=Reading(refusals=("not-found",)))
def read_exercise(slug: str) -> Exercise:
    """Read an exercise: its statement, what is checked, and the caller's own place in it."""
    return Exercise.of(exercise_page(caller(), slug, database=grader().database, now=grader().now))
