"""Partner companies, their people, and the cohorts that they go along with."""

from sqlalchemy import Column, ForeignKey, Table, Text

from grader.adapters.database.names import metadata

company = Table(
    "company",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("town", Text, nullable=False),
    Column("website", Text, nullable=False),
)

company_cohort = Table(
    "company_cohort",
    metadata,
    Column("company_id", ForeignKey("company.id"), primary_key=True),
    Column("cohort", ForeignKey("cohort.slug"), primary_key=True, index=True),
)

company_person = Table(
    "company_person",
    metadata,
    # Somebody is of one company.
    Column("person_id", ForeignKey("person.id"), primary_key=True),
    Column("company_id", ForeignKey("company.id"), nullable=False, index=True),
)
