"""Runs the revisions on the connection that `grader.adapters.database.upgrading` hands over."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from grader.adapters.database import tables
from grader.adapters.database.column_types import Moment, StoredWord


def render_item(kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    """Return our column types as plain ones: a revision must outlive the code of its day."""
    if kind == "type" and isinstance(item, Moment):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, StoredWord):
        return "sa.Text()"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=tables.run.metadata,
    render_as_batch=True,
    render_item=render_item,
)
with context.begin_transaction():
    context.run_migrations()
