"""Charts as plain SVG by pygal, in the colours of our style sheet: no script, no style and no address of another's."""

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import Literal
from xml.etree.ElementTree import Element

import pygal
from babel.dates import get_day_names
from flask_babel import gettext
from markupsafe import Markup
from pygal.graph.graph import Graph
from pygal.style import Style

from grader.domain.charts.activity import HOURS, WEEKDAYS, Activity
from grader.domain.charts.pace import Reached
from grader.engine.charts.pacing import PlanPace
from grader.engine.charts.reading import PractisedCompetency, StumblingCheck
from web.http.competencies import competency_name
from web.http.context import language

WIDTH = 360
ROW = 26
LETTERS = 14
"""Their height, for which pygal leaves room; `.chart text` in `pages.css` has the same."""
MOST_LETTERS = 17
"""Of a name beside a row: the table has all of it."""
MOST_NUMBERED, MOST_LINES = 12, 5
"""Numbers below a chart, and lines across it."""
HOURS_APART = 4
FOR_SCRIPTS = frozenset({"plot overlay", "plot text-overlay", "plot tooltip-overlay"})
FOR_SCRIPTS_TOO = frozenset({"defs", "desc", "title"})
"""What pygal draws for its own script and style, by class and by name; our pages have neither."""


def pace_chart(pace: PlanPace, named_by: str) -> Markup:
    """Return how far the group is by week: its middle half as a band, half of it and the plan as lines.

    Args:
        named_by: The id of what says in words what is to be seen, as for each chart here.
    """
    numbers = [week.number for week in pace.weeks]
    begun = [(week.number, week.reached) for week in pace.weeks if week.reached is not None]
    most = max(1, *(week.due for week in pace.weeks), *(part.quarter for _, part in begun))
    chart = pygal.XY(
        **_looks(270, show_legend=True),
        dots_size=3,
        xrange=(numbers[0], max(numbers[-1], numbers[0] + 1)),
        range=(0, most),
        x_value_formatter=_whole,
    )
    chart.x_labels = numbers[:: _step(len(numbers), MOST_NUMBERED)]
    chart.y_labels = list(range(0, most + 1, _step(most, MOST_LINES)))
    chart.add(gettext("the middle half of the group"), _band(begun), fill=True, show_dots=False)
    chart.add(gettext("passed by half of the group, at least"), [(number, part.half) for number, part in begun])
    if pace.dated:
        due = [(week.number, week.due) for week in pace.weeks]
        chart.add(gettext("due by then"), due, show_dots=len(due) == 1)
    return _drawn(chart, named_by)


def activity_chart(activity: Activity, named_by: str) -> Markup:
    """Return hand-ins by weekday and hour: a dot each, whose area is their number."""
    chart = pygal.Dot(**_looks(8 * ROW))
    chart.x_labels = [gettext("%(hour)s:00", hour=one) if one % HOURS_APART == 0 else "" for one in range(HOURS)]
    for name, hours in zip(day_names(), activity.hours, strict=True):
        chart.add(name, [sqrt(number) for number in hours])
    return _drawn(chart, named_by)


def stumbles_chart(stumbles: Sequence[StumblingCheck], named_by: str) -> Markup:
    """Return where the group stumbles, an exercise a row and its checks in order: a dot's area is whom it stopped."""
    titles = {one.exercise.slug: one.exercise.title.in_(language()) for one in stumbles}
    stopped = {(one.exercise.slug, one.place): one.learners for one in stumbles}
    last = max(one.place for one in stumbles)
    chart = pygal.Dot(**_looks((len(titles) + 2) * ROW))
    apart = _step(last, MOST_NUMBERED)
    chart.x_labels = ["" if place % apart else str(place) for place in range(last + 1)]
    for slug, title in titles.items():
        chart.add(_short(title), [sqrt(stopped.get((slug, place), 0)) for place in range(last + 1)])
    return _drawn(chart, named_by)


def competencies_chart(competencies: Sequence[PractisedCompetency], learners: int, named_by: str) -> Markup:
    """Return a bar a competency: how many of a hundred learners have passed an exercise of it."""
    chart = pygal.HorizontalBar(**_looks((len(competencies) + 1) * ROW), range=(0, 100))
    chart.x_labels = [_short(competency_name(one.name).in_(language())) for one in reversed(competencies)]
    chart.y_labels = [0, 25, 50, 75, 100]
    chart.value_formatter = _whole
    chart.add("", [100 * one.learners / max(learners, 1) for one in reversed(competencies)])
    return _drawn(chart, named_by)


def day_names(width: Literal["abbreviated", "wide"] = "abbreviated") -> list[str]:
    """Return what weekdays are called, from Monday."""
    names = get_day_names(width, locale=language().value)
    return [names[day] for day in range(WEEKDAYS)]


def _looks(height: int, *, show_legend: bool = False) -> Mapping[str, object]:
    return {
        "css": [],
        "js": [],
        "disable_xml_declaration": True,
        "width": WIDTH,
        "height": height,
        "margin": 4,
        "margin_right": ROW // 2,
        "style": Style(label_font_size=LETTERS, major_label_font_size=LETTERS, legend_font_size=LETTERS),
        "show_legend": show_legend,
        "legend_at_bottom": True,
        "legend_at_bottom_columns": 1,
        "truncate_legend": -1,
        "truncate_label": -1,
        "value_formatter": _whole,
        "max_scale": 6,
    }


def _drawn(chart: Graph, named_by: str) -> Markup:
    chart.add_xml_filter(lambda root: _bare(root, named_by))
    return Markup(chart.render(is_unicode=True))  # noqa: S704 - pygal writes the tags, and escapes what people wrote


def _bare(root: Element, named_by: str) -> Element:
    """Return a chart without what is there for scripts, as one picture that words outside of it name."""
    for inside in list(root.iter()):
        for one in list(inside):
            if not isinstance(one.tag, str) or one.tag in FOR_SCRIPTS_TOO or one.get("class") in FOR_SCRIPTS:
                inside.remove(one)
    for one in root.iter():
        one.attrib.pop("id", None)
    root.attrib |= {"class": "chart", "role": "img", "aria-labelledby": named_by}
    return root


def _band(begun: Sequence[tuple[int, Reached]]) -> list[tuple[int, int]]:
    """Return the edge of the middle half: there along what three quarters have, and back along what a quarter has."""
    there = [(number, part.three_quarters) for number, part in begun]
    return there + [(number, part.quarter) for number, part in reversed(begun)] + there[:1]


def _short(name: str) -> str:
    return name if len(name) <= MOST_LETTERS else name[: MOST_LETTERS - 1].rstrip() + "…"


def _step(number: int, most: int) -> int:
    """Return how far apart marks are, so that no more than that are in a number."""
    return max(-(-number // most), 1)


def _whole(number: float) -> str:
    return f"{number:.0f}"
