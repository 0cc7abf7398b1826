"""Papers made by the real press: what is in them, and what it refuses."""

import re
import zlib
from pathlib import Path
from threading import Thread

import pytest

from grader.adapters.press.press import WeasyPress
from grader.domain.errors import PaperFault, PaperNotMade

PAGE = (
    "<!doctype html><html lang='fr'><head><title>Bilan é</title>{head}</head><body><h1>Bilan</h1>{body}</body></html>"
)


def page(body: str = "<p>Bonjour</p>", head: str = "") -> str:
    return PAGE.format(body=body, head=head)


def plain(paper: bytes) -> bytes:
    """Return a paper with its parts unpacked."""
    parts = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", paper, re.DOTALL)
    return paper + b"".join(zlib.decompressobj().decompress(part) for part in parts if part[:1] == b"x")


def program(folder: Path, text: str) -> Path:
    file = folder / "program.py"
    file.write_text(text)
    return file


@pytest.mark.slow
def test_a_paper_is_tagged_and_tells_its_language_and_title():
    paper = plain(WeasyPress().pdf(page("<table><thead><tr><th scope='col'>A</th></tr></thead></table>")))

    assert paper.startswith(b"%PDF-1.7")
    assert b"/StructTreeRoot" in paper
    assert b"/Lang (fr)" in paper
    assert b"pdfuaid" in paper
    assert b"/S /H1" in paper
    assert b"/S /TH" in paper


@pytest.mark.slow
@pytest.mark.parametrize("address", ["file:///etc/passwd", "http://127.0.0.1:9/x.png", "data:text/css,p{}"])
def test_a_paper_fetches_nothing(tmp_path: Path, address: str):
    hostile = page(f"<img src='{address}' alt='x'><p>Bonjour</p>", f"<link rel='stylesheet' href='{address}'>")

    assert WeasyPress().pdf(hostile).startswith(b"%PDF")


@pytest.mark.slow
def test_no_file_of_ours_is_put_into_a_paper():
    hostile = page("", f"<link rel='attachment' href='file://{__file__}'>")

    paper = plain(WeasyPress().pdf(hostile))

    assert b"test_no_file_of_ours" not in paper
    assert b"/EmbeddedFile" not in paper


@pytest.mark.parametrize(
    ("ends", "fault"),
    [
        ("raise SystemExit(3)", PaperFault.LIBRARY),
        ("raise SystemExit(1)", PaperFault.BROKE),
        ("print('no paper')", PaperFault.BROKE),
    ],
)
def test_why_there_is_no_paper_is_told(tmp_path: Path, ends: str, fault: PaperFault):
    with pytest.raises(PaperNotMade) as told:
        WeasyPress(program(tmp_path, ends)).pdf(page())

    assert told.value.fault is fault


def test_what_takes_too_long_is_ended(tmp_path: Path):
    with pytest.raises(PaperNotMade) as told:
        WeasyPress(program(tmp_path, "import time; time.sleep(99)"), patience_seconds=0.2).pdf(page())

    assert told.value.fault is PaperFault.SLOW


def test_one_paper_is_made_at_a_time(tmp_path: Path):
    begun, goes_on = tmp_path / "begun", tmp_path / "goes-on"
    waits = f"""
import pathlib, time
pathlib.Path({str(begun)!r}).touch()
while not pathlib.Path({str(goes_on)!r}).exists(): time.sleep(0.01)
print("%PDF")
"""
    press, made = WeasyPress(program(tmp_path, waits), turn_seconds=0), list[bytes]()
    first = Thread(target=lambda: made.append(press.pdf(page())))
    first.start()
    while not begun.exists():
        first.join(0.01)

    with pytest.raises(PaperNotMade, match="busy"):
        press.pdf(page())
    goes_on.touch()
    first.join()
    assert made == [b"%PDF\n"]


def test_it_knows_no_secret_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GRADER_SMTP_URL", "smtp://ada:hush@localhost")
    told = "import os; print('%PDF', sorted(os.environ))"

    assert b"SMTP" not in WeasyPress(program(tmp_path, told)).pdf(page())
