"""Frameworks: the newest version is shown, what only earlier ones have has its name, what cannot be is refused."""

from dataclasses import replace

import pytest

from grader.domain.competencies.framework import Block, Framework, Frameworks, checked_framework, declared_as, parted
from grader.domain.errors import NotValid
from grader.domain.text import Text
from tests.domain.competencies.frameworks import BACK, FIRST, FRONT, HTML, SECOND, SQL, TALK


def test_a_name_is_that_of_the_newest_version_that_has_it() -> None:
    known = Frameworks((SECOND, FIRST))

    assert known.newest == {"web-2024": SECOND}
    assert known.named("web-2024.cp1") == (SECOND, HTML)
    assert known.named("web-2024.cp2") == (FIRST, TALK)
    assert (known.named("web-2024.cp9"), known.named("cp1"), known.named("other.cp1")) == (None, None, None)


@pytest.mark.parametrize("declared", ["dwwm-2023.cp7", "algo"])
def test_what_is_declared_is_parted_and_put_together(declared: str) -> None:
    assert declared_as(*parted(declared)) == declared


def test_a_framework_is_taken_as_it_is() -> None:
    assert checked_framework(FIRST) is FIRST
    assert FIRST.says_as(replace(FIRST, version=7))
    assert not FIRST.says_as(SECOND)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (replace(FIRST, slug="Web 2024"), "framework_name"),
        (replace(FIRST, slug="web.2024"), "framework_name"),
        (replace(FIRST, blocks=(replace(FRONT, code="../x"),)), "framework_name"),
        (replace(FIRST, blocks=(replace(FRONT, competencies=(replace(HTML, code="c" * 61),)),)), "framework_name"),
        (replace(FIRST, blocks=(FRONT, replace(BACK, competencies=(HTML,)))), "framework_twice"),
        (replace(FIRST, blocks=(FRONT, replace(BACK, code="bc01"))), "framework_twice"),
        (replace(FIRST, source=""), "framework_source"),
        (replace(FIRST, source=" "), "name_shape"),
        (replace(FIRST, title=Text("a\0b")), "name_unseen"),
        (replace(FIRST, blocks=()), "framework_empty"),
        (replace(FIRST, blocks=(FRONT, Block("bc02", Text("vide"), ()))), "framework_empty"),
        (
            replace(
                FIRST,
                blocks=(replace(BACK, competencies=tuple(replace(SQL, code=f"c{n}") for n in range(201))),),
            ),
            "framework_empty",
        ),
    ],
)
def test_what_cannot_be_a_framework_is_refused(wrong: Framework, code: str) -> None:
    with pytest.raises(NotValid) as refused:
        checked_framework(wrong)

    assert refused.value.code == code
