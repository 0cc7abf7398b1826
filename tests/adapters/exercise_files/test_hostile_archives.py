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
BOMB = 40 * 1_048_576
SMALL = zipped(PLAIN)
BYTES: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "a text": lambda: b"exercise.toml",
    "a page": lambda: b"<!doctype html><title>zip</title>",
    "rar": lambda: b"Rar!\x1a\x07\x01\x00" + b"x" * 99,
    "7z": lambda: b"7z\xbc\xaf\x27\x1c" + b"x" * 99,
    "bzip2": lambda: bz2.compress(b"x" * 999),
    "xz": lambda: lzma.compress(b"x" * 999),
    "a zip cut short": lambda: SMALL[:-30],
    "the head of a zip": lambda: SMALL[:30],
    "a zip of nothing": lambda: zipped({}),
    "gzip of nothing": lambda: gzip.compress(b""),
    "gzip of a text": lambda: gzip.compress(b"slug = 'bonjour'" * 99),
    "gzip cut short": lambda: tarred(PLAIN)[:-20],
    "gzip of gzip": lambda: gzip.compress(tarred(PLAIN)),
    "a wrong sum": lambda: altered(SMALL, 16, 1),
    "a place that is a lie": lambda: altered(SMALL, 42, 2**31),
    "a password": lambda: altered(SMALL, 8, 1, "<H"),
    "an unknown way to compress": lambda: altered(SMALL, 10, 97, "<H"),
    "bzip2 in a zip": lambda: zipped(PLAIN, way=zipfile.ZIP_BZIP2),
    "lzma in a zip": lambda: zipped(PLAIN, way=zipfile.ZIP_LZMA),
    "ten thousand files": lambda: zipped(PLAIN | MANY),
    "ten thousand files in a tar": lambda: tarred(PLAIN | MANY),
    "a bomb": lambda: zipped(PLAIN | {"tests/x": bytes(BOMB)}),
    "a bomb in a tar": lambda: tarred(PLAIN | {"tests/x": bytes(BOMB)}),
    "a bomb in many": lambda: zipped(PLAIN | {f"tests/{number}": bytes(1 << 20) for number in range(40)}),
    "blanks without end": lambda: gzip.compress(bytes(BOMB)),
    "a name twice": twice,
    "a tar that is too long by far": lambda: claiming(2**40),
    "a tar of less than nothing": lambda: claiming(-1),
    "a hole without end": lambda: sparse(2**32),
    "a link for a manifest": lambda: special(tarfile.SYMTYPE),
    "a hard link": lambda: special(tarfile.LNKTYPE),
    "a hard link to itself": lambda: special(tarfile.LNKTYPE, "exercise.toml"),
    "a device": lambda: special(tarfile.CHRTYPE),
    "a disk": lambda: special(tarfile.BLKTYPE),
    "a pipe": lambda: special(tarfile.FIFOTYPE),
    "a folder": lambda: special(tarfile.DIRTYPE),
    "two manifests": lambda: zipped({"a/exercise.toml": b"slug = 'a'", "b/exercise.toml": b"slug = 'b'"}),
    "another encoding inside": lambda: zipped({"exercise.toml": "slug = 'é'".encode("utf-16")}),
    "latin letters": lambda: zipped({"exercise.toml": "slug = 'é'".encode("latin-1")}),
    "a slug that leads elsewhere": lambda: zipped({"exercise.toml": b"slug = '../x'"}),
    "no slug": lambda: zipped({"exercise.toml": b"[slug]"}),
    "a slug that is a number": lambda: zipped({"exercise.toml": b"slug = 1"}),
    "brackets without end": lambda: zipped({"exercise.toml": b"slug = " + b"[" * 50_000}),
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
    refused(BYTES[name](), take)
