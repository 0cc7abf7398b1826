"""What is taken from a learner's folder, what is left out, and what cannot be graded."""

from dataclasses import replace

import pytest

from grader.domain.exercises.exercise import SourceFile
from grader.domain.submissions.hand_in import (
    MAX_FILE_BYTES,
    MAX_HAND_IN_FILES,
    EntryKind,
    Ignored,
    TreeEntry,
    printable,
    select,
    unreadable_text,
)
from grader.domain.text import Message
from grader.domain.verdicts import Reason
from tests.domain.samples import BONJOUR, file
from tests.runners import PYTHON

EVERY_PY = replace(BONJOUR, hand_in=("*.py",))
HERE = file("bonjour.py")


def test_the_listed_file_is_taken_and_the_rest_is_ignored() -> None:
    selection = select(BONJOUR, [file("notes.txt"), HERE])

    assert selection.taken == (HERE,)
    assert selection.ignored == (Ignored("notes.txt", 1, 10),)
    assert selection.problem is None


@pytest.mark.parametrize("blob", ["", "45b983be36b73c0788dc9cbcb76cbb80fc7bb057"])
def test_a_file_as_it_was_given_out_is_not_worth_a_word(blob: str) -> None:
    given = replace(BONJOUR, starter=(SourceFile("prenoms.txt", b"hi\n"),))
    as_given = TreeEntry("prenoms.txt", EntryKind.FILE, blob, 3)
    changed = replace(as_given, blob="a" * 40)

    assert select(given, [as_given, HERE]).ignored == ()
    assert select(given, [changed, HERE]).ignored == (Ignored("prenoms.txt", 1, 3),)
    assert select(given, [replace(as_given, size_bytes=4), HERE]).ignored == (Ignored("prenoms.txt", 1, 4),)


def test_a_path_that_is_listed_twice_is_taken_once() -> None:
    selection = select(BONJOUR, [HERE, file("notes.txt"), HERE])

    assert selection.taken == (HERE,)


def test_taken_files_come_in_the_order_of_their_paths() -> None:
    selection = select(EVERY_PY, [file("b.py"), file("a.py"), file("c.py")])

    assert [entry.path for entry in selection.taken] == ["a.py", "b.py", "c.py"]


def test_folders_are_ignored_as_one_and_the_heaviest_comes_first() -> None:
    entries = [HERE, file("notes.txt", 5), file("node_modules/a.js", 40), file("node_modules/b/c.js", 50)]

    selection = select(BONJOUR, entries)

    assert selection.ignored == (Ignored("node_modules/", 2, 90), Ignored("notes.txt", 1, 5))


def test_an_ignored_name_that_cannot_be_shown_is_written_with_marks() -> None:
    selection = select(BONJOUR, [HERE, file("\x1b[2J/\udcff")])

    assert selection.ignored[0].name == "\ufffd[2J/"


@pytest.mark.parametrize("kind", [EntryKind.SYMLINK, EntryKind.SUBMODULE])
def test_ignored_things_of_any_kind_harm_nothing(kind: EntryKind) -> None:
    selection = select(BONJOUR, [HERE, file("other", kind=kind)])

    assert selection.problem is None


def test_an_empty_folder_lacks_the_file() -> None:
    selection = select(BONJOUR, [])

    assert selection.problem == (Reason.MISSING_FILE, Message("missing_file", {"file": "bonjour.py"}))


@pytest.mark.parametrize(
    "found",
    [
        "Bonjour.py",
        "BONJOUR.PY",
        "src/bonjour.py",
        "bonjour/Bonjour.py",
        "bonjour.py.txt",
        "bonjour (1).py",
        "bonjour - Copie.py",
    ],
)
def test_a_file_of_another_case_folder_or_copy_is_named(found: str) -> None:
    selection = select(BONJOUR, [file("notes.txt"), file(found)])

    assert selection.problem == (
        Reason.MISSING_FILE,
        Message("misplaced_file", {"file": "bonjour.py", "found": found}),
    )


def test_a_second_listed_file_can_be_the_missing_one() -> None:
    exercise = replace(BONJOUR, hand_in=("bonjour.py", "page.html"))

    selection = select(exercise, [HERE])

    assert selection.problem == (Reason.MISSING_FILE, Message("missing_file", {"file": "page.html"}))


def test_a_hand_in_without_any_listed_file_lacks_what_the_pattern_asks_for() -> None:
    selection = select(EVERY_PY, [file("notes.txt")])

    assert selection.problem == (Reason.MISSING_FILE, Message("missing_file", {"file": "*.py"}))


def test_a_pattern_beside_a_listed_file_may_find_nothing() -> None:
    selection = select(replace(BONJOUR, hand_in=("bonjour.py", "*.css")), [HERE])

    assert selection.problem is None


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (file("a.py", kind=EntryKind.SYMLINK), "symlink"),
        (file("a.py", 0, kind=EntryKind.SUBMODULE), "submodule"),
        (file("a\u202e.py"), "odd_name"),
        (file("a\n.py"), "odd_name"),
        (file("a\udcff.py"), "odd_name"),
        (file("a.py", MAX_FILE_BYTES + 1), "file_too_large"),
    ],
)
def test_a_listed_file_that_cannot_be_read_is_the_problem(entry: TreeEntry, code: str) -> None:
    selection = select(EVERY_PY, [file("b.py"), entry])

    assert selection.problem is not None
    reason, message = selection.problem
    assert (reason, message.code) == (Reason.UNREADABLE_FILE, code)
    assert str(message.params["file"]).isprintable()


