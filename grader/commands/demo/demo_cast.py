"""The demo's people and their cohort; made once, found again on every later run."""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from grader.assembly import Grader
from grader.commands.cohorts import join
from grader.domain.cohorts.cohort import Cohort
from grader.domain.days import first_day
from grader.domain.errors import NotAllowed
from grader.domain.people import Person, Role
from grader.domain.plans.plan import PlanDays
from grader.domain.plans.track import Track
from grader.engine.accounts import accounts, tokens
from grader.engine.cohorts.enrolling import open_cohort
from grader.engine.plans.opening import Opening, open_planned
from grader.engine.plans.tracks import publish_track
from grader.wording.catalogue import N_

COHORT = Cohort("web-2610", "Promo web, octobre 2026")
WEEK, WEEKEND = timedelta(weeks=1), 5


@dataclass(frozen=True)
class Part:
    """Somebody in the demo, and the English word for what they do."""

    name: str
    role: Role
    role_word: str


CAST = {
    "ada": Part("Ada", Role.LEARNER, N_("learns")),
    "karim": Part("Karim", Role.LEARNER, N_("learns")),
    "ines": Part("Inès", Role.TRAINER, N_("trains")),
    "paul": Part("Paul", Role.LEAD, N_("leads the cohort")),
    "odile": Part("Odile", Role.OPERATOR, N_("runs the server")),
}


@dataclass(frozen=True)
class CastMember:
    """Somebody of the demo with what opens their account and, for a learner, their repository."""

    person: Person
    password: str
    token: str


def settle(exercises: Sequence[str], track: Track | None, grader: Grader) -> dict[str, CastMember]:
    """Return everybody, adding whom the database does not know yet, in a cohort with these exercises.

    Args:
        track: What says in which order and weeks; None: as they come, and without dates.
    """
    if track is not None:
        _follow(track, grader)
    open_cohort(COHORT, exercises, database=grader.database)
    keys = Path(grader.settings.data_folder) / "demo" / "keys.json"
    kept: dict[str, list[str]] = json.loads(keys.read_text()) if keys.exists() else {}
    members = {handle: _settle(handle, part, kept.get(handle), grader) for handle, part in CAST.items()}
    keys.parent.mkdir(mode=0o700, exist_ok=True)
    keys.touch(mode=0o600)
    keys.write_text(json.dumps({handle: [one.password, one.token] for handle, one in members.items()}))
    return members


def _follow(track: Track, grader: Grader) -> None:
    """Let the cohort be in the second week of the track, unless it is there: it has days of its own then."""
    publish_track(track, database=grader.database, now=grader.now)
    zone = grader.settings.zone
    today = first_day(grader.now(), zone)
    this_week = today - timedelta(days=today.weekday()) + (WEEK if today.weekday() >= WEEKEND else timedelta(0))
    with suppress(NotAllowed):
        open_planned(
            None,
            Opening(COHORT, PlanDays(this_week - WEEK), track.slug),
            public_holidays=grader.public_holidays,
            zone=zone,
            database=grader.database,
        )


def _settle(handle: str, part: Part, kept: list[str] | None, grader: Grader) -> CastMember:
    with grader.database.read() as tx:
        person = tx.people.by_handle(handle)
    if person is not None and kept is not None:
        return CastMember(person, *kept)
    if person is None:
        person = accounts.add_person(handle, part.name, part.role, database=grader.database, new_id=grader.new_id)
    if part.role is not Role.OPERATOR:
        join(person, COHORT.slug, grader)
    return CastMember(person, _choose_password(handle, grader), _token(person, grader))


def _choose_password(handle: str, grader: Grader) -> str:
    """Take up an invitation, as the person would, with a password nobody could guess."""
    password = grader.new_secret()[:16]
    secret = accounts.invite(
        handle, database=grader.database, now=grader.now, new_id=grader.new_id, new_secret=grader.new_secret
    )
    accounts.accept_invitation(
        secret,
        password,
        "demo",
        database=grader.database,
        passwords=grader.passwords,
        now=grader.now,
        new_id=grader.new_id,
        new_secret=grader.new_secret,
    )
    return password


def _token(person: Person, grader: Grader) -> str:
    _, secret = tokens.create_token(
        person,
        "demo",
        database=grader.database,
        now=grader.now,
        new_id=grader.new_id,
        new_secret=grader.new_secret,
    )
    return secret
