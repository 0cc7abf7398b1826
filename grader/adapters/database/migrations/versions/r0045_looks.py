"""Remember who looked at one person's pages, as it was of portfolios alone."""

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"


def upgrade() -> None:
    """Make the table, and bring over who looked at portfolios."""
    op.create_table(
        "look",
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("id", "person_id", "viewer_id", "page", "day", "company")
        ),
        sa.PrimaryKeyConstraint("id", name="pk_look"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_look_person_id"),
        sa.ForeignKeyConstraint(["viewer_id"], ["person.id"], name="fk_look_viewer_id"),
    )
    op.execute(
        """
        INSERT INTO look (id, person_id, viewer_id, page, day, company)
        SELECT day || '/portfolio/' || viewer_id || '/' || person_id, person_id, viewer_id, 'portfolio', day, company
        FROM portfolio_look
        """
    )
    for column in ("person_id", "viewer_id"):
        op.create_index(f"ix_look_{column}", "look", [column])
    op.drop_table("portfolio_look")
