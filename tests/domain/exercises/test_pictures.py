"""Pictures of how a page should look, as they are served."""

from grader.domain.exercises.pictures import Picture
from grader.domain.text import Text


def test_one_is_served_as_what_it_is() -> None:
    first_bytes = (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\xff\xd8\xff\xe0")

    kinds = [Picture("pictures/page", content, Text("Une page", "A page")).media_type for content in first_bytes]

    assert kinds == ["image/png", "image/jpeg"]
