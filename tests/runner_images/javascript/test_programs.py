"""Programs of JavaScript's run by the fixture `program`: what they print, and what ended them."""

import pytest

from tests.runner_images.conftest import Frame, RunJob

pytestmark = pytest.mark.slow

SUITE = "def test_it(program):\n    assert program.run('panier.js', stdin='3\\n').stdout == 'total 6\\n'\n"


def told(run_job: RunJob, program: str) -> Frame:
    check, end = run_job({"panier.js": program}, SUITE)
    assert end["ending"] == "finished", end
    return check


def test_a_program_reads_and_prints(run_job: RunJob) -> None:
    program = "const fs = require('fs');\nconsole.log('total', fs.readFileSync(0, 'utf8') * 2);\n"

    assert told(run_job, program)["outcome"] == "passed"


@pytest.mark.parametrize(
    ("program", "code", "line", "text"),
    [
        ("const a = 1;\nfunction f() {\n  return b;\n}\nf();\n", "raised", 3, "b is not defined"),
        ("import x from './panier.js';\nconsole.log(nom);\n", "syntax_error", 1, "does not provide an export named"),
        ("const a = 1;\nconst b = ;\n", "syntax_error", 2, "Unexpected token ';'"),
        ("import { a } from './absent.js';\n", "missing_module", None, "absent.js"),
        ("Promise.reject(new RangeError('trop'));\n", "raised", 1, "trop"),
        ("JSON.parse('{');\n", "raised", 1, "JSON"),
    ],
)
def test_what_ended_a_program(run_job: RunJob, program: str, code: str, line: int | None, text: str) -> None:
    message = told(run_job, program)["message"]

    assert (message["code"], message["params"]["line"]) == (code, line)
    assert text in message["params"]["text"]
