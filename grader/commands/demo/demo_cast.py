"""Who of the demo's people can sign in; made once, found again on every later run."""

import json
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from grader.assembly import Grader
from grader.commands.cohorts import join
from grader.commands.demo.demo_cohorts import FIRST, NEXT, begun_at, visit
from grader.commands.demo.past_school import PastSchool
from grader.domain.accounts.credentials import SCOPES, Scope
from grader.domain.people import Person, Role
from grader.engine.accounts import accounts, tokens
from grader.engine.people.access import STAFF_ROLES
from grader.wording.catalogue import N_

BEFORE_THE_FIRST_DAY = timedelta(days=2, hours=14)


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
    "yann": Part("Yann", Role.PARTNER, N_("partner company")),
    "maud": Part("Maud", Role.COUNSELLOR, N_("counsellor")),
}


@dataclass(frozen=True)
class CastMember:
    """Somebody of the demo with what opens their account and, for a learner, their repository."""

    person: Person
    password: str
    token: str


def settle(grader: Grader, school: PastSchool) -> dict[str, CastMember]:
    """Return everybody, adding whom the database does not know yet; their places are as old as the cohort."""
    keys = Path(grader.settings.data_folder) / "demo" / "keys.json"
    kept: dict[str, list[str]] = json.loads(keys.read_text()) if keys.exists() else {}
    past = school.at(begun_at(grader) - BEFORE_THE_FIRST_DAY)
    members = {handle: _settle(handle, part, kept.get(handle), grader, past) for handle, part in CAST.items()}
    keys.parent.mkdir(mode=0o700, exist_ok=True)
    keys.touch(mode=0o600)
    keys.write_text(json.dumps({handle: [one.password, one.token] for handle, one in members.items()}))
    return members


def _settle(handle: str, part: Part, kept: list[str] | None, grader: Grader, past: Grader) -> CastMember:
    with grader.database.read() as tx:
        person = tx.people.by_handle(handle)
    if person is not None and kept is not None:
        return CastMember(person, *kept)
    if person is None:
        person = accounts.add_person(handle, part.name, part.role, database=grader.database, new_id=grader.new_id)
    if part.role in {Role.LEARNER, *STAFF_ROLES}:
        join(person, FIRST.slug, past)
    if part.role in STAFF_ROLES:
        join(person, NEXT.slug, grader)
    return CastMember(person, _choose_password(handle, grader), _token(person, grader))


def _choose_password(handle: str, grader: Grader) -> str:
    """Return a password that nobody could guess."""
    password = grader.new_secret()[:16]
    visit(handle, password, grader)
    return password


def _token(person: Person, grader: Grader) -> str:
    _, secret = tokens.create_token(
        person,
        "demo",
        SCOPES[person.role] & {Scope.GIT} or frozenset({Scope.READ}),
        database=grader.database,
        now=grader.now,
        new_id=grader.new_id,
        new_secret=grader.new_secret,
    )
    return secret
