"""Portfolios, with whom they are shared, and how often links were opened."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, Table, delete, insert, select

from grader.adapters.database import tables
from grader.adapters.database.upserts import add_up, insert_missing, upsert
from grader.domain.partners import Company
from grader.domain.portfolios import CompanyShare, Portfolio, PortfolioItem, PortfolioLink

WHOLE, ITEM, LINK = tables.portfolio.c, tables.portfolio_item.c, tables.portfolio_link.c
SHARE, OPENING = tables.portfolio_share.c, tables.portfolio_opening.c
LINKS = select(LINK.id, LINK.person_id, LINK.agreed_at, LINK.ends_at).order_by(LINK.agreed_at.desc(), LINK.id)
COMPANY = tables.company.c


class StoredPortfolios:
    """`grader.engine.ports.portfolios.Portfolios` in the tables `portfolio` and `portfolio_…`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, portfolio: Portfolio) -> None:
        whole = {name: getattr(portfolio, name) for name in ("person_id", "id", "words", "contact")}
        chosen = {"with_competencies": portfolio.with_competencies, "with_projects": portfolio.with_projects}
        upsert(self._connection, tables.portfolio, whole | chosen)
        self._delete(tables.portfolio_item, ITEM.person_id == portfolio.person_id)
        items = [
            {"person_id": portfolio.person_id, "place": place, **vars(one)} for place, one in enumerate(portfolio.items)
        ]
        if items:
            self._connection.execute(insert(tables.portfolio_item), items)

    def of(self, person_id: str) -> Portfolio | None:
        return self._one(WHOLE.person_id == person_id)

    def get(self, portfolio_id: str) -> Portfolio | None:
        return self._one(WHOLE.id == portfolio_id)

    def add_link(self, link: PortfolioLink, secret_hash: str) -> None:
        self._connection.execute(insert(tables.portfolio_link).values(secret_hash=secret_hash, **vars(link)))

    def links(self, person_id: str) -> tuple[PortfolioLink, ...]:
        found = LINKS.where(LINK.person_id == person_id)
        return tuple(PortfolioLink(**row) for row in self._connection.execute(found).mappings())

    def link(self, secret_hash: str) -> PortfolioLink | None:
        row = self._connection.execute(LINKS.where(LINK.secret_hash == secret_hash)).mappings().one_or_none()
        return None if row is None else PortfolioLink(**row)

    def end_link(self, person_id: str, link_id: str) -> None:
        self._delete(tables.portfolio_link, (LINK.person_id == person_id) & (LINK.id == link_id))

    def share(self, share: CompanyShare) -> None:
        row = {"person_id": share.person_id, "company_id": share.company.id, "agreed_at": share.agreed_at}
        insert_missing(self._connection, tables.portfolio_share, row)

    def unshare(self, person_id: str, company_id: str) -> None:
        self._delete(tables.portfolio_share, (SHARE.person_id == person_id) & (SHARE.company_id == company_id))

    def shares(self, person_id: str) -> tuple[CompanyShare, ...]:
        columns = (COMPANY.id, COMPANY.name, COMPANY.town, COMPANY.website)
        found = select(SHARE.agreed_at, *columns).join(tables.company, COMPANY.id == SHARE.company_id)
        rows = self._connection.execute(found.where(SHARE.person_id == person_id).order_by(COMPANY.name, COMPANY.id))
        return tuple(CompanyShare(person_id, Company(*said), agreed_at) for agreed_at, *said in rows)

    def shared_with(self, company_id: str) -> Mapping[str, datetime]:
        found = select(SHARE.person_id, SHARE.agreed_at).where(SHARE.company_id == company_id)
        return {row.person_id: row.agreed_at for row in self._connection.execute(found)}

    def withdraw(self, person_id: str) -> None:
        self._delete(tables.portfolio_link, LINK.person_id == person_id)
        self._delete(tables.portfolio_share, SHARE.person_id == person_id)

    def count_opening(self, person_id: str, day: date) -> None:
        add_up(self._connection, tables.portfolio_opening, [{"person_id": person_id, "day": day, "count": 1}])

    def openings(self, person_id: str) -> Mapping[date, int]:
        found = select(OPENING.day, OPENING["count"]).where(OPENING.person_id == person_id)
        rows = self._connection.execute(found.order_by(OPENING.day.desc())).all()
        return {one[0]: one[1] for one in rows}

    def _one(self, which: ColumnElement[bool]) -> Portfolio | None:
        columns = (WHOLE.id, WHOLE.person_id, WHOLE.words, WHOLE.contact, WHOLE.with_competencies, WHOLE.with_projects)
        row = self._connection.execute(select(*columns).where(which)).one_or_none()
        if row is None:
            return None
        found = select(ITEM.exercise, ITEM.shows, ITEM.with_code).where(ITEM.person_id == row.person_id)
        items = tuple(PortfolioItem(*said) for said in self._connection.execute(found.order_by(ITEM.place)))
        return Portfolio(*row, items)

    def _delete(self, table: Table, which: ColumnElement[bool]) -> None:
        self._connection.execute(delete(table).where(which))
