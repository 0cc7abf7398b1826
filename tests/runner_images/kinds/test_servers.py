"""What a server complained of, as its log tells: the error alone, without the lines of the log around it."""

import pytest

from runner_images.common.kinds.server.servers import last_entries
from runner_images.common.kinds.server.status_codes import StatusCode
from runner_images.common.tests import php_stops
from runner_images.common.tests.python_stops import stop_in
from runner_images.common.tests.stops import Stop

FLASK = """ * Serving Flask app 'app.py'
127.0.0.1 - - [29/Nov/2026 11:34:50] "GET / HTTP/1.1" 200 -
[2026-11-29 11:34:53,574] ERROR in app: Exception on /benevoles [GET]
Traceback (most recent call last):
  File "/usr/lib/python3/dist-packages/flask/app.py", line 902, in full_dispatch_request
    rv = self.dispatch_request()
  File "/work/7/run/app.py", line 11, in liste
    return benevole
           ^^^^^^^^
NameError: name 'benevole' is not defined. Did you mean: 'benevoles'?
127.0.0.1 - - [29/Nov/2026 11:34:53] "GET /benevoles HTTP/1.1" 500 -
[2026-11-29 11:34:54,001] INFO in app: something else
"""
QUIET = " * Serving Flask app 'app.py'\n127.0.0.1 - - [29/Nov/2026 11:34:50] \"GET / HTTP/1.1\" 404 -\n"


def last_stop(log: str) -> Stop | None:
    stops = (stop_in(entry, 1, lambda _file, _line: "") for entry in last_entries(log))
    return next((stop for stop in stops if stop is not None), None)


PHP = """[Mon Nov 30 11:12:58 2026] PHP 8.4.28 Development Server (http://localhost:5000) started
[Mon Nov 30 11:13:01 2026] 127.0.0.1:48942 Accepted
[Mon Nov 30 11:13:01 2026] PHP Fatal error:  Uncaught Error: Call to undefined function prixx() in /work/run/index.php:5
Stack trace:
#0 {main}
  thrown in /work/run/index.php on line 5
[Mon Nov 30 11:13:01 2026] 127.0.0.1:48942 [500]: GET / - Uncaught Error: Call to undefined function prixx() in \
/work/run/index.php:5
Stack trace:
#0 {main}
  thrown in /work/run/index.php on line 5
[Mon Nov 30 11:13:01 2026] 127.0.0.1:48942 Closing
"""
PHP_SYNTAX = """[Mon Nov  2 11:13:03 2026] PHP Parse error:  syntax error, unexpected token ";" in \
/work/run/prix/ht.php on line 2
[Mon Nov  2 11:13:03 2026] 127.0.0.1:48960 [500]: GET / - syntax error, unexpected token ";" in /work/run/prix/ht.php
"""


@pytest.mark.parametrize(
    ("log", "told"),
    [
        (PHP, ("raised", "Error", "Call to undefined function prixx()", "index.php", 5, "echo prixx(3);")),
        (PHP_SYNTAX, ("syntax_error", "ParseError", 'syntax error, unexpected token ";"', "prix/ht.php", 2, "")),
    ],
)
def test_a_page_of_php_that_stops_is_told_by_the_learners_own_line(log: str, told: tuple[object, ...]) -> None:
    lines = {("index.php", 5): "echo prixx(3);"}
    stops = (php_stops.stop_in(entry, 1, lambda *place: lines.get(place, "")) for entry in last_entries(log))

    stop = next(stop for stop in stops if stop is not None)

    params = stop.message.params
    assert (stop.message.code, *(params[name] for name in ("type", "text", "file", "line", "source"))) == told


def test_a_view_that_stops_is_told_by_the_learners_own_line() -> None:
    stop = last_stop(FLASK)

    assert stop is not None
    params = stop.message.params
    assert (stop.message.code, params["file"], params["line"], params["source"]) == (
        "raised",
        "app.py",
        11,
        "return benevole",
    )
    assert params["text"] == "name 'benevole' is not defined"


def test_a_server_that_complains_of_nothing_stopped_at_nothing() -> None:
    assert last_stop(QUIET) is None


@pytest.mark.parametrize(
    ("code", "expected", "word"),
    [(404, 200, "status_404"), (405, 200, "status_405"), (200, 201, "status_200"), (418, 200, None)],
)
def test_a_code_says_what_it_means_where_another_is_expected(code: int, expected: int, word: str | None) -> None:
    told = StatusCode(code).told(expected)

    assert told is not None
    assert (told.expected, told.actual, told.params.get("difference")) == (expected, code, word)
    assert StatusCode(code) == code
    assert StatusCode(code).told("200") is None
