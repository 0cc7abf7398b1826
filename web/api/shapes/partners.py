"""Partner companies, as the API tells them to those who keep them, and takes them."""

from typing import Annotated, Self

from pydantic import Field

from grader.engine.partners.keeping import CompanyWords
from grader.engine.partners.people import LetIn, PartnerWords
from grader.engine.partners.reading import CompanyPage, ListedCompany
from web.api.shapes.basic import Cohort, Given, Person, Shape, Slug
from web.http.addresses import invitation_address

Typed = Annotated[str, Field(max_length=200)]


class NamedCompany(Shape):
    """A partner company."""

    id: str
    name: str
    town: str
    """Empty where nobody said, as is `website`."""

    website: str


class CompanyInList(NamedCompany):
    """A partner company, with those cohorts that the caller leads."""

    cohorts: list[Cohort]

    @classmethod
    def of(cls, one: ListedCompany) -> Self:
        """Return what the list shows."""
        return cls(**vars(one.company), cohorts=[Cohort.model_validate(cohort) for cohort in one.cohorts])


class Companies(Shape):
    """Partner companies, by name."""

    items: list[CompanyInList]


class CompanyPerson(Person):
    """Somebody of a company."""

    email: str | None
    has_signed_in: bool


class Company(NamedCompany):
    """A partner company as those read it who keep it."""

    cohorts: list[Cohort]
    """Those that the caller leads."""

    cohorts_elsewhere: int
    """Of how many others it is partner."""

    people: list[CompanyPerson]
    """Nobody where the caller may not change it."""

    may_change: bool

    @classmethod
    def of(cls, page: CompanyPage) -> Self:
        """Return what the page shows."""
        return cls(
            **vars(page.company),
            cohorts=[Cohort.model_validate(one) for one in page.cohorts],
            cohorts_elsewhere=page.elsewhere,
            people=[
                CompanyPerson(handle=one.handle, name=one.name, email=one.email, has_signed_in=one.has_come_in)
                for one in page.people
            ],
            may_change=page.may_change,
        )


class ToSayOfCompany(Given):
    """What is said of a company."""

    name: Typed
    town: Typed = ""
    website: Typed = ""
    """With `https://` or `http://`; empty where there is none."""

    def words(self) -> CompanyWords:
        """Return it as the engine takes it."""
        return CompanyWords(self.name, self.town, self.website)


class ToAddCompany(ToSayOfCompany):
    """A new company."""

    cohort: Slug
    """The first one that it is partner of."""


class ToLetPartnerIn(Given):
    """Somebody of a company who is not here yet."""

    name: Typed
    email: Typed = ""
    handle: Typed = ""
    """Made from the name where it is empty."""

    def words(self) -> PartnerWords:
        """Return it as the engine takes it."""
        return PartnerWords(self.name, self.email, self.handle)


class CompanyWayIn(Person):
    """Somebody of a company, and the link by which they choose a password."""

    link: str
    """Nobody can read it again."""

    @classmethod
    def of(cls, new: LetIn) -> Self:
        """Return it as a program reads it."""
        return cls(handle=new.person.handle, name=new.person.name, link=invitation_address(new.secret))
