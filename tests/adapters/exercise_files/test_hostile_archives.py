"""Archives that nobody packs by mistake: each is refused by its reason, at once and in little memory."""

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import time
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest

from grader.adapters.exercise_files.archives import unpacked
from grader.adapters.exercise_files.packed import packed_files
from grader.domain.errors import NotValid
from grader.domain.submissions.sent_files import asked_for, placed
from tests.adapters.exercise_files.test_archives import PLAIN, plain_tar, tarred, zipped
from tests.domain.samples import BONJOUR

Take = Callable[[bytes], object]
MOST_SECONDS = 2.0
MOST_MEMORY = 64 * 1_048_576
"""Beyond the archive itself, as for all that strangers send."""

ABOVE = ("..", "../x", "../../x", "a/..", "a/../x", "a/../../x", "./../x", "..\\x", "a\\..\\..\\x", "tests/../../x/y")
ABSOLUTE = ("/x", "//x", "///etc/passwd", "/tests/x", "\\x", "\\\\host\\share", "a//x", "a///x")
OF_GIT = (
    *(
        "tests/.git./x",
        "a/.Git/hooks/x",
        ".GIT/config",
        ".git./config",
        ".git /config",
        ".git . ./config",
        ".giT::$INDEX_ALLOCATION/x",
    ),
    *("git~1/config", "GIT~2/x", "a/b/git~1", ".git::$DATA", ".git:x/y"),
)
UNSEEN = (
    "a\nb",
    "a\rb",
    "a\tb",
    "a\x1b[2Jb",
    "a\x7fb",
    "a\u200bb",
    "a\u202egpj.py",
    "a\u2066b",
    "a\ufeffb",
    "\u00adb",
    "a/\u2028/b\x85",
)
DEEP = ("a/" * 40 + "x", "/".join("a" * 30_000))
LONG = ("x" * 200, "é" * 101, "a/" + "x" * 5_000, "x" * 60_000)
IN_THE_WAY = ("exercise.toml/x", "tests/test_it.py/x", "tests/test_it.py/a/b")
NAMES = (*ABOVE, *ABSOLUTE, *OF_GIT, *UNSEEN, *LONG, *DEEP, *IN_THE_WAY)


