"""Pictures of how a page should look: named in the manifest, kept beside it, refused where nobody could look at one."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageFile

from grader.adapters.exercise_files.pictures import fault_of
from grader.domain.exercises.pictures import MOST_BYTES, MOST_PIXELS
from grader.domain.text import Text
from tests.adapters.exercise_files.conftest import Draft

PAGE = (Path(__file__).parents[2] / "web/page.png").read_bytes()
FILE = "pictures/page.png"
ALT = '{ fr = "Une page verte", en = "A green page" }'
CHECK = 'test = "test_bonjour.py::test_says_hello"'


def drawn(kind: str, width: int, height: int) -> bytes:
    """Return a picture of one colour."""
    content = BytesIO()
    Image.new("L", (width, height)).save(content, kind)
    return content.getvalue()


def claiming(width: int, height: int, *chunks: tuple[bytes, bytes]) -> bytes:
    """Return a small PNG that says it has these sides, and holds these chunks."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    written = ((b"IHDR", head), *chunks, (b"IDAT", zlib.compress(b"\0" * 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in written
    )


JPEG = drawn("JPEG", 30, 20)
BOMB = zlib.compress(bytes(200_000_000))


@pytest.fixture
def pictured(draft: Draft) -> Draft:
    """Return a draft whose first check names a picture that is not there yet."""
    draft.edit("exercise.toml", CHECK, f'{CHECK}\npicture = {{ file = "{FILE}", alt = {ALT} }}')
    return draft


def codes(draft: Draft) -> set[tuple[str, str]]:
    return {(problem.file, problem.code) for problem in draft.problems()}


def test_a_check_has_the_picture_that_it_names(pictured: Draft) -> None:
    pictured.add(FILE, PAGE)

    shown = [check.picture for check in pictured.read().exercise.checks if check.picture]

    assert [(one.path, one.content, one.alt) for one in shown] == [(FILE, PAGE, Text("Une page verte", "A green page"))]


def test_a_picture_makes_no_new_version(draft: Draft) -> None:
    before = draft.read().exercise.suite_digest
    draft.edit("exercise.toml", CHECK, f'{CHECK}\npicture = {{ file = "{FILE}", alt = {ALT} }}')
    draft.add(FILE, PAGE)

    assert draft.read().exercise.suite_digest == before


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<svg/>", "picture_unknown"),
        (claiming(MOST_PIXELS + 1, 1), "picture_too_large"),
        (PAGE + bytes(MOST_BYTES), "picture_too_heavy"),
    ],
)
def test_what_no_page_can_show_is_refused(pictured: Draft, content: bytes, code: str) -> None:
    pictured.add(FILE, content)

    assert (FILE, code) in codes(pictured)


@pytest.mark.parametrize("content", [PAGE, JPEG, drawn("PNG", MOST_PIXELS, 1), drawn("JPEG", 1, MOST_PIXELS)])
def test_a_real_one_is_taken(content: bytes) -> None:
    assert fault_of(content) is None


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "picture_unknown"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "picture_unknown"),
        (drawn("GIF", 3, 3), "picture_unknown"),
        (drawn("WEBP", 3, 3), "picture_unknown"),
        (drawn("TIFF", 3, 3), "picture_unknown"),
        (PAGE[:20], "picture_unknown"),
        (PAGE[:16] + bytes(4) + PAGE[20:], "picture_unknown"),
        (PAGE[:-30], "picture_unknown"),
        (JPEG[:60], "picture_unknown"),
        (b"\xff\xd8\xff\xe0\0\0" * 9, "picture_unknown"),
        (b"\xff\xd8\xff", "picture_unknown"),
        (claiming(0, 5), "picture_unknown"),
        (claiming(2**31, 2**31), "picture_too_large"),
        (claiming(16_000, 8_000), "picture_too_large"),
        (claiming(9_000, 1), "picture_too_large"),
        (drawn("JPEG", 1, MOST_PIXELS + 1), "picture_too_large"),
        (claiming(3, 3, (b"iCCP", b"a\0\0" + BOMB)), "picture_unknown"),
        (claiming(3, 3, *[(b"zTXt", b"a\0\0" + zlib.compress(bytes(999_999)))] * 70), "picture_unknown"),
        (PAGE + bytes(MOST_BYTES), "picture_too_heavy"),
    ],
    ids=range(19),
)
def test_what_no_page_can_show_has_its_fault(content: bytes, fault: str) -> None:
    assert fault_of(content) == fault


def test_no_byte_of_a_head_brings_the_reader_down() -> None:
    for whole in (claiming(3, 3, (b"tEXt", b"a\0b")), JPEG):
        for place in range(len(whole[:400])):
            for byte in (0, 0x7F, 0xFF):
                changed = whole[:place] + bytes([byte]) + whole[place + 1 :]

                assert fault_of(changed) in {None, "picture_unknown", "picture_too_large"}


def test_one_that_is_not_there_is_named(pictured: Draft) -> None:
    assert (FILE, "file_missing") in codes(pictured)


def test_a_link_out_of_the_folder_is_none(pictured: Draft, tmp_path: Path) -> None:
    outside = tmp_path / "outside.png"
    outside.write_bytes(PAGE)
    (pictured.folder / "pictures").mkdir()
    (pictured.folder / FILE).symlink_to(outside)

    assert (FILE, "file_missing") in codes(pictured)


@pytest.mark.parametrize("file", ["pictures/../page.png", "/etc/page.png", "pictures/page.svg", "page.png"])
def test_a_picture_is_a_file_of_its_folder(draft: Draft, file: str) -> None:
    draft.edit("exercise.toml", CHECK, f'{CHECK}\npicture = {{ file = "{file}", alt = {ALT} }}')

    assert ("exercise.toml", "string_pattern_mismatch") in codes(draft)


def test_what_another_library_would_pass_over_is_a_fault_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)

    assert fault_of(claiming(3, 3, (b"iCCP", b"a\0\0" + BOMB))) == "picture_unknown"
