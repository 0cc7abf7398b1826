"""The demo's people and their cohort; made once, found again on every later run."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.assembly import Grader
from grader.commands.cohorts import join
from grader.domain.cohorts.cohort import Cohort
from grader.domain.people import Person, Role
from grader.engine.accounts import accounts, tokens
from grader.engine.cohorts.enrolling import open_cohort
from grader.wording.catalogue import N_

COHORT = Cohort("web-2610", "Promo web, octobre 2026")
FIRST_EXERCISES = ("bonjour", "prix-ttc", "covoiturage", "vote-de-la-promo", "offres-proches", "numero-de-telephone")
"""From the easiest to the hardest; any other exercise of the folder follows."""


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


def settle(exercises: Sequence[str], grader: Grader) -> dict[str, CastMember]:
    """Return everybody, adding whom the database does not know yet, in a cohort with these exercises."""
    first = [slug for slug in FIRST_EXERCISES if slug in exercises]
    others = [slug for slug in exercises if slug not in first]
    open_cohort(COHORT, [*first, *others], database=grader.database)
    keys = Path(grader.settings.data_folder) / "demo" / "keys.json"
    kept: dict[str, list[str]] = json.loads(keys.read_text()) if keys.exists() else {}
    members = {handle: _settle(handle, part, kept.get(handle), grader) for handle, part in CAST.items()}
    keys.parent.mkdir(mode=0o700, exist_ok=True)
    keys.touch(mode=0o600)
    keys.write_text(json.dumps({handle: [one.password, one.token] for handle, one in members.items()}))
    return members


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
