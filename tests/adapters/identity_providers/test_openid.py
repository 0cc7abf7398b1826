"""A provider of OpenID Connect, asked over real HTTP."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from ssl import create_default_context
from urllib.parse import parse_qs, urlsplit

import pytest

from grader.adapters.identity_providers.line import ProviderLine
from grader.adapters.identity_providers.openid import OpenIdClient
from grader.adapters.public_https.asking import BoundedAsking
from grader.domain.errors import ProviderFailed, ProviderFault
from grader.domain.identities.departure import Departure
from grader.domain.identities.identity import Vouched
from tests.identity_providers.stand_in import StandIn, answer, hang_up, new_key, serving, visit

BACK = "http://localhost:8000/sign-in/from/ecole"
LEFT = Departure("ecole", "state", "nonce", "v" * 43, datetime.now(UTC))


@dataclass
class Desk:
    """A client of a stand-in, whose memory ages as it is told."""

    stand_in: StandIn
    seconds: float = 0.0
    more: dict[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        provider = self.stand_in.provider(**self.more)
        line = ProviderLine(provider, BoundedAsking(create_default_context()), lambda: self.seconds)
        self.client = OpenIdClient(line, BACK, self.stand_in.now, lambda: self.seconds)

    def said(self) -> Vouched:
        back = visit(self.client.address(LEFT))
        return self.client.said(LEFT, parse_qs(urlsplit(back).query)["code"][0])

    def fault(self) -> ProviderFault:
        with pytest.raises(ProviderFailed) as failed:
            self.said()
        return failed.value.fault


@pytest.fixture
def stand_in() -> Iterator[StandIn]:
    with serving() as stand_in:
        stand_in.claims |= {"sub": "17", "email": "ada@example.org", "email_verified": True}
        yield stand_in


def test_it_is_known_by_issuer_and_subject(stand_in: StandIn) -> None:
    stand_in.claims |= {"name": " Ada Benali ", "preferred_username": "ada\N{RIGHT-TO-LEFT OVERRIDE}b"}

    said = Desk(stand_in).said()

    emails = frozenset({"ada@example.org"})
    assert said == Vouched(stand_in.issuer, "17", "adab", "Ada Benali", emails)


def test_rotated_keys_are_looked_for_a_minute_after_the_last_look(stand_in: StandIn) -> None:
    desk = Desk(stand_in)
    desk.said()
    stand_in.publishes.append(new_key())

    faults = [desk.fault(), desk.fault()]
    desk.seconds = 61
    desk.said()

    assert faults == [ProviderFault.KEY] * 2
    assert stand_in.asked["/jwks"] == 2


def test_tokens_of_strangers_make_it_look_once_a_minute(stand_in: StandIn) -> None:
    desk = Desk(stand_in)
    stand_in.signs_with = new_key()

    for desk.seconds in (0, 10, 61, 70, 122.5, 123):
        assert desk.fault() is ProviderFault.KEY

    assert stand_in.asked["/jwks"] == 3


def test_a_key_that_is_published_no_more_is_forgotten_within_the_hour(stand_in: StandIn) -> None:
    desk = Desk(stand_in)
    desk.said()
    stand_in.signs_with = stand_in.publishes[0]
    stand_in.publishes[:] = [new_key()]
    desk.seconds = 3_601

    assert desk.fault() is ProviderFault.KEY


def test_a_provider_that_was_away_is_asked_again_ten_seconds_later(stand_in: StandIn) -> None:
    desk = Desk(stand_in)
    stand_in.responds["/jwks"] = hang_up
    first = desk.fault()
    stand_in.responds.clear()

    with pytest.raises(ProviderFailed):
        desk.client.said(LEFT, "any")
    desk.seconds = 10

    assert first is ProviderFault.AWAY
    assert desk.said().subject == "17"


def test_an_address_that_is_not_signed_is_asked_for(stand_in: StandIn) -> None:
    del stand_in.claims["email"], stand_in.claims["email_verified"]
    stand_in.more |= {"email": "ada@example.org", "email_verified": True, "name": "Ada"}

    said = Desk(stand_in).said()

    assert (said.emails, said.name) == (frozenset({"ada@example.org"}), "Ada")


def test_what_is_said_of_somebody_else_is_not_taken(stand_in: StandIn) -> None:
    del stand_in.claims["email"]
    stand_in.more |= {"sub": "18", "email": "ada@example.org", "email_verified": True}

    assert Desk(stand_in).fault() is ProviderFault.ANSWER


def test_roles_are_taken_from_what_is_signed_alone(stand_in: StandIn) -> None:
    del stand_in.claims["email"]
    stand_in.more |= {"email": "ada@example.org", "email_verified": True, "groups": ["leads"]}

    assert Desk(stand_in, more={"role_claim": "groups"}).said().roles == frozenset()


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("groups", {"groups": ["leads", 17, None]}),
        ("realm_access.roles", {"realm_access": {"roles": ["leads"]}}),
        ("https://ecole.example/roles", {"https://ecole.example/roles": "leads"}),
    ],
)
def test_a_claim_is_found_by_its_name_or_by_its_path(stand_in: StandIn, claim: str, said: dict[str, object]) -> None:
    stand_in.claims |= said

    assert Desk(stand_in, more={"role_claim": claim}).said().roles == {"leads"}


@pytest.mark.parametrize("said", [{}, {"groups": "x"}, {"groups": {"a": "leads"}}, {"groups": [["leads"]]}])
def test_a_claim_of_another_shape_says_nothing(stand_in: StandIn, said: dict[str, object]) -> None:
    stand_in.claims |= said

    assert "leads" not in Desk(stand_in, more={"role_claim": "groups.roles"}).said().roles


def test_a_secret_goes_into_the_body_where_no_header_is_taken(stand_in: StandIn) -> None:
    stand_in.discovery["token_endpoint_auth_methods_supported"] = ["client_secret_post"]
    heard: list[str | None] = []

    def hears(request: object) -> None:
        heard.append(request.headers.get("Authorization"))  # type: ignore[attr-defined]
        answer(request, {}, 400)  # type: ignore[arg-type]

    stand_in.responds["/token"] = hears

    assert Desk(stand_in).fault() is ProviderFault.ANSWER
    assert heard == [None]


@pytest.mark.parametrize("value", [True, "true", "1", 1])
def test_a_provider_vouches_by_the_claim_that_is_named(stand_in: StandIn, value: object) -> None:
    stand_in.claims |= {"email_verified": False, "xms_edov": value}

    assert Desk(stand_in, more={"verified_claim": "xms_edov"}).said().emails == {"ada@example.org"}


def test_a_private_address_is_asked_only_where_it_is_said(stand_in: StandIn) -> None:
    assert Desk(stand_in, more={"private": False}).fault() is ProviderFault.AWAY
    assert stand_in.asked.total() == 0
