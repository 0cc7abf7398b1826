"""The pages for trainers: both languages say the same, and no link leads nowhere; `tests/e2e/` runs their commands."""

import re
from pathlib import Path

import pytest

from tests.e2e.test_trainer_pages import TRAINERS, commands_of


@pytest.mark.parametrize("page", sorted((TRAINERS / "fr").glob("*.md")), ids=lambda page: page.stem)
def test_both_languages_show_the_same_commands(page: Path, tmp_path: Path) -> None:
    english = TRAINERS / "en" / page.name

    said = [[command for command, _ in commands_of(one, tmp_path)] for one in (page, english)]

    assert said[0] == said[1]
    assert said[0]


PAGES = [TRAINERS.parent / "from-github-classroom.md", *sorted(TRAINERS.rglob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}-{page.stem}")
def test_every_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text("utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []
