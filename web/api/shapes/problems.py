"""A problem as programs read it (RFC 9457)."""

from web.api.shapes.basic import Shape


class RefusedValue(Shape):
    """A value that cannot be taken as it is."""

    at: str
    """Where it stands: a name, or names with `.` between."""

    code: str
    """A stable word."""

    detail: str


class Problem(Shape):
    """Why a request was not answered; what people read is in the caller's language."""

    type: str
    """What kind of problem it is; it never changes, and docs/api.md has the list."""

    title: str
    status: int
    detail: str
    """What to do."""

    instance: str
    """The address that was asked for."""

    code: str | None = None
    """A stable word that says more."""

    errors: list[RefusedValue] | None = None
    """With `not-valid`: each value."""

    error_id: str | None = None
    """With `our-fault`: what to tell the operator."""
