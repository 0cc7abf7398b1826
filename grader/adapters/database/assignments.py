"""An assignment as rows hold it: columns of its own, and of its exercise whether that was withdrawn."""

from dataclasses import fields

from grader.adapters.database import tables
from grader.domain.assignments import Assignment

OF_EXERCISE = "withdrawn"
"""The field that is its exercise's; the last one."""

ASSIGNED = (
    *(tables.assignment.c[field.name] for field in fields(Assignment) if field.name != OF_EXERCISE),
    tables.exercise.c.withdrawn_at.is_not(None),
)
"""In the order of the fields: a row by position costs half of one by names, and a cohort may have 200."""

OF_ITS_EXERCISE = tables.exercise.c.slug == tables.assignment.c.exercise
"""How the two tables are joined."""