def test_a_file_as_large_as_the_limit_is_taken() -> None:
    selection = select(BONJOUR, [file("bonjour.py", MAX_FILE_BYTES)])

    assert selection.problem is None


@pytest.mark.parametrize(
    ("count", "size_bytes"), [(MAX_HAND_IN_FILES + 1, 1), (5, MAX_FILE_BYTES)], ids=["files", "bytes"]
)
def test_too_much_is_not_taken(count: int, size_bytes: int) -> None:
    entries = [file(f"f{number}.py", size_bytes) for number in range(count)]

    selection = select(EVERY_PY, entries)

    assert selection.problem is not None
    reason, message = selection.problem
    assert (reason, message.code, message.value("files")) == (Reason.UNREADABLE_FILE, "too_much", str(count))
    assert message.value("file") == "f0.py"


def test_what_is_a_byte_too_heavy_does_not_read_as_the_limit_itself() -> None:
    selection = select(BONJOUR, [file("bonjour.py", MAX_FILE_BYTES + 1)])

    values = {"file": "bonjour.py", "kilobytes": 257, "limit": 256}
    assert selection.problem == (Reason.UNREADABLE_FILE, Message("file_too_large", values))


def test_a_long_name_is_cut_when_it_is_shown() -> None:
    assert printable("é" * 500) == "é" * 200


def program(content: bytes) -> tuple[Reason, Message] | None:
    """Return what keeps a hand-in of this one program from being read."""
    return unreadable_text(BONJOUR, PYTHON, [SourceFile("bonjour.py", content)])


def test_a_program_that_is_not_utf8_is_named_with_its_line() -> None:
    files = [SourceFile("a.py", b"x = 1\n"), SourceFile("b.py", "é\n\ufffd\n".encode() + b"print('\xe9')\n")]

    problem = unreadable_text(EVERY_PY, PYTHON, files)

    assert problem == (Reason.UNREADABLE_FILE, Message("not_utf8", {"file": "b.py", "line": 3}))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_program_that_windows_saved_as_utf16_is_told_to_be(encoding: str) -> None:
    mark = "" if encoding == "utf-16" else "\ufeff"

    problem = program((mark + "print()\n").encode(encoding))

    assert problem == (Reason.UNREADABLE_FILE, Message("utf16", {"file": "bonjour.py"}))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_program_in_utf16_without_its_mark_is_told_to_be(encoding: str) -> None:
    problem = program("# prénom, où, déjà\nprint('Bonjour')\n".encode(encoding))

    assert problem == (Reason.UNREADABLE_FILE, Message("utf16", {"file": "bonjour.py"}))


def test_a_text_with_an_empty_character_is_none() -> None:
    assert program(b"print('a\0b')\n") is None


@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"\xef\xbb\xbf\n"])
def test_an_empty_program_that_is_asked_for_by_name_is_a_missing_one(content: bytes) -> None:
    assert program(content) == (Reason.MISSING_FILE, Message("empty_file", {"file": "bonjour.py"}))


@pytest.mark.parametrize("name", ["__init__.py", "essai.py"])
def test_an_empty_program_that_a_pattern_takes_harms_nothing(name: str) -> None:
    exercise = replace(BONJOUR, hand_in=("*.py", "sommes.py"))

    assert unreadable_text(exercise, PYTHON, [SourceFile(name, b""), SourceFile("sommes.py", b"x = 1\n")]) is None


@pytest.mark.parametrize("content", ["print('é漢')".encode(), b"\xef\xbb\xbfprint()", b"\r\nx = 1\r\n"])
def test_a_program_in_utf8_is_readable(content: bytes) -> None:
    assert program(content) is None


@pytest.mark.parametrize("place", ["# -*- coding: {} -*-\n", "#!/usr/bin/python\n# vim: set fileencoding={} :\n"])
@pytest.mark.parametrize("coding", ["latin-1", "cp1252", "iso-8859-15", "utf-8"])
def test_a_program_is_read_in_the_encoding_that_it_names(coding: str, place: str) -> None:
    content = f"{place.format(coding)}print('Zoé')\n".encode(coding)

    assert program(content) is None


@pytest.mark.parametrize(
    ("coding", "content"),
    [
        ("ascii", "é".encode()),
        ("cp1252", b"\x81"),
        ("surprise", b""),
        ("hex", b""),
        ("punycode", b"a-9"),
        ("unicode_escape", rb"\w"),
    ],
)
def test_a_program_that_does_not_keep_to_the_encoding_it_names_is_told_so(coding: str, content: bytes) -> None:
    problem = program(f"# coding: {coding}\n".encode() + content)

    assert problem == (Reason.UNREADABLE_FILE, Message("wrong_coding", {"file": "bonjour.py", "coding": coding}))


@pytest.mark.parametrize("first", [b"# coding: UTF8\n", b"# \xe9\n", b"x = 1\nx = 2\n# coding: latin-1\n", b""])
def test_a_line_that_names_no_other_encoding_asks_for_utf8(first: bytes) -> None:
    problem = program(first + b"\xe9")

    assert problem is not None
    assert problem[1].code == "not_utf8"


def test_only_programs_must_be_text() -> None:
    others = [SourceFile("photo.png", b"\x89PNG"), SourceFile("empty.txt", b"")]

    assert unreadable_text(replace(BONJOUR, hand_in=("photo.png", "empty.txt")), PYTHON, others) is None
