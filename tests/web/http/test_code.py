"""Learners' files as HTML, line by line."""

from web.http.code import MAX_LINES, code_lines, excerpt

PROGRAM = '"""Un texte\nsur deux lignes."""\n\ndef f(x):\n\tif x:\n        return "<b>"\n'


def test_each_line_stands_alone_with_its_number() -> None:
    lines = code_lines("a.py", PROGRAM)

    assert [line.number for line in lines] == [1, 2, 3, 4, 5, 6]
    assert all(line.html.count("<span") == line.html.count("</span>") for line in lines)


def test_the_indentation_stays() -> None:
    assert code_lines("a.py", PROGRAM)[5].html.startswith("        <span")


def test_what_is_written_in_a_file_is_never_markup() -> None:
    assert "<b>" not in "".join(line.html for line in code_lines("a.py", PROGRAM))
    assert "<b>" not in code_lines("a.unknown", "<b>")[0].html


def test_an_excerpt_marks_the_line_in_the_middle() -> None:
    shown = excerpt("a.py", "x = 1\n" * 20, 10)

    assert [line.number for line in shown] == [7, 8, 9, 10, 11, 12, 13]
    assert [line.number for line in shown if line.marked] == [10]


def test_there_is_no_excerpt_of_a_line_that_is_not_there() -> None:
    assert [excerpt("a.py", "x = 1\n", line) for line in (-1, 0, 2)] == [(), (), ()]


def test_a_long_file_is_cut() -> None:
    assert len(code_lines("a.py", "x = 1\n" * (MAX_LINES + 5))) == MAX_LINES
