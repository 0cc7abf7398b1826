"""The file that learners take home: the room `home/`, packed as Python packs applications, with this school filled in.

Beside it lies what of the school's own code judges in its image, where Docker has that.

https://docs.python.org/3/library/zipapp.html
"""

import ast
import io
import json
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from grader.at_home.languages import languages_json
from grader.domain.text import Language
from grader.sandboxes import image_marks, runners
from grader.wording.catalogue import gettext_for
from web.exports.modules import needed_by

ROOM = "home"
JUDGE, COLUMNS = "grader.at_home.run", "wcwidth"
"""What judges where Docker has the school's image, and the one library that its sentences need."""

BESIDE = (
    "grader/adapters/sandbox/containers/profile/seccomp.json",
    "grader/wording/locale/fr/LC_MESSAGES/messages.mo",
)
EPOCH = (1980, 1, 1, 0, 0, 0)
"""Of every file in it, so that the same school always hands out the same bytes."""

START = """\
import sys

if sys.version_info < (3, 8):
    sys.exit("Python 3.8 +: https://www.python.org/downloads/")
from home.__main__ import main

sys.exit(main(sys.argv[1:]))
"""
"""What Python runs first; a Python of long ago can read it, too, and says what it lacks."""


@cache
def packed(server: str, language: Language) -> bytes:
    """Return the file as a school hands it out.

    Args:
        server: The school's address.
        language: That it speaks where a computer speaks neither of ours.
    """
    sources = dict(_sources(files(ROOM), f"{ROOM}/"))
    filled_in = {
        "__main__.py": START,
        f"{ROOM}/school.json": json.dumps({"server": server, "language": language}),
        f"{ROOM}/french.json": json.dumps(_french(sources.values()), ensure_ascii=False),
        f"{ROOM}/images.json": json.dumps(image_marks()),
    }
    held = io.BytesIO()
    held.write(b"#!/usr/bin/env python3\n")
    with ZipFile(held, "a", ZIP_DEFLATED) as archive:
        for name, content in sorted((sources | filled_in | _schools_own()).items()):
            archive.writestr(ZipInfo(name, EPOCH), content, ZIP_DEFLATED)
    return held.getvalue()


def _schools_own() -> dict[str, bytes]:
    """Return what runs in the school's image at home: the school's own modules, and what these read beside them."""
    modules = dict(needed_by(JUDGE))
    languages = json.dumps(languages_json(runners()), ensure_ascii=False)
    return {
        **modules,
        **{name: files("grader").joinpath(name.partition("/")[2]).read_bytes() for name in BESIDE},
        **{name: content.encode() for name, content in _sources(files(COLUMNS), f"{COLUMNS}/")},
        "grader/at_home/languages.json": languages.encode(),
    }


def _sources(folder: Traversable, place: str) -> Iterator[tuple[str, str]]:
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _sources(entry, f"{place}{entry.name}/")
        elif entry.name.endswith(".py"):
            yield place + entry.name, entry.read_text("utf-8")


def _french(sources: Iterable[str]) -> dict[str, str]:
    """Return the French of each English text that stands in `text(…)` there."""
    nodes = (node for source in sources for node in ast.walk(ast.parse(source)))
    english = [_marked(node) for node in nodes]
    return {one: gettext_for(Language.FR).gettext(one) for one in english if one}


def _marked(node: ast.AST) -> str:
    match node:
        case ast.Call(func=ast.Name(id="text"), args=[ast.Constant(value=str(english))]):
            return english
        case _:
            return ""
