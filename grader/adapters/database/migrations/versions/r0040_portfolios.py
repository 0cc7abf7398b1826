"""Remember portfolios, with whom they are shared, and who looked."""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"


def upgrade() -> None:  # long: a line a column
    """Make the tables; nothing is kept in them yet."""
    op.create_table(
        "portfolio",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("with_competencies", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_portfolio"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_portfolio_person_id"),
        sa.UniqueConstraint("id", name="uq_portfolio_id"),
    )
    op.create_table(
        "portfolio_item",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("exercise", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("shows", sa.Text(), nullable=False),
        sa.Column("with_code", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "exercise", name="pk_portfolio_item"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_portfolio_item_person_id"),
    )
    op.create_table(
        "portfolio_link",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("secret_hash", sa.Text(), nullable=False),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_portfolio_link"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_portfolio_link_person_id"),
        sa.UniqueConstraint("secret_hash", name="uq_portfolio_link_secret_hash"),
    )
    op.create_index("ix_portfolio_link_person_id", "portfolio_link", ["person_id"])
    op.create_table(
        "portfolio_share",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("company_id", sa.Text(), nullable=False),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "company_id", name="pk_portfolio_share"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_portfolio_share_person_id"),
        sa.ForeignKeyConstraint(["company_id"], ["company.id"], name="fk_portfolio_share_company_id"),
    )
    op.create_index("ix_portfolio_share_company_id", "portfolio_share", ["company_id"])
    op.create_table(
        "portfolio_look",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("viewer_id", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("company", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "viewer_id", "day", name="pk_portfolio_look"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_portfolio_look_person_id"),
        sa.ForeignKeyConstraint(["viewer_id"], ["person.id"], name="fk_portfolio_look_viewer_id"),
    )
    op.create_table(
        "portfolio_opening",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "day", name="pk_portfolio_opening"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_portfolio_opening_person_id"),
    )
