"""What is said of a company is checked where it comes in."""

import pytest

from grader.domain.errors import NotValid
from grader.domain.partners import Company, checked_company


def test_spaces_around_what_is_said_go() -> None:
    said = Company("K", " Atelier Nord ", " Lille ", " https://atelier.example/nous ")

    assert checked_company(said) == Company("K", "Atelier Nord", "Lille", "https://atelier.example/nous")


def test_town_and_website_may_be_left_out() -> None:
    assert checked_company(Company("K", "Atelier", " ", "")) == Company("K", "Atelier")


@pytest.mark.parametrize(
    "website",
    [
        *("atelier.example", "javascript:alert(1)", "https://", "https://atelier", "ftp://atelier.example"),
        *("https://me:secret@atelier.example", "https://a b.example", "https://[", "https://a.example/" + "x" * 200),
        "https://a.example/\N{RIGHT-TO-LEFT OVERRIDE}",
    ],
)
def test_what_is_no_website_is_refused(website: str) -> None:
    with pytest.raises(NotValid) as refused:
        checked_company(Company("K", "Atelier", "", website))

    assert refused.value.code == "website_shape"
