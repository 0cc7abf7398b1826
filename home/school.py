"""Which school this file came from, and the words it speaks; all of it was filled in when it was downloaded."""

from __future__ import annotations

import json
import os
import pkgutil

FILLED_IN, FRENCH_TEXTS, IMAGES = "school.json", "french.json", "images.json"
ASKED = ("GRADER_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""What says in which language the computer speaks, the strongest first."""


def _texts_of(name: str) -> dict[str, str]:
    """Return a document of this file; an empty one where it was not filled in."""
    try:
        found = pkgutil.get_data("home", name)
    except OSError:
        found = None
    return {} if found is None else {str(key): str(value) for key, value in json.loads(found).items()}


def images() -> dict[str, str]:
    """Return what marks each image of the school's as it was when this file was made: a label; `*` of all others."""
    return _texts_of(IMAGES)


SCHOOL = _texts_of(FILLED_IN)
FRENCH = _texts_of(FRENCH_TEXTS)


def server() -> str:
    """Return the school's address, without a slash at its end; another one where `GRADER_SERVER` says so."""
    return os.environ.get("GRADER_SERVER", SCHOOL.get("server", "http://127.0.0.1:8000")).rstrip("/")


def language() -> str:
    """Return `fr` or `en`: the computer's, else the school's."""
    for name in ASKED:
        said = os.environ.get(name, "")[:2].lower()
        if said in ("fr", "en"):
            return said
    return SCHOOL.get("language", "fr")


def text(english: str) -> str:
    """Return a text of ours in the reader's language."""
    return FRENCH.get(english, english) if language() == "fr" else english
