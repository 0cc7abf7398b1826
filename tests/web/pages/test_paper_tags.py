"""Papers as a screen reader has them: made by the real press, their tags read from the file itself."""

import re
import zlib
from collections.abc import Iterator
from itertools import pairwise

import pytest

from grader.adapters.press.press import WeasyPress
from tests.web.installation import Installation, install

PAPERS = {
    "/cohorts/web-2610/board.pdf": "paul",
    "/cohorts/web-2610/digest/week.pdf?week=2026-W47": "paul",
    "/cohorts/web-2610/report.pdf": "paul",
    "/people/karim/report.pdf": "paul",
    "/portfolio/portfolio.pdf": "chloe",
}


@pytest.fixture(scope="module")
def printing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with install(tmp_path_factory.mktemp("papers"), press=WeasyPress()) as site:
        yield site


def unpacked(paper: bytes) -> bytes:
    """Return a paper with its parts unpacked: objects of PDF 1.7 lie in compressed streams."""
    parts = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", paper, re.DOTALL)
    return paper + b"".join(zlib.decompressobj().decompress(part) for part in parts if part[:1] == b"x")


@pytest.mark.slow
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("path", PAPERS)
def test_a_paper_is_read_in_order(printing: Installation, path: str, language: str) -> None:
    answer = printing.client(PAPERS[path], language).get(path)
    paper = unpacked(answer.data)
    tags = [tag.decode() for tag in re.findall(rb"/Type ?/StructElem.*?/S ?/(\w+)", paper)]
    levels = [int(tag[1]) for tag in tags if re.fullmatch(r"H\d", tag)]

    assert f"/Lang ({language})".encode() in paper
    assert b"/Title" in paper
    assert b"/DisplayDocTitle true" in paper
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert tags.count("TD") == paper.count(b"/Headers")  # each cell of a table says which heads are its own
    assert (tags.count("TH") > 0) == (tags.count("Table") > 0)
    assert tags.count("Figure") == paper.count(b"/Alt")
