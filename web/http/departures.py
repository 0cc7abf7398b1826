"""What a browser keeps while its person is at a provider of identities: a few departures in its signed cookie."""

from datetime import datetime
from typing import cast

from flask import session

from grader.domain.identities.departure import Departure

DEPARTURES, CAME_BY = "departures", "came_by"
MOST = 3
"""Somebody may begin in several tabs; the oldest is forgotten."""


def keep(departure: Departure) -> None:
    """Remember a departure."""
    held = _held()
    session[DEPARTURES] = [*held[-(MOST - 1) :], _written(departure)]


def take(state: str) -> Departure | None:
    """Return the departure of a state, which is good once; None where this browser has none."""
    held = _held()
    found = next((one for one in held if one["state"] == state), None)
    session[DEPARTURES] = [one for one in held if one is not found]
    return None if found is None else _read(found)


def _held() -> list[dict[str, str | None]]:
    return cast("list[dict[str, str | None]]", session.get(DEPARTURES, []))


def _written(departure: Departure) -> dict[str, str | None]:
    return vars(departure) | {"begun_at": departure.begun_at.isoformat()}


def _read(held: dict[str, str | None]) -> Departure:
    """Return what was written; the cookie is signed by us, so that it is as we wrote it."""
    begun_at = datetime.fromisoformat(held["begun_at"] or "")
    return Departure(**cast("dict[str, str]", held) | {"begun_at": begun_at})  # type: ignore[arg-type] # as written above
