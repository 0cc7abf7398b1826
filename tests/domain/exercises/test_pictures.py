"""What is taken for a picture of how a page should look: read by its first bytes, never drawn."""

import struct
from pathlib import Path

import pytest

from grader.domain.exercises.pictures import MOST_BYTES, MOST_PIXELS, Picture, fault_of, sides_of
from grader.domain.text import Text

PAGE = Path(__file__).parents[2] / "web/page.png"
ALT = Text("Une page", "A page")


def png(width: int, height: int) -> bytes:
    """Return the beginning of a PNG."""
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", width, height)


def jpeg(width: int, height: int) -> bytes:
    """Return the beginning of a JPEG: a comment, then a progressive frame."""
    frame = struct.pack(">BBHBHHB", 0xFF, 0xC2, 17, 8, height, width, 3)
    return b"\xff\xd8" + struct.pack(">BBH", 0xFF, 0xFE, 12) + b"0123456789" + frame + bytes(10)


@pytest.mark.parametrize("made", [png, jpeg])
def test_its_sides_are_what_its_head_says(made: "type[bytes]") -> None:
    assert sides_of(made(320, 200)) == (320, 200)  # type: ignore[call-arg, arg-type]


def test_a_real_one_is_taken() -> None:
    assert fault_of(PAGE.read_bytes()) is None


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "picture_unknown"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "picture_unknown"),
        (b"GIF89a", "picture_unknown"),
        (png(1, 1)[:20], "picture_unknown"),
        (b"\xff\xd8\xff\xe0\x00\x00" * 9, "picture_unknown"),
        (b"\xff\xd8\xff", "picture_unknown"),
        (png(MOST_PIXELS + 1, 1), "picture_too_large"),
        (jpeg(1, 65_535), "picture_too_large"),
        (png(0, 5), "picture_too_large"),
        (png(1, 1) + bytes(MOST_BYTES), "picture_too_heavy"),
    ],
)
def test_what_no_page_could_show_is_refused(content: bytes, fault: str) -> None:
    assert fault_of(content) == fault


def test_it_is_served_as_what_it_is() -> None:
    kinds = [Picture("pictures/page", content, ALT).media_type for content in (png(1, 1), jpeg(1, 1))]

    assert kinds == ["image/png", "image/jpeg"]
