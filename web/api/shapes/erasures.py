"""What will be erased of cohorts, as the API shows it."""

from datetime import datetime
from typing import Self

from grader.engine.cohorts.ending import CohortErasures
from grader.engine.ports.retention import AgedKind
from web.api.shapes.basic import Shape


class Erasure(Shape):
    """What goes by its age; `sign_in` are ways in, `account` are names."""

    kind: AgedKind
    due_at: datetime
    """From when on."""


class Erasures(Shape):
    """What was announced to be erased of a cohort."""

    cohort: str
    name: str
    ends_at: datetime | None
    stopped_at: datetime | None
    """Since when nothing of it may be erased; null where nobody stopped it."""

    ahead: list[Erasure]
    """What goes first in front."""

    @classmethod
    def of(cls, line: CohortErasures) -> Self:
        """Return one of the page's cohorts."""
        return cls(
            cohort=line.cohort.slug,
            name=line.cohort.name,
            ends_at=line.cohort.ends_at,
            stopped_at=line.cohort.erasure_stopped_at,
            ahead=[Erasure.model_validate(one) for one in line.erasures],
        )


class AllErasures(Shape):
    """Cohorts of which something will be erased, or would be, had nobody stopped it; by slug."""

    items: list[Erasures]
