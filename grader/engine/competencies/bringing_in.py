"""Brings in competency frameworks: a version beside those that are there, of which none is ever changed."""

from dataclasses import dataclass, replace
from functools import partial

from grader.domain.competencies.framework import Framework
from grader.domain.errors import NotAllowed
from grader.domain.operation.audit import Act
from grader.domain.people import Person, Role
from grader.engine.ports.database import Database, Transaction
from grader.engine.submissions.intake import again_after_conflict

MAY_BRING_IN = frozenset({Role.LEAD, Role.OPERATOR})


@dataclass(frozen=True)
class BroughtIn:
    """A framework that somebody brought.

    Attributes:
        new: It was stored; else its newest version says the same already.
    """

    framework: Framework
    new: bool


def may_bring_in(viewer: Person | None) -> bool:
    """Tell whether somebody may bring frameworks in: leads, operators, and whoever has the command line (None)."""
    return viewer is None or viewer.role in MAY_BRING_IN


def bring_in(viewer: Person | None, framework: Framework, *, database: Database) -> BroughtIn:
    """Store a framework as the next version of its slug, or leave the newest alone where it says the same.

    Raises:
        NotAllowed: `frameworks_of_leads`.
    """
    if not may_bring_in(viewer):
        raise NotAllowed("frameworks_of_leads")
    return again_after_conflict(partial(_store, framework), database=database)


def _store(framework: Framework, tx: Transaction) -> BroughtIn:
    newest = tx.competencies.frameworks().newest.get(framework.slug)
    if newest is not None and newest.says_as(framework):
        return BroughtIn(newest, new=False)
    numbered = replace(framework, version=newest.version + 1 if newest else 1)
    tx.competencies.bring_in(numbered)
    tx.audit.add(Act.FRAMEWORK_BROUGHT_IN, numbered.slug)
    return BroughtIn(numbered, new=True)
