"""Ids that become part of an address or a path: whatever the way in, a value of another shape cannot be made."""

from dataclasses import replace

import pytest

from grader.domain.cohorts.cohort import Cohort
from grader.domain.errors import NotValid
from grader.domain.naming import checked_name
from grader.domain.people import Person, Role
from grader.domain.submissions.submission import Repository
from tests.domain.samples import BONJOUR

NO_SLUGS = ["", "Web 1", "a/b", "../../evil", "..", "-a", "a-", "a--b", "é", "a\n", "a.git", "a\0b", "a" * 61]


@pytest.mark.parametrize("slug", NO_SLUGS)
def test_no_cohort_and_no_exercise_has_such_a_slug(slug: str) -> None:
    with pytest.raises(NotValid) as cohort:
        Cohort(slug, "Web")
    with pytest.raises(NotValid) as exercise:
        replace(BONJOUR, slug=slug)

    assert cohort.value.code == exercise.value.code == "slug_shape"
    assert cohort.value.params == {"slug": slug, "most": 60}


@pytest.mark.parametrize("handle", [*NO_SLUGS, "a" * 40])
def test_nobody_has_such_a_handle(handle: str) -> None:
    with pytest.raises(NotValid) as refused:
        Person("P-1", handle, "Ada", Role.LEARNER)

    assert refused.value.code == "handle_shape"


@pytest.mark.parametrize("part", NO_SLUGS)
def test_no_repository_lies_at_such_a_path(part: str) -> None:
    with pytest.raises(NotValid):
        Repository("R-1", "E-1", part, "ada")
    with pytest.raises(NotValid):
        Repository("R-1", "E-1", "web-2610", part)


def test_what_was_stored_before_there_was_a_rule_is_read_back() -> None:
    cohort, repository = Cohort("Web 1", "Web", stored=True), Repository("R", "E", "Web 1", "ada", stored=True)

    assert (cohort.slug, repository.path) == ("Web 1", "Web 1/ada.git")


@pytest.mark.parametrize(
    "name", ["Ada\nBenali", "Ada\r", "A\x1b[31mda", "Ada\0", "A\u202eda", "Ada\u2028", "A\ud800da"]
)
def test_a_name_is_one_line_of_characters_that_show(name: str) -> None:
    with pytest.raises(NotValid) as refused:
        checked_name(name)

    assert refused.value.code == "name_unseen"


@pytest.mark.parametrize("name", [" ", "", "a" * 101])
def test_a_name_is_neither_nothing_nor_without_end(name: str) -> None:
    with pytest.raises(NotValid) as refused:
        checked_name(name)

    assert refused.value.code == "name_shape"


@pytest.mark.parametrize("name", ["Inès", "José-María", "मी\u200dरा", "Promo\N{NO-BREAK SPACE}: web", " Ada "])
def test_names_of_all_scripts_are_names(name: str) -> None:
    assert checked_name(name) == name.strip(" ")
