"""What people write: e-mail addresses, days, and names in other letters."""

from datetime import date

import pytest

from grader.domain.days import day_of
from grader.domain.errors import NotValid
from grader.domain.naming import checked_email, sorted_as


@pytest.mark.parametrize("text", ["ada@example.org", " Ada@Example.ORG "])
def test_an_address_is_kept_in_small_letters(text: str):
    assert checked_email(text) == "ada@example.org"


@pytest.mark.parametrize(
    "text", ["", "ada", "ada@example", "a da@example.org", "ada@example.org, b@c.de", "a@b.c\u200b"]
)
def test_what_is_no_address_is_refused(text: str):
    with pytest.raises(NotValid, match="email_shape"):
        checked_email(text)


@pytest.mark.parametrize("text", ["2027-06-30", "30/06/2027"])
def test_a_day_is_read_as_it_is_written_in_france_too(text: str):
    assert day_of(text) == date(2027, 6, 30)


@pytest.mark.parametrize("text", ["30/13/2027", "2027", "demain", "", "6/30/27"])
def test_what_is_no_day_is_refused(text: str):
    with pytest.raises(NotValid, match="day_shape"):
        day_of(text)


def test_a_name_in_other_letters_stands_where_its_handle_does():
    people = [("Zoé", "zoe"), ("محمد أمراني", "mohammed"), ("Éva", "eva"), ("Ada", "ada")]

    in_order = [name for name, handle in sorted(people, key=lambda one: sorted_as(*one))]

    assert in_order == ["Ada", "Éva", "محمد أمراني", "Zoé"]
