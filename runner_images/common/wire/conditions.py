"""The conditions that a container was started under: what of its environment every process keeps."""

import os

_KEPT = (
    *("LC_ALL", "TZ", "LD_PRELOAD"),
    *("FAKETIME", "FAKETIME_DONT_FAKE_MONOTONIC", "FAKETIME_FORCE_MONOTONIC_FIX", "FAKETIME_DISABLE_SHM"),
)
"""Its locale, time zone, and clock (https://github.com/wolfcw/libfaketime): the publication gate alone sets them."""
PLAIN_LOCALE = "C.UTF-8"


def conditions() -> dict[str, str]:
    """Return them, as they are in the environment."""
    return {"LC_ALL": PLAIN_LOCALE} | {name: os.environ[name] for name in _KEPT if name in os.environ}


def days_ahead() -> int:
    """Return how many days the container's clock is ahead of the true one."""
    return int(os.environ.get("FAKETIME", "+0d").strip("+d"))


def forget_the_rest(**new: str) -> None:
    """Leave nothing in the environment but them and `new`."""
    kept = conditions()
    os.environ.clear()
    os.environ.update({**kept, **new})
