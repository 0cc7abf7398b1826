"""Remember partner companies, their people and their cohorts."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"


def upgrade() -> None:
    """Make the tables; there is no company yet."""
    op.create_table(
        "company",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("town", sa.Text(), nullable=False),
        sa.Column("website", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_company"),
    )
    op.create_table(
        "company_cohort",
        sa.Column("company_id", sa.Text(), nullable=False),
        sa.Column("cohort", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("company_id", "cohort", name="pk_company_cohort"),
        sa.ForeignKeyConstraint(["company_id"], ["company.id"], name="fk_company_cohort_company_id"),
        sa.ForeignKeyConstraint(["cohort"], ["cohort.slug"], name="fk_company_cohort_cohort"),
    )
    op.create_index("ix_company_cohort_cohort", "company_cohort", ["cohort"])
    op.create_table(
        "company_person",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("company_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_company_person"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_company_person_person_id"),
        sa.ForeignKeyConstraint(["company_id"], ["company.id"], name="fk_company_person_company_id"),
    )
    op.create_index("ix_company_person_company_id", "company_person", ["company_id"])
