"""Style sheets and scripts: colours that everybody can read, nothing inline, and vendored files as they were."""

import hashlib
import re
from pathlib import Path

import pytest

from grader.domain.verdicts import Status

WEB = Path(__file__).parents[3] / "web"
STATIC = WEB / "static"
TEMPLATES = WEB / "templates"
"""Of our pages; what is read from disk, as a pack of evidence is, has all in one file."""

VENDORED = [STATIC / "vendor" / "README.md", Path(__file__).parents[3] / "runner_images" / "site" / "VENDORED.md"]
ROW = re.compile(r"^\| `([^`]+)` .*\| `([0-9a-f]{64})` \|$", re.MULTILINE)
THEMES = (STATIC / "css" / "base.css").read_text().split("@media screen and (prefers-color-scheme: dark)", 1)
COLOUR = re.compile(r"--([\w-]+): #([0-9a-f]{6});")
SHARES = {
    Status.RUNNING: "queued",
    Status.INVALID: "partial",
    Status.TIMEOUT: "error",
    Status.TAMPERED: "ours",
    Status.REPLACED: "none",
}


def luminance(colour: str) -> float:
    """Return WCAG's relative luminance of `rrggbb`."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("status", Status)
def test_each_status_reads_well_on_its_tint(status: Status, theme: int):
    colours = dict(COLOUR.findall(THEMES[theme]))
    name = SHARES.get(status, status.value)

    assert contrast(colours[name], colours[f"{name}-tint"]) >= (8.3 if theme else 7)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("text", ["ink", "quiet", "accent"])
@pytest.mark.parametrize("ground", ["paper", "sheet", "code"])
def test_text_reads_well_on_every_ground(text: str, ground: str, theme: int):
    colours = dict(COLOUR.findall(THEMES[theme]))

    assert contrast(colours[text], colours[ground]) >= 5.5


@pytest.mark.parametrize("page", VENDORED, ids=["web", "site"])
def test_vendored_files_are_unchanged(page: Path):
    named = dict(ROW.findall(page.read_text()))

    assert {path.name for path in page.parent.glob("*.js")} == named.keys()
    for name, digest in named.items():
        assert hashlib.sha256((page.parent / name).read_bytes()).hexdigest() == digest


def test_no_template_has_inline_style_or_script_or_lifts_the_escape():
    found = re.compile(r'\sstyle="|\son\w+="|<script>|\|\s*safe\b|autoescape')

    assert [path.name for path in TEMPLATES.rglob("*.html") if found.search(path.read_text())] == []


def test_nothing_is_asked_of_other_sites():
    # A link asks for nothing until somebody follows it.
    of_elements = r"""<(?!a\s)[^<>]*\b(?:src|srcset|href|action)=["']?https?://"""
    asked = re.compile(of_elements + r"""|\b(?:url|fetch|import)\(\s*["']?https?://""")
    pages = [path for path in WEB.rglob("*.html") if asked.search(path.read_text())]
    beside = [*STATIC.rglob("*.css"), *(STATIC / "js").glob("*.js")]

    assert pages == []
    assert [path.name for path in beside if re.search(r"https?://", path.read_text())] == []
