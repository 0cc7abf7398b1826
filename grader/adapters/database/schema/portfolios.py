"""Portfolios, with whom they are shared, and how often links were opened."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, Table, Text, false

from grader.adapters.database.column_types import CalendarDay, Moment
from grader.adapters.database.names import metadata

portfolio = Table(
    "portfolio",
    metadata,
    Column("person_id", ForeignKey("person.id"), primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("words", Text, nullable=False),
    Column("contact", Text, nullable=False),
    Column("with_competencies", Boolean, nullable=False),
    Column("with_projects", Boolean, nullable=False, server_default=false()),
)

portfolio_item = Table(
    "portfolio_item",
    metadata,
    Column("person_id", ForeignKey("person.id"), primary_key=True),
    Column("exercise", Text, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("shows", Text, nullable=False),
    Column("with_code", Boolean, nullable=False),
)

portfolio_link = Table(
    "portfolio_link",
    metadata,
    Column("id", Text, primary_key=True),
    Column("person_id", ForeignKey("person.id"), nullable=False, index=True),
    Column("secret_hash", Text, nullable=False, unique=True),
    Column("agreed_at", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False),
)

portfolio_share = Table(
    "portfolio_share",
    metadata,
    Column("person_id", ForeignKey("person.id"), primary_key=True),
    Column("company_id", ForeignKey("company.id"), primary_key=True, index=True),
    Column("agreed_at", Moment, nullable=False),
)

portfolio_opening = Table(
    "portfolio_opening",
    metadata,
    # Nothing of whoever opened a link is kept: no address, no browser, no moment.
    Column("person_id", ForeignKey("person.id"), primary_key=True),
    Column("day", CalendarDay, primary_key=True),
    Column("count", Integer, nullable=False),
)
