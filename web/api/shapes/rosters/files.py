"""A school's own list of people, and what becomes of each line."""

from typing import Annotated, Self

from pydantic import Field

from grader.domain.rosters.roster import MOST_LINES, LineFate, PlannedLine, Roster, RosterColumn, RosterLine
from web.api.shapes.basic import Given, Person, Shape
from web.api.shapes.rosters.members import ToAdd


class ToImport(Given):
    """A list of people."""

    lines: Annotated[list[ToAdd], Field(min_length=1, max_length=MOST_LINES)]
    dry_run: bool = False
    """Only say what would happen."""

    def roster(self) -> Roster:
        """Return it for the engine, its lines numbered from 1."""
        return Roster(
            tuple(
                RosterLine(
                    number,
                    name=one.name,
                    email=one.email,
                    external_id=one.external_id,
                    handle=one.handle.lower(),
                    group=one.group,
                    language=one.language,
                )
                for number, one in enumerate(self.lines, 1)
            )
        )


class ImportedLine(Shape):
    """What came of a line."""

    number: int
    name: str
    fate: LineFate
    """`joined` is somebody who has an account already, from another cohort."""

    handle: str | None
    changed: list[RosterColumn]
    code: str | None
    """Why it was left out."""

    @classmethod
    def of(cls, planned: PlannedLine) -> Self:
        """Return what came of a line as a program reads it."""
        return cls(
            number=planned.line.number,
            name=planned.line.name,
            fate=planned.fate,
            handle=planned.handle or None,
            changed=list(planned.changed),
            code=planned.refused.code if planned.refused else None,
        )


class Imported(Shape):
    """What came of a list, or would come of it."""

    dry_run: bool
    lines: list[ImportedLine]
    missing: list[Person]
    """Who learns there and is not in the list: nothing happens to them."""
