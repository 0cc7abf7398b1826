"""The page of the first hour: the same in both languages, and each command and link of it is there."""

from pathlib import Path

import pytest

from tests.web.pages.test_guides import HEADING, LINK, ROOT, ROW, commands_of, is_known

PAGES = sorted((ROOT / "docs" / "guides").glob("first-hour.*.md"))


def test_both_languages_go_the_same_way() -> None:
    english, french = (page.read_text("utf-8") for page in PAGES)

    shapes = [(len(HEADING.findall(text)), len(ROW.findall(text))) for text in (english, french)]

    assert shapes[0] == shapes[1]
    assert commands_of(english) == commands_of(french)


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_each_command_and_link_is_there(page: Path) -> None:
    text = page.read_text("utf-8")

    unknown = [one for one in commands_of(text) if not one.startswith("export ") and not is_known(one)]

    assert unknown == []
    assert [target for _, _, target, _ in LINK.findall(text) if not (page.parent / target).is_file()] == []
