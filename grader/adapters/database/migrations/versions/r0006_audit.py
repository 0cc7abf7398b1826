"""Write down who does what, in rows that are never changed."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the table, and have the database itself refuse to change a row of it."""
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("object", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audit_at", "audit", ["at"])
    for column in ("act", "who", "object"):
        op.create_index(f"ix_audit_{column}_id", "audit", [column, "id"])
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION audit_stays() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE EXCEPTION 'the audit log is never changed' USING ERRCODE = '23000'; END $$"
        )
        op.execute("CREATE TRIGGER audit_stays BEFORE UPDATE ON audit EXECUTE FUNCTION audit_stays()")
    else:
        op.execute(
            "CREATE TRIGGER audit_stays BEFORE UPDATE ON audit"
            " BEGIN SELECT RAISE(ABORT, 'the audit log is never changed'); END"
        )
