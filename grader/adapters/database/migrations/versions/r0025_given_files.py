"""Remember what learners started from, and whose starter has changed since."""

from base64 import b64decode
from hashlib import sha256

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"

VERSION = sa.table("exercise_version", sa.column("slug"), sa.column("document", sa.JSON()))
GIVEN = ("exercise", "path", "digest")


def upgrade() -> None:
    """Make the table, and fill it with the starters of all versions."""
    op.add_column("exercise", sa.Column("starter_due_at", sa.DateTime(timezone=True)))
    op.create_table(
        "given_file",
        *(sa.Column(name, sa.Text(), nullable=False) for name in GIVEN),
        sa.PrimaryKeyConstraint(*GIVEN, name="pk_given_file"),
    )
    given = {
        (slug, file["path"], sha256(b64decode(file["base64"])).hexdigest())
        for slug, document in op.get_bind().execute(sa.select(VERSION.c.slug, VERSION.c.document)).all()
        for file in document.get("starter", ())
    }
    if given:
        table = sa.table("given_file", *map(sa.column, GIVEN))
        op.bulk_insert(table, [dict(zip(GIVEN, row, strict=True)) for row in sorted(given)])
