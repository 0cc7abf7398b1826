"""`grader track` and `grader cohort plan`: a cohort follows a track, and its dates move once they were looked at."""

from pathlib import Path

import pytest

from grader.assembly import assemble
from grader.settings import Settings
from tests.commands.conftest import Grader
from tests.engine.grading_school import exercise

TRACK = """\
title = { fr = "Un parcours", en = "A track" }
[[modules]]
slug = "debut"
title = { fr = "Débuter", en = "Begin" }
week = 1
weeks = 2
exercises = ["bonjour", "later", "prix"]
"""


@pytest.fixture
def opened(grader: Grader, data: Path) -> Grader:
    """Return the command line of a school whose cohort follows a track."""
    file = data / "parcours.toml"
    file.write_text(TRACK)
    assert grader("cohort", "list").status == 0  # makes the tables
    parts = assemble(Settings())
    with parts.database.begin() as tx:
        for slug in ("bonjour", "prix", "panier"):
            tx.catalog.publish(exercise(slug), parts.now())
    published = grader("track", "publish", file)
    assert "Not published yet, so no cohort is given them: later." in published.shown
    done = grader("cohort", "open", "web-2701", "Web 27-01", "--track", "parcours", "--start", "04/01/2027")
    assert (done.status, done.shown.splitlines()[0]) == (0, "web-2701 is open.")
    return grader


def test_a_plan_is_shown_by_module_and_week(opened: Grader) -> None:
    assert opened("cohort", "plan", "show", "web-2701").shown.splitlines() == [
        "web-2701 begins on 2027-01-04.",
        "Begin",
        "  1  bonjour  week 1  from 2027-01-04 to 2027-01-08",
        "  2  prix  week 2  from 2027-01-11 to 2027-01-15",
    ]


def test_dates_are_shown_before_they_move(opened: Grader) -> None:
    asked = ("cohort", "plan", "days", "web-2701", "2027-01-11", "--closed", "2027-01-18 2027-01-22")

    shown = opened(*asked)
    before = opened("cohort", "exercises", "web-2701").shown
    done = opened(*asked, "--yes")

    assert shown.shown.splitlines()[1:] == [
        "  prix: from 2027-01-11 to 2027-01-15 → from 2027-01-25 to 2027-01-29",
        "Nothing was changed yet. If you mean it, say it again with --yes.",
    ]
    assert "until 2027-01-08" in before
    assert done.shown.splitlines() == shown.shown.splitlines()[:2]
    assert "until 2027-01-29" in opened("cohort", "exercises", "web-2701").shown


def test_an_exercise_is_given_placed_and_dated(opened: Grader) -> None:
    given = opened("cohort", "plan", "put", "web-2701", "panier", "--module", "Begin", "--week", "2")
    dated = opened("cohort", "plan", "put", "web-2701", "panier", "--due", "2027-01-20", "--start", "none")
    alone = opened("cohort", "plan", "put", "web-2701", "panier", "--module", "none")

    assert given.shown.splitlines()[-1] == "  3  panier  week 2  from 2027-01-11 to 2027-01-15"
    assert dated.shown.splitlines()[-1] == "  3  panier  week 2  until 2027-01-20"
    assert alone.status == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("days", "web-2701", "demain"), "“demain” is no day. Write it as in 2027-06-30, or 30/06/2027."),
        (("days", "web-2701", "2027-01-04", "--closed", "x"), "“x” is no closed day. Write one,"),
        (("put", "web-2701", "bonjour", "--due", "2026-01-01"), "bonjour would be due before it begins."),
        (("show", "unknown"), "There is no cohort “unknown”"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(opened: Grader, arguments: tuple[str, ...], told: str) -> None:
    ended = opened("cohort", "plan", *arguments)

    assert (ended.status, ended.errors[: len(told)]) == (2, told)


def test_a_cohort_is_copied_renamed_and_listed(opened: Grader) -> None:
    copied = opened("cohort", "open", "web-2709", "Web 27-09", "--like", "web-2701", "--start", "2027-09-06")
    renamed = opened("cohort", "rename", "web-2709", "Promo de rentrée")
    again = opened("cohort", "open", "web-2701", "Encore", "--track", "parcours")

    assert "until 2027-09-10" in copied.shown
    assert renamed.shown == "web-2709 is called “Promo de rentrée” now.\n"
    assert opened("cohort", "list").shown == "web-2701  Web 27-01\nweb-2709  Promo de rentrée\n"
    assert (again.status, again.errors) == (2, "There is a cohort web-2701 already: choose another slug.\n")


def test_closed_days_without_a_first_day_are_not_passed_over(opened: Grader) -> None:
    ended = opened("cohort", "open", "web-2709", "Web 27-09", "--closed", "2027-11-01")

    assert (ended.status, "--start" in ended.errors) == (2, True)
    assert "web-2709" not in opened("cohort", "list").shown


def test_a_track_with_mistakes_is_explained(grader: Grader, data: Path) -> None:
    file = data / "parcours.toml"
    file.write_text(TRACK.replace("week = 1\n", ""))

    ended = grader("track", "publish", file)

    assert ended.status == 2
    assert f"{data}/parcours.toml:2: “modules.0.week” is missing" in ended.errors


def test_a_learner_gets_more_time(opened: Grader) -> None:
    opened("user", "add", "ada", "Ada", "--cohort", "web-2701")
    more_time = ("cohort", "more-time", "web-2701", "ada")

    given = opened(*more_time, "33")
    too_much = opened(*more_time, "201")
    gone = opened(*more_time, "0")

    assert given.shown == "ada has 33 % more time. Dates that are still to come and the next runs follow.\n"
    assert (too_much.status, too_much.errors[:27]) == (2, "More time is a whole number")
    assert gone.shown == "ada has the time of the others.\n"


def test_a_learner_gets_a_later_date(opened: Grader) -> None:
    opened("user", "add", "ada", "Ada", "--cohort", "web-2701")
    extend = ("cohort", "plan", "extend", "web-2701", "bonjour")

    given = opened(*extend, "ada", "2027-01-29")
    sooner = opened(*extend, "ada", "2027-01-04")
    unknown = opened(*extend, "karim", "2027-01-29")
    gone = opened(*extend, "ada", "none")

    assert given.shown == "ada has bonjour until 2027-01-29.\n"
    assert (sooner.status, sooner.errors[:19]) == (2, "This is not later t")
    assert unknown.errors == "There is no person with the handle “karim”.\n"
    assert gone.shown == "The cohort's date for bonjour is ada's again.\n"


def test_who_comes_back_has_dates_that_moved(opened: Grader) -> None:
    opened("user", "add", "ada", "Ada", "--cohort", "web-2701")

    refused = opened("cohort", "back", "web-2701", "ada")

    assert (refused.status, refused.errors) == (2, "Ada is not on a break. Nothing was changed.\n")
