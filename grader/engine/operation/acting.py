"""Who acts: said once where somebody comes in, and written down with every act, so that no step can forget whom."""

from contextvars import ContextVar

from grader.domain.operation.audit import SYSTEM, Actor

_acting: ContextVar[Actor] = ContextVar("acting", default=SYSTEM)


def act_as(actor: Actor) -> None:
    """Say who acts from now on, in this thread; a new thread begins as the system."""
    _acting.set(actor)


def actor() -> Actor:
    """Return who acts."""
    return _acting.get()
