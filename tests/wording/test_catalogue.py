"""The French catalogue: whole, sound, and kind."""

import re
from pathlib import Path

import click
import polib
import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir

from grader.cli import COMMANDS, commands, written
from grader.command_words import texts_of
from grader.domain.errors import PlatformError
from grader.domain.text import Language
from grader.wording.catalogue import LOCALE, gettext_for

ROOT = Path(__file__).parents[2]
CATALOGUE = polib.pofile(str(LOCALE / "fr" / "LC_MESSAGES" / "messages.po"))
PLACEHOLDER = re.compile(r"(%\(\w+\)s|\{\w+)(?:!r)?")
UNSAID = {"{number_type"}
"""What Click fills in by an English word that no catalogue has."""

LOOSE = re.compile(r" [:;!?»](?!\S)|« |(?<![\N{NO-BREAK SPACE}\s])[!?](?![\w!?])")
TORN_OFF = re.compile(
    r"(?:%\(\w+\)s|(?<![\w,.])\d+) (?:s|min|h|k[Bo]|[MG][Bo])(?![\w'\N{RIGHT SINGLE QUOTATION MARK}])"
)
BANNED = re.compile(r"échec|échou|\bfaux\b|\bfausse|mauvais|\b0\N{NO-BREAK SPACE}?%|\bnul\b", re.IGNORECASE)
METHODS = [
    ("grader/**.py", "python"),
    ("web/**.py", "python"),
    ("home/**.py", "python"),
    ("web/templates/**.html", "jinja2.ext:babel_extract"),
]
TOLD_WHERE_RAISED = (
    "PlatformError",
    "QueueUnavailable",
    "SandboxGone",
    "SandboxUnavailable",
    "WrongRevision",
    "WrongSetting",
)
"""Exceptions whose first argument is a text of the catalogue."""

OPTIONS = {"web/templates/**.html": {"newstyle_gettext": "true", "trimmed": "true", "encoding": "utf-8"}}


def french(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def quoted(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text)) - UNSAID


def test_every_text_of_the_source_is_in_it():
    found = extract_from_dir(
        str(ROOT),
        METHODS,
        OPTIONS,
        {**DEFAULT_KEYWORDS, "text": None, **dict.fromkeys(TOLD_WHERE_RAISED)},
        directory_filter=lambda path: ".venv" not in path,
    )
    by_click = extract_from_dir(Path(click.__file__).parent, [("**.py", "python")])
    sources = {message if isinstance(message, str) else message[0] for _, _, message, _, _ in (*found, *by_click)}
    helps = texts_of(commands).union(*(texts_of(written(name)) for name in COMMANDS))

    assert sources | helps == {entry.msgid for entry in CATALOGUE}


def test_nothing_is_empty_or_uncertain():
    assert [entry.msgid for entry in CATALOGUE if entry.fuzzy or entry.obsolete or not all(french(entry))] == []


def test_both_languages_quote_the_same_values():
    differing = [
        entry.msgid
        for entry in CATALOGUE
        if any(quoted(text) not in map(quoted, (entry.msgid, entry.msgid_plural)) for text in french(entry))
    ]

    assert differing == []


def test_high_punctuation_never_begins_a_line():
    assert [text for entry in CATALOGUE for text in french(entry) if LOOSE.search(text)] == []


def test_a_unit_stays_on_the_line_of_its_number():
    assert [text for entry in CATALOGUE for text in french(entry) if TORN_OFF.search(text)] == []


def test_no_word_hurts():
    assert [text for entry in CATALOGUE for text in french(entry) if BANNED.search(text)] == []


def test_english_needs_no_catalogue():
    assert gettext_for(Language.EN).gettext("Not started") == "Not started"


def test_a_missing_catalogue_is_told_rather_than_english_shown(tmp_path: Path):
    with pytest.raises(PlatformError, match="pybabel compile"):
        gettext_for(Language.FR, folder=tmp_path)