def special(kind: bytes, link: str = "/etc/passwd") -> bytes:
    """Return a tar of nothing but a manifest that is no file."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        member = tarfile.TarInfo("exercise.toml")
        member.type, member.linkname = kind, link
        archive.addfile(member)
    return packed.getvalue()


def twice() -> bytes:
    """Return a zip with two files of one name."""
    packed = io.BytesIO(zipped(PLAIN))
    with zipfile.ZipFile(packed, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("exercise.toml", "slug = 'x'")
    return packed.getvalue()


def altered(archive: bytes, place: int, value: int, width: str = "<I") -> bytes:
    """Return a zip with another number at a place of its first central header."""
    at = archive.index(b"PK\x01\x02") + place
    number = struct.pack(width, value)
    return archive[:at] + number + archive[at + len(number) :]


def claiming(size: int) -> bytes:
    """Return a tar of one file that says it is as long."""
    member = tarfile.TarInfo("exercise.toml")
    member.size = size
    return gzip.compress(member.tobuf(tarfile.GNU_FORMAT) + b"slug")


def sparse(size: int) -> bytes:
    """Return a tar of one file that is as long, and nearly all hole."""
    member = tarfile.TarInfo("exercise.toml")
    member.type = tarfile.GNUTYPE_SPARSE
    head = bytearray(member.tobuf(tarfile.GNU_FORMAT))
    head[386:410] = b"%011o\0%011o\0" % (size - 1, 0)
    head[483:495] = b"%011o\0" % size
    head[148:156] = b" " * 8
    head[148:156] = b"%06o\0 " % sum(head)
    return gzip.compress(bytes(head))


MANY = {f"tests/{number}.py": b"" for number in range(10_000)}
ZEROS = b"\0" * (40 * 1_048_576)
SMALL = zipped(PLAIN)
BYTES = {
    "nothing": b"",
    "a text": b"exercise.toml",
    "a page": b"<!doctype html><title>zip</title>",
    "rar": b"Rar!\x1a\x07\x01\x00" + b"x" * 99,
    "7z": b"7z\xbc\xaf\x27\x1c" + b"x" * 99,
    "bzip2": bz2.compress(b"x" * 999),
    "xz": lzma.compress(b"x" * 999),
    "a zip cut short": SMALL[:-30],
    "the head of a zip": SMALL[:30],
    "a zip of nothing": zipped({}),
    "gzip of nothing": gzip.compress(b""),
    "gzip of a text": gzip.compress(b"slug = 'bonjour'" * 99),
    "gzip cut short": tarred(PLAIN)[:-20],
    "gzip of gzip": gzip.compress(tarred(PLAIN)),
    "a wrong sum": altered(SMALL, 16, 1),
    "a place that is a lie": altered(SMALL, 42, 2**31),
    "a password": altered(SMALL, 8, 1, "<H"),
    "an unknown way to compress": altered(SMALL, 10, 97, "<H"),
    "bzip2 in a zip": zipped(PLAIN, way=zipfile.ZIP_BZIP2),
    "lzma in a zip": zipped(PLAIN, way=zipfile.ZIP_LZMA),
    "ten thousand files": zipped(PLAIN | MANY),
    "ten thousand files in a tar": tarred(PLAIN | MANY),
    "a bomb": zipped(PLAIN | {"tests/x": ZEROS}),
    "a bomb in a tar": tarred(PLAIN | {"tests/x": ZEROS}),
    "a bomb in many": zipped(PLAIN | {f"tests/{number}": ZEROS[: 1 << 20] for number in range(40)}),
    "blanks without end": gzip.compress(ZEROS),
    "a name twice": twice(),
    "a tar that is too long by far": claiming(2**40),
    "a tar of less than nothing": claiming(-1),
    "a hole without end": sparse(2**32),
    "a link for a manifest": special(tarfile.SYMTYPE),
    "a hard link": special(tarfile.LNKTYPE),
    "a hard link to itself": special(tarfile.LNKTYPE, "exercise.toml"),
    "a device": special(tarfile.CHRTYPE),
    "a disk": special(tarfile.BLKTYPE),
    "a pipe": special(tarfile.FIFOTYPE),
    "a folder": special(tarfile.DIRTYPE),
    "two manifests": zipped({"a/exercise.toml": b"slug = 'a'", "b/exercise.toml": b"slug = 'b'"}),
    "another encoding inside": zipped({"exercise.toml": "slug = 'é'".encode("utf-16")}),
    "latin letters": zipped({"exercise.toml": "slug = 'é'".encode("latin-1")}),
    "a slug that leads elsewhere": zipped({"exercise.toml": b"slug = '../x'"}),
    "no slug": zipped({"exercise.toml": b"[slug]"}),
    "a slug that is a number": zipped({"exercise.toml": b"slug = 1"}),
    "brackets without end": zipped({"exercise.toml": b"slug = " + b"[" * 50_000}),
}


def handed_in(archive: bytes) -> object:
    """Take it from a learner."""
    return placed(BONJOUR, asked_for(BONJOUR, packed_files(archive)))


def refused(archive: bytes, take: Take) -> None:
    """Return once it was refused by a reason, within the bounds."""
    tracemalloc.start()
    begun = time.process_time()
    try:
        with pytest.raises(NotValid, match=r"upload_\w+|sent_archive_none"):
            take(archive)
        assert time.process_time() - begun < MOST_SECONDS
        assert tracemalloc.get_traced_memory()[1] < MOST_MEMORY
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("pack", [zipped, tarred, plain_tar])
@pytest.mark.parametrize("name", NAMES, ids=map(ascii, range(len(NAMES))))
def test_a_name_that_leads_elsewhere_is_refused(pack: object, name: str) -> None:
    refused(pack(PLAIN | {name: b"x"}), unpacked)  # type: ignore[operator]


@pytest.mark.parametrize("take", [unpacked, handed_in])
@pytest.mark.parametrize("name", BYTES)
def test_what_is_no_archive_of_an_exercise_is_refused(name: str, take: Take) -> None:
    refused(BYTES[name], take)
