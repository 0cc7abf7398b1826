"""The environment that brings conditions about."""

import pytest

from grader.adapters.sandbox.containers.environment import environment
from grader.domain.publishing.steadiness import Conditions

ZONES = {0: "UTC0", 14: "<+14>-14", -10: "<-10>10"}


@pytest.mark.parametrize("hours", ZONES)
def test_a_time_zone_is_written_as_posix_does(hours: int) -> None:
    assert environment(Conditions(hours_east=hours))["TZ"] == ZONES[hours]


def test_the_clock_is_touched_only_for_another_day() -> None:
    today, ahead = environment(Conditions()), environment(Conditions(days_ahead=40))

    assert "LD_PRELOAD" not in today
    assert ahead["FAKETIME"] == "+40d"


def test_the_images_locale_stays_where_no_other_is_meant() -> None:
    plain, french = environment(Conditions()), environment(Conditions(locale="fr_FR.UTF-8"))

    assert "LC_ALL" not in plain
    assert french["LC_ALL"] == "fr_FR.UTF-8"
