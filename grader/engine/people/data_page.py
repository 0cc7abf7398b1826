"""What a person reads of their data before they take a copy: what opens the account, consents, and who looked."""

from dataclasses import dataclass
from datetime import datetime

from grader.domain.looks import DayOfLooks, by_day
from grader.domain.people import Person
from grader.domain.portfolios import CompanyShare, PortfolioLink
from grader.engine.accounts.accounts import Account, account_of
from grader.engine.ports.database import Database
from grader.engine.ports.sources import Now


@dataclass(frozen=True)
class Consents:
    """What somebody agrees to now, each with its moment; what was taken back is forgotten.

    Attributes:
        obstacles_agreed_at: Since when counsellors may write down what stands in their way.
        shares: The companies that read their portfolio.
        links: The links that open it.
        no_letters_since: Since when they want no letter that asks what became of them.
    """

    obstacles_agreed_at: datetime | None
    shares: tuple[CompanyShare, ...]
    links: tuple[PortfolioLink, ...]
    no_letters_since: datetime | None

    @property
    def none(self) -> bool:
        """Tell whether they agree to nothing."""
        return not (self.obstacles_agreed_at or self.shares or self.links)


@dataclass(frozen=True)
class DataPage:
    """What the page shows."""

    account: Account
    consents: Consents
    looks: tuple[DayOfLooks, ...]


def data_page(viewer: Person, *, database: Database, now: Now) -> DataPage:
    """Return what a person reads of their own data."""
    account, at = account_of(viewer, database=database, now=now), now()
    with database.read() as tx:
        consents = Consents(
            obstacles_agreed_at=tx.counselling.agreed([viewer.id]).get(viewer.id),
            shares=tx.portfolios.shares(viewer.id),
            links=tuple(one for one in tx.portfolios.links(viewer.id) if at < one.ends_at),
            no_letters_since=tx.placement_questions.no_letters_since(viewer.id),
        )
        return DataPage(account, consents, by_day(tx.looks.of(viewer.id)))
