"""Says what each line of a school's list comes to in a cohort; a second list of the same people doubles nobody."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from grader.domain.cohorts.cohort import Enrollment, EnrollmentStatus
from grader.domain.errors import NotValid
from grader.domain.naming import check_handle, checked_email, checked_name, plain
from grader.domain.people import Person, Role
from grader.domain.rosters.handles import free_handle, handle_of
from grader.domain.rosters.roster import LineFate, PlannedLine, RosterColumn, RosterLine

MAX_GROUP_LENGTH = 40
MAX_ID_LENGTH = 100
LIKE_A_HANDLE = re.compile(r"[a-z]+(?:[._-][a-z]+)*")
"""An id of the school's that somebody would sign in with; `E2026-042` is none."""


@dataclass(frozen=True)
class KnownPeople:
    """Who is known before a list is read.

    Attributes:
        places: All places of the cohort.
        by_email: Finds anybody of the school.
        by_handle: The same.
        kept: Tells whether the name and address of somebody are the reader's to change.
    """

    places: Sequence[Enrollment]
    by_email: Callable[[str], Person | None]
    by_handle: Callable[[str], Person | None]
    kept: Callable[[Person], bool]


@dataclass
class RosterPlanner:
    """Plans line after line, and knows those that it has met."""

    cohort: str
    known: KnownPeople
    _places: list[Enrollment] = field(default_factory=list)
    _met: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._places = list(self.known.places)

    def plan(self, line: RosterLine) -> PlannedLine:
        """Return what a line comes to."""
        try:
            clean = checked_line(line)
            place = self._place(clean)
            planned = self._changed(clean, place) if place else self._new(clean)
        except NotValid as refused:
            return PlannedLine(line, LineFate.REFUSED, refused=refused)
        return planned

    def missing(self) -> tuple[Person, ...]:
        """Return who learns in the cohort now and was in no line."""
        active = (one.person for one in self.known.places if one.status is EnrollmentStatus.ACTIVE)
        return tuple(person for person in active if person.id not in self._met)

    def _place(self, line: RosterLine) -> Enrollment | None:
        """Return whose line it is: by the school's own id, by address, by handle, and by name where nothing differs."""
        by_key = {one.id: one for one in self._by_keys(line)}
        if len(by_key) > 1:
            first, second, *_ = by_key.values()
            raise NotValid("roster_two_people", first=first.person.name, second=second.person.name)
        return next(iter(by_key.values()), None) or self._namesake(line)

    def _by_keys(self, line: RosterLine) -> Iterator[Enrollment]:
        for one in self._places:
            same = (
                line.external_id and one.external_id == line.external_id,
                line.email and one.person.email == line.email,
                line.handle and one.person.handle == line.handle,
            )
            if any(same):
                yield one

    def _namesake(self, line: RosterLine) -> Enrollment | None:
        alike = [one for one in self._places if plain(one.person.name) == plain(line.name)]
        alike = [one for one in alike if not _differ(one.external_id or "", line.external_id)]
        if len(alike) > 1:
            raise NotValid("roster_namesakes", name=line.name)
        if alike and _differ(alike[0].person.email or "", line.email):
            raise NotValid("roster_other_email", name=line.name, email=alike[0].person.email or "")
        return alike[0] if alike else None

    def _changed(self, line: RosterLine, place: Enrollment) -> PlannedLine:
        person = place.person
        self._meet(person, line)
        fresh = {
            RosterColumn.EXTERNAL_ID: line.external_id != (place.external_id or ""),
            RosterColumn.GROUP: line.group != place.group,
        }
        if self.known.kept(person):
            fresh |= {
                RosterColumn.NAME: line.name != person.name,
                RosterColumn.EMAIL: line.email != (person.email or ""),
            }
        said = {
            RosterColumn.EXTERNAL_ID: line.external_id,
            RosterColumn.GROUP: line.group,
            RosterColumn.NAME: line.name,
            RosterColumn.EMAIL: line.email,
        }
        changed = tuple(column for column in said if fresh.get(column) and said[column])
        holder = self.known.by_email(line.email) if RosterColumn.EMAIL in changed else None
        if holder is not None and holder.id != person.id:
            raise NotValid("email_taken", email=line.email, handle=holder.handle)
        return PlannedLine(line, LineFate.UPDATED if changed else LineFate.UNCHANGED, person, person.handle, changed)

    def _new(self, line: RosterLine) -> PlannedLine:
        person = self._elsewhere(line)
        if person is not None:
            self._meet(person, line)
            self._places.append(
                Enrollment(
                    f"line {line.number}",
                    self.cohort,
                    person,
                    EnrollmentStatus.ACTIVE,
                    external_id=line.external_id or None,
                )
            )
            return PlannedLine(line, LineFate.JOINED, person, person.handle)
        handle = line.handle or free_handle(handle_of(*_wanted(line)), self._is_taken)
        person = Person(f"line {line.number}", handle, line.name, Role.LEARNER, line.language, email=line.email or None)
        self._meet(person, line)
        place = Enrollment(person.id, self.cohort, person, EnrollmentStatus.ACTIVE, group=line.group)
        self._places.append(replace(place, external_id=line.external_id or None))
        return PlannedLine(line, LineFate.ADDED, None, handle)

    def _elsewhere(self, line: RosterLine) -> Person | None:
        """Return who has an account already, from another cohort: by address, or by handle and name together."""
        person = self.known.by_email(line.email) if line.email else None
        if person is None and line.handle:
            person = self.known.by_handle(line.handle)
            if person is not None and plain(person.name) != plain(line.name):
                raise NotValid("handle_taken", handle=line.handle)
        if person is not None and person.role is not Role.LEARNER:
            raise NotValid("roster_staff", name=person.name, handle=person.handle)
        return person

    def _is_taken(self, handle: str) -> bool:
        return self.known.by_handle(handle) is not None or any(one.person.handle == handle for one in self._places)

    def _meet(self, person: Person, line: RosterLine) -> None:
        first = self._met.setdefault(person.id, line.number)
        if first != line.number:
            raise NotValid("roster_twice", name=person.name, line=first)


def checked_line(line: RosterLine) -> RosterLine:
    """Return a line whose values can be kept.

    Raises:
        NotValid: `name_shape`, `name_unseen`, `email_shape`, `handle_shape`, `group_shape`, `external_id_shape`.
    """
    if line.handle:
        check_handle(line.handle)
    return replace(
        line,
        name=checked_name(line.name),
        email=checked_email(line.email) if line.email else "",
        group=checked_group(line.group),
        external_id=checked_name(line.external_id, most=MAX_ID_LENGTH, code="external_id_shape")
        if line.external_id.strip()
        else "",
    )


def checked_group(text: str) -> str:
    """Return the word for a part of the cohort, which may be empty.

    Raises:
        NotValid: `group_shape`, `name_unseen`.
    """
    return checked_name(text, most=MAX_GROUP_LENGTH, code="group_shape") if text.strip() else ""


def _wanted(line: RosterLine) -> tuple[str, ...]:
    """Return what a handle is made of: an id that looks like one, else the name, else the address."""
    own = line.external_id if LIKE_A_HANDLE.fullmatch(plain(line.external_id)) else ""
    return own, line.name, line.email


def _differ(one: str, other: str) -> bool:
    return bool(one and other and one != other)
