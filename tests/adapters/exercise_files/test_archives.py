"""Archives that somebody sends: an exercise's folder however it was packed, and nothing else."""

import gzip
import io
import stat
import tarfile
import zipfile
from collections.abc import Mapping

import pytest

from grader.adapters.exercise_files import packed
from grader.adapters.exercise_files.archives import unpacked
from grader.domain.errors import NotValid
from grader.domain.exercises.exercise import SourceFile

MANIFEST = b'slug = "bonjour"\n'
PLAIN = {"exercise.toml": MANIFEST, "tests/test_it.py": b"x"}
ELSEWHERE = (
    *("../x", "a/../../x", "/x", "a//x", ".GIT/hooks/x", "git~1/x"),
    *("a\nb", "a\u200bb", "x" * 300, "exercise.toml/x"),
)
Files = Mapping[str, bytes]


def zipped(files: Files, *, way: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", way) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def tarred(files: Files, *links: str) -> bytes:
    return gzip.compress(plain_tar(files, *links))


def plain_tar(files: Files, *links: str) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
        for name in links:
            link = tarfile.TarInfo(name)
            link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
            archive.addfile(link)
    return packed.getvalue()


@pytest.mark.parametrize("pack", [zipped, tarred, plain_tar])
@pytest.mark.parametrize("top", ["", "bonjour/", "./bonjour (1)/", "a/b/"])
def test_a_folder_is_found_however_it_was_packed(pack: object, top: str) -> None:
    beside = {"__MACOSX/._exercise.toml": b"x", f"{top}.git/config": b"x", f"{top}tests/.DS_Store": b"x"}
    archive = pack({f"{top}{path}": content for path, content in PLAIN.items()} | beside)  # type: ignore[operator]

    slug, files = unpacked(archive)

    assert (slug, set(files)) == ("bonjour", {SourceFile(path, content) for path, content in PLAIN.items()})


def test_links_are_left_out() -> None:
    info = zipfile.ZipInfo("starter/link")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    packed = io.BytesIO(zipped(PLAIN))
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr(info, "/etc/passwd")

    found = [unpacked(packed.getvalue()), unpacked(tarred(PLAIN, "starter/link"))]

    assert [{file.path for file in files} for _, files in found] == [set(PLAIN), set(PLAIN)]


@pytest.mark.parametrize("pack", [zipped, tarred])
@pytest.mark.parametrize("path", ELSEWHERE)
def test_a_path_that_leads_elsewhere_is_refused(pack: object, path: str) -> None:
    with pytest.raises(NotValid, match="upload_path"):
        unpacked(pack(PLAIN | {path: b"x"}))  # type: ignore[operator]


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_a_bomb_is_read_up_to_its_bound(pack: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "MOST_BYTES", 100_000)
    monkeypatch.setattr(packed, "MOST_FILES", 20)

    for files in ({"big": bytes(5_000_000)}, {f"{number}": b"" for number in range(40)}):
        with pytest.raises(NotValid, match="upload_too_large"):
            unpacked(pack(PLAIN | files))  # type: ignore[operator]


@pytest.mark.parametrize(
    ("archive", "code"),
    [
        (b"", "upload_unreadable"),
        (b"\x1f\x8bnonsense", "upload_unreadable"),
        (zipped(PLAIN)[:-40], "upload_unreadable"),
        (tarred(PLAIN)[:60], "upload_unreadable"),
        (zipped(PLAIN, way=zipfile.ZIP_BZIP2), "upload_unreadable"),
        (zipped({"a.txt": b"x"}), "upload_no_manifest"),
        (zipped({"a/exercise.toml": MANIFEST, "b/exercise.toml": MANIFEST}), "upload_several"),
        (zipped({"exercise.toml": b"slug = 1"}), "upload_no_slug"),
        (zipped({"exercise.toml": b'slug = "../x"'}), "upload_no_slug"),
        (zipped({"exercise.toml": b"\xff"}), "upload_no_slug"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",  # an archive holds the moment at which it was packed
)
def test_what_is_no_exercise_is_told_by_its_reason(archive: bytes, code: str) -> None:
    with pytest.raises(NotValid, match=code):
        unpacked(archive)
