"""Keep e-mail addresses, and of a place in a cohort its group, the school's own id and since when its status holds."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Add the columns; nobody has said any of it yet."""
    op.add_column("person", sa.Column("email", sa.Text()))
    op.create_index("ix_person_email", "person", ["email"], unique=True)
    op.add_column("enrollment", sa.Column("since", sa.Text()))
    op.add_column("enrollment", sa.Column("group_name", sa.Text(), nullable=False, server_default=""))
    op.add_column("enrollment", sa.Column("external_id", sa.Text()))
    op.create_index("ix_enrollment_cohort_external_id", "enrollment", ["cohort", "external_id"], unique=True)
