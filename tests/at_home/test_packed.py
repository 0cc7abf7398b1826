"""What judges at home comes with the file whole, and runs by Python's library alone."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from grader.domain.text import Language
from web.exports.home_tool import packed
from web.exports.modules import needed_by

ALONE = "import sys; sys.path.insert(0, sys.argv[1]); import grader.at_home.run as run; print(run.LANGUAGES.exists())"


@pytest.mark.slow
def test_it_can_be_imported_where_nothing_of_ours_is_installed(tmp_path: Path) -> None:
    with ZipFile(BytesIO(packed("http://127.0.0.1:1", Language.FR))) as archive:
        archive.extractall(tmp_path)

    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", ALONE, str(tmp_path)], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout) == (0, "True\n"), done.stderr


def test_types_alone_bring_no_module_along() -> None:
    paths = dict(needed_by("grader.at_home.run"))

    assert "grader/adapters/sandbox/pool/seat.py" in paths
    assert "grader/adapters/sandbox/images/runner_image.py" not in paths
    assert "grader/__init__.py" in paths


def test_the_same_school_hands_out_the_same_bytes() -> None:
    first = packed("http://127.0.0.1:1", Language.FR)
    packed.cache_clear()

    assert packed("http://127.0.0.1:1", Language.FR) == first
