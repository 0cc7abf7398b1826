"""Archives of people who mean well, from whichever computer they come."""

import io
import zipfile
from unicodedata import normalize

import pytest

from grader.adapters.exercise_files.packed import packed_files
from tests.adapters.exercise_files.test_archives import plain_tar, tarred, zipped

NAME = "TÂCHE/été.py"


def named(written: bytes) -> bytes:
    """Return a zip of one file whose name stands there as these bytes, with no word of how to read them."""
    stand_in = "x" * len(written)
    return zipped({stand_in: b"1"}).replace(stand_in.encode(), written)


def from_windows(name: str) -> bytes:
    """Return a zip whose name has backslashes."""
    packed, info = io.BytesIO(), zipfile.ZipInfo("x")
    info.filename = name.replace("/", "\\")
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(info, b"1")
    return packed.getvalue()


@pytest.mark.parametrize(
    "archive",
    [
        named(NAME.encode()),
        named(NAME.encode("cp850")),
        named(normalize("NFD", NAME).encode()),
        from_windows(NAME),
        *(pack({NAME: b"1"}) for pack in (zipped, tarred, plain_tar)),
    ],
    ids=["UTF-8 unsaid", "Windows", "Mac", "backslashes", "zip", "tar.gz", "tar"],
)
def test_a_name_is_read_as_it_was_typed(archive: bytes) -> None:
    assert [file.path for file in packed_files(archive)] == [NAME]


@pytest.mark.parametrize("pack", [zipped, tarred, plain_tar])
def test_what_programs_add_is_left_out_however_much_it_is(pack: object) -> None:
    added = ("__MACOSX/._a.py", "._a.py", ".git/objects/x", "node_modules/x/y.js", ".venv/x.py", "__pycache__/a.pyc")
    many = {f"a/node_modules/{number}.js": b"" for number in range(1_100)}

    found = packed_files(pack({"a.py": b"1", **dict.fromkeys(added, b"2"), **many}))  # type: ignore[operator]

    assert [file.path for file in found] == ["a.py"]
