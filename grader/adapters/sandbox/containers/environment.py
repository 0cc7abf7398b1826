"""The environment of a container that is to run under certain conditions; `common/wire/conditions.py` keeps it."""

from collections.abc import Mapping

from grader.domain.publishing.steadiness import Conditions

CLOCK = "/opt/libfaketime.so"
"""Where each runner image has it."""


def environment(conditions: Conditions) -> Mapping[str, str]:
    """Return the variables that bring them about."""
    hours = conditions.hours_east
    variables = {
        "PYTHONHASHSEED": str(conditions.hash_seed),
        # As POSIX writes a zone (https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html): west is up.
        "TZ": f"<{hours:+03d}>{-hours}" if hours else "UTC0",
    }
    if conditions.locale:
        variables["LC_ALL"] = conditions.locale
    if conditions.days_ahead:
        variables |= {
            "LD_PRELOAD": CLOCK,
            "FAKETIME": f"+{conditions.days_ahead}d",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            # Its mend for a glibc of before 2020 lets each timed wait of a Java machine take many times as long.
            "FAKETIME_FORCE_MONOTONIC_FIX": "0",
            "FAKETIME_DISABLE_SHM": "1",
        }
    return variables
