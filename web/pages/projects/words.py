"""What the templates of projects say and show, and what their forms send."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial

from flask import request
from markupsafe import Markup

from grader.domain.days import day_of, first_day, last_day
from grader.domain.projects.project import (
    MAX_BRIEF_LENGTH,
    MOST_CRITERIA,
    SCALES,
    USUAL_SCALE,
    Criterion,
    Level,
    Project,
)
from grader.domain.projects.review import MAX_COMMENT_LENGTH, ReviewWords
from grader.domain.text import Text
from grader.engine.projects.keeping import ProjectWords
from grader.wording.projects import level_name
from web.http.context import grader, language
from web.http.dates import date_alone

BLANK_CRITERIA = 2
"""Empty lines of the grid's form, for more of them."""


def project_words() -> dict[str, object]:
    """Return what templates of projects use."""
    return {
        "scales": SCALES,
        "level_name": partial(level_name, language=language()),
        "begins": _begins,
        "most_brief": MAX_BRIEF_LENGTH,
        "most_comment": MAX_COMMENT_LENGTH,
    }


def words_sent() -> ProjectWords:
    """Return what the form of a project sends.

    Raises:
        NotValid: `day_shape`.
    """
    form = request.form
    return ProjectWords(
        title=_text("title"),
        brief=_text("brief"),
        criteria=tuple(_criteria()),
        competencies=tuple(form.get("competencies", "").replace(",", " ").split()),
        starts_on=_day("starts"),
        due_on=_day("due"),
        peers=form.get("peers") == "yes",
        scale=_scale(),
    )


def words_kept(project: Project) -> ProjectWords:
    """Return what the form of a project is filled with."""
    zone = grader().settings.zone
    return ProjectWords(
        title=project.title,
        brief=project.brief,
        criteria=project.criteria,
        competencies=project.competencies,
        starts_on=first_day(project.starts_at, zone) if project.starts_at else None,
        due_on=_last(project.due_at),
        peers=project.peers,
        scale=project.scale,
    )


def with_blank_lines(criteria: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
    """Return the lines of the grid's form: each criterion, and some that are empty."""
    known = {one.id for one in criteria}
    free = (f"c{number}" for number in range(1, 100) if f"c{number}" not in known)
    blank = min(BLANK_CRITERIA, MOST_CRITERIA - len(criteria))
    return (*criteria, *(Criterion(next(free), Text("")) for _ in range(blank)))


def review_sent(project: Project) -> ReviewWords:
    """Return what the form of a review sends; an unknown level is none."""
    form, known = request.form, {level.value: level for level in Level}
    ids = [one.id for one in project.criteria]
    chosen = {id_: known[form.get(f"level-{id_}", "")] for id_ in ids if form.get(f"level-{id_}") in known}
    return ReviewWords(chosen, {id_: form.get(f"comment-{id_}", "") for id_ in ids}, form.get("comment", ""))


def _begins(moment: datetime) -> Markup:
    """Return the first day of what begins at a moment."""
    return date_alone(first_day(moment, grader().settings.zone))


def _criteria() -> Iterator[Criterion]:
    for id_ in request.form.getlist("criterion"):
        title = _text(f"{id_}-title")
        if title.fr.strip() or title.en.strip():
            yield Criterion(id_, title, {level: _text(f"{id_}-{level.value}") for level in Level})


def _scale() -> int:
    typed = request.form.get("scale", str(USUAL_SCALE))
    return int(typed) if typed.isdecimal() and int(typed) in SCALES else 0


def _text(name: str) -> Text:
    return Text(request.form.get(f"{name}-fr", ""), request.form.get(f"{name}-en", ""))


def _day(name: str) -> date | None:
    typed = request.form.get(name, "").strip()
    return day_of(typed) if typed else None


def _last(moment: datetime | None) -> date | None:
    return last_day(moment, grader().settings.zone) if moment else None
