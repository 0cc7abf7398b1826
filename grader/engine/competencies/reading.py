"""Frameworks for whoever reads a name of theirs, and the competencies of a learner and of a cohort."""

from grader.domain.competencies.framework import Frameworks
from grader.engine.ports.database import Database


def known_frameworks(*, database: Database) -> Frameworks:
    """Return all versions of all frameworks: they are of nobody, so anybody may read them."""
    with database.glance() as tx:
        return tx.competencies.frameworks()
