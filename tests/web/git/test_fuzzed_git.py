"""Whatever is sent to Git's addresses with a good token, it is answered, and never with a fault of ours."""

import gzip
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.fuzzing import EXAMPLES, fuzzed
from tests.web.two_cohorts import TwoCohorts, two_cohorts

pytestmark = pytest.mark.slow

LINES = st.text(max_size=60).map(lambda text: f"{len(text.encode()) + 4:04x}{text}".encode())
KNOWN = st.sampled_from(
    [b"0000", b"0001", b"0014command=ls-refs\n", b"0011command=fetch", f"0032want {'1' * 40}\n".encode(), b"0009done\n"]
)
BODIES = st.lists(LINES | KNOWN | st.binary(max_size=40), max_size=8).map(b"".join)
ZIPPED = st.tuples(BODIES.map(gzip.compress), st.integers(0, 60)).map(lambda pair: pair[0][: len(pair[0]) - pair[1]])
HEADERS = st.fixed_dictionaries(
    {},
    optional={
        "Content-Encoding": st.sampled_from(["gzip", "x-gzip", "br", ""]),
        "Git-Protocol": st.sampled_from(["version=2", "version=1", "version=2:x", "x" * 300, ":::"]),
    },
)


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TwoCohorts]:
    with two_cohorts(tmp_path_factory.mktemp("fuzzed")) as school:
        yield school


@hypothesis_settings(fuzzed, max_examples=max(10, EXAMPLES // 5))  # each starts Git
@given(st.sampled_from(["git-receive-pack", "git-upload-pack"]), BODIES | ZIPPED | st.binary(max_size=100), HEADERS)
def test_every_body_is_answered(school: TwoCohorts, path: str, body: bytes, headers: dict[str, str]) -> None:
    assert school.push("ada", path, body, **headers) < 500
