"""What differs between the files of two hand-ins."""

from grader.domain.submissions.file_changes import MAX_LINES, MAX_SHOWN, FileChange, file_changes


def lines(change: FileChange) -> list[str]:
    return [line.kind.value + line.text for line in change.lines]


def test_a_changed_line_stands_between_its_neighbours() -> None:
    (change,) = file_changes({"a.py": "un\ndeux\ntrois\n"}, {"a.py": "un\n  2\ntrois\n"})

    assert lines(change) == [" un", "-deux", "+  2", " trois"]


def test_what_is_the_same_is_left_out() -> None:
    (change,) = file_changes({"a.py": "x\n", "b.py": "y\n"}, {"a.py": "x\n", "b.py": "z\n"})

    assert change.path == "b.py"


def test_a_gap_stands_for_lines_in_between() -> None:
    before = "\n".join(map(str, range(30)))
    (change,) = file_changes({"a.py": before}, {"a.py": before.replace("3\n4\n", "x\n4\n", 1).replace("27", "y")})

    assert lines(change).count("@") == 1


def test_a_new_file_and_one_that_is_gone_differ() -> None:
    found = file_changes({"old.py": "x\n"}, {"new.py": "y\n"})

    assert [(change.path, lines(change)) for change in found] == [("new.py", ["+y"]), ("old.py", ["-x"])]


def test_a_line_that_looks_like_a_mark_is_a_line() -> None:
    (change,) = file_changes({"a.py": "-- x\n@@ y\n"}, {"a.py": "++ x\n"})

    assert lines(change) == ["--- x", "-@@ y", "+++ x"]


def test_a_long_difference_is_cut() -> None:
    (change,) = file_changes({"a.py": ""}, {"a.py": "x\n" * (MAX_SHOWN + 1)})

    assert (len(change.lines), change.cut) == (MAX_SHOWN, True)


def test_what_is_too_long_is_not_compared() -> None:
    (change,) = file_changes({"a.py": ""}, {"a.py": "x\n" * (MAX_LINES + 1)})

    assert (change.lines, change.cut) == ((), True)
