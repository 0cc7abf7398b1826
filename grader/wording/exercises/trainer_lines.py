"""What a trainer reads of an exercise's folder: what to mend in it, and what its own files prove."""

import re
from collections.abc import Iterator

from grader.domain.errors import ManifestProblem
from grader.domain.exercises.runners import Runner
from grader.domain.grading.run import Result
from grader.domain.publishing.proof import Proof
from grader.domain.publishing.proved import Proved
from grader.domain.text import Language, Message
from grader.domain.verdicts import GLYPHS, Status
from grader.wording.catalogue import N_, gettext_for
from grader.wording.exercises.import_problems import IMPORT_PROBLEMS
from grader.wording.exercises.obstacles import obstacle_line, way_out, what_stuck
from grader.wording.grading.sentences import sentence
from grader.wording.quoting import quotable

PROBLEMS = {
    "file_missing": N_("is missing"),
    "not_utf8": N_("is not written in UTF-8: save it again in that encoding"),
    "picture_unknown": N_("cannot be read as a PNG or a JPEG: save the picture as one of them"),
    "picture_too_heavy": N_("weighs more than %(text)s kB, which a learner would wait for: make the picture smaller"),
    "picture_too_large": N_("is wider or taller than %(text)s pixels: make the picture smaller"),
    "file_too_large": N_("weighs %(text)s kB, and at most 1024 kB are taken: make it lighter"),
    "too_many_files": N_("holds more than %(text)s files: an exercise needs few"),
    "folder_too_large": N_("weighs more than %(text)s MB: make it lighter"),
    "not_toml": N_("is not TOML: %(text)s"),
    "test_syntax": N_("is not Python: %(text)s"),
    "missing": N_("“%(where)s” is missing"),
    "extra_forbidden": N_("“%(where)s” is no key of this table: mind its spelling, or take it out"),
    "string_type": N_("“%(where)s” must be a text in quotes, not %(text)s"),
    "int_type": N_("“%(where)s” must be a whole number, not %(text)s"),
    "float_type": N_("“%(where)s” must be a number, not %(text)s"),
    "bool_type": N_("“%(where)s” must be true or false, not %(text)s"),
    "list_type": N_("“%(where)s” must be a list"),
    "model_type": N_('“%(where)s” must be a table such as { fr = "…", en = "…" }'),
    "too_short": N_("“%(where)s” must not be empty"),
    "empty_text": N_("“%(where)s” needs a text in fr, in en, or in both"),
    "literal_error": N_("“%(where)s” has no such choice: %(text)s"),
    "string_too_long": N_("“%(where)s” is too long: %(text)s"),
    "string_pattern_mismatch": N_("“%(where)s” is not written as it should be: %(text)s"),
    "test_name_accent": N_("%(text)s: the names of a test and of its file have letters without accents: rename it"),
    "test_name_nested": N_("%(text)s: a check names `file.py::test` or `file.py::Class::test`: move an inner class out"),
    "greater_than": N_("“%(where)s” is too small: %(text)s"),
    "greater_than_equal": N_("“%(where)s” is too small: %(text)s"),
    "less_than_equal": N_("“%(where)s” is above the ceiling of this installation: %(text)s"),
    "above_ceiling": N_("“%(where)s” is above the ceiling of this language: at most %(text)s"),
    "slug_is_not_folder": N_("“slug” is %(text)s, and the folder has another name: make them equal"),
    "unknown_runner": N_("there is no runner “%(text)s”"),
    "no_shared_isolation": N_("the runner “%(text)s” has no shared isolation: leave “isolation” out"),
    "share_nothing": N_(
        "“share_tests” gives learners no test: each file of tests/ has a check that is not visible. Give those a file of "
        "their own"
    ),
    "share_taken": N_("“hand_in” asks for “%(text)s”, and checks/ is where “share_tests” puts the tests: rename one"),
    "above_two_years": N_("“%(where)s” is above two years: %(text)s"),
    "duplicate_module": N_("two modules have the slug “%(text)s”"),
    "duplicate_exercise": N_("the exercise “%(text)s” stands in the track twice, and a cohort is given each once"),
    "native_is_shared": N_(
        '“%(text)s” runs beside the learner\'s program: write isolation = "shared", and results say so'
    ),
    "package_not_allowed": N_(
        "the package “%(text)s” is not among those of this installation: ask who runs it to add it to GRADER_PACKAGES"
    ),
    "duplicate_check": N_("two checks have the id “%(text)s”"),
    "unknown_test": N_("there is no test “%(text)s” in tests/"),
    "no_checks": N_("there is no check: write a [[checks]] table with a test, or a [[cases]] table"),
    "reserved_name": N_("the name %(text)s is taken: the cases of exercise.toml become that file"),
    "program_needed": N_("“%(where)s” is missing: say which of the handed-in files this case runs"),
    "nothing_expected": N_("“%(where)s” is missing: say what the program shows, or with which status it ends"),
    "no_numbers": N_("“%(where)s” expects no number, and match = \"numbers\" compares numbers alone"),
    "tolerance_without_numbers": N_("“%(where)s”: only match = \"numbers\" has a tolerance"),
    "no_pattern": N_("“%(where)s” is no regular expression"),
    "slow_pattern": N_("“%(where)s” could take for ever: repeat no group, and use * or + twice at most"),
    "too_long": N_("“%(where)s” has too many entries"),
    "dict_type": N_("“%(where)s” must be a table"),
    "finite_number": N_("“%(where)s” must be a number, not %(text)s"),
    "needs_unknown_check": N_("“needs” names “%(text)s”, which is no check above this one"),
    "wrong_folder_missing": N_("the folder %(text)s is missing"),
    "wrong_not_declared": N_("the folder %(text)s is in no [[wrong]] table"),
    "caught_by_unknown_check": N_("“caught_by” names “%(text)s”, which is no check"),
    "asks_for_nothing": N_("“hand_in” asks for “%(text)s”, and no file of solution/ has such a name"),
    "wrong_for_nothing": N_("has the name of no file of solution/: as it is, this wrong solution is the right one"),
    "wrong_changes_nothing": N_("changes nothing of solution/: as it is, this wrong solution is the right one"),
}

DOUBTS = {
    "test_left_out": N_("“%(text)s” is skipped here, or may fail: that proves nothing. Take the mark out, or the check"),
    "duplicate_test": N_("a second test is called “%(text)s”, and Python keeps the last alone: give it another name"),
    "cannot_fail": N_("this always holds, whatever the program does: compare what it gives with what it should"),
    "test_without_program": N_(
        "“%(text)s” uses nothing of what is handed in, and says the same whatever the learner writes: have it ask the program"
    ),
    "half_said": N_('this sentence lacks a language, and the test stops where it should be said: say(fr="…", en="…")'),
    "second_unread": N_("“%(text)s” looks at its first value alone, and compares nothing: write assertEqual"),
    "import_or_skip": N_(
        "without “%(text)s” this is skipped, which proves nothing: import it as usual, and do without what the image lacks"
    ),
    "nested_class": N_("“%(text)s” is a class in a class, whose tests can belong to no check: move it out, to the left margin"),
    "no_assertion": N_("“%(text)s” compares nothing: say by an assert what the program must give"),
    "starter_holds_solution": N_("the solution stands here already: take it out of what learners are given"),
    "solution_told": N_("the whole solution of %(text)s stands here: who reads it has nothing left to find"),
    "answer_shown": N_("when this test does not pass it shows “%(text)s”, which a hidden check expects: take other values"),
    "answer_told": N_("“%(text)s” stands here, and a hidden check expects it"),
    "tries_punish": N_(
        "fewer than 3 tries at once, or more than 30 minutes for the next: who is still looking waits longer than they "
        "work. Five at once and one more every 15 minutes keep anybody from guessing"
    ),
    "nothing_counts": N_("no check has points: nothing counts"),
    "asks_the_page": N_(
        "“%(where)s” runs among the scripts of the learner's page, which can lie to it: let `expect` or a locator decide"
    ),
    "hides_library": N_("“%(text)s” has the name of a module of the language, and the tests may get that one: give it another name"),
    "sets_environment": N_(
        "“%(text)s” sets a variable for the tests alone, as the program runs apart: hand the value in, or give a program "
        "`environment={…}` (docs/kinds/program.md)"
    ),
    "sets_arguments": N_(
        "“%(text)s” is changed for the tests alone, as the program runs apart: run it with them, "
        "`program.run(\"a.py\", \"--x\")` (docs/kinds/program.md)"
    ),
    "changes_folder": N_(
        "“%(text)s” changes the folder of the tests alone, as the program runs apart: use `learner_file` of autograder"
    ),
    "patches_library": N_(
        "“%(text)s” is replaced for the tests alone, as the program runs apart: replace it under the name that the "
        "program's own module has for it, or hand it in"
    ),
    "no_text": N_("“%(where)s” has no text in %(text)s"),
}
"""What the gate refuses, or mentions, of an exercise that can be run."""

OTHERWISE = N_("“%(where)s” is not right (%(code)s): %(text)s")

SENTENCES = PROBLEMS | DOUBTS | IMPORT_PROBLEMS

PROOFS = {
    "passes": N_("passes every check"),
    "must_pass": N_("must pass every check, and does not: %(details)s"),
    "fails": N_("does not pass yet, as it should"),
    "does_not_run": N_("does not run to its end: what learners are given should, so that each check can answer them"),
    "must_fail": N_("passes as it is given out: nobody would have to write anything"),
    "caught": N_("is caught by %(details)s"),
    "does_not_load": N_("stops before any test, so it proves nothing: a wrong solution should run"),
    "not_caught": N_("should be caught by %(details)s, and is not"),
    "suite_broken": N_("the tests themselves stop: %(details)s"),
    "not_taken": N_("would not be taken as a hand-in. Whoever pushes it reads: “%(details)s”"),
    "tests_without_check": N_("these tests belong to no check: %(details)s"),
    "needs_shared": N_(
        "“%(check)s” does not get through when tests and program run apart, and does when they run together: "
        '%(value)s. %(way_out)s, or write isolation = "shared" in exercise.toml'
    ),
    "could_be_split": N_(
        "passes every check, also when tests and program run apart: "
        'write isolation = "split" in exercise.toml, so that no program can touch the tests'
    ),
    "sandbox_broke": N_("could not be run, as the sandbox broke: try again"),
}

MENTIONED = frozenset({"does_not_load", "does_not_run"})
"""Proofs that hold, and are worth a thought."""
STOPPED = MENTIONED | {"must_pass"}
"""Proofs of a program that may have come to no check at all."""

MISSING_MODULE = re.compile(r"^ModuleNotFoundError: No module named '(?P<module>[\w.]{1,80})'", re.MULTILINE)
NOT_IN_IMAGE = N_(
    "they import “%(module)s”, which the image of this language does not have: do without it, or ask for its Debian "
    "package by `packages` in exercise.toml, where GRADER_PACKAGES allows it"
)

FROM_MODULE = re.compile(r"^ImportError: cannot import name '(?P<name>\w{1,80})' from '(?P<module>[\w.]{1,80})'", re.MULTILINE)
OWN_MODULE = N_(
    "they import “%(name)s” from “%(module)s”, and get the language's own module of that name: "
    "give the file that is handed in another name"
)

FOR_TRAINERS = {
    "suite_error": N_("the test itself stops, and not the program"),
    "platform": N_("the sandbox broke: try again"),
}
"""What learners read otherwise: that it is not their code."""

UNTRIPPED = N_("nothing trips the check %(check)s, neither the starter nor a wrong solution: who knows that it can fail?")
SHARING = N_("%(checks)s share one process of the program, because of “%(fixture)s”")


def problem_line(problem: ManifestProblem, language: Language) -> str:
    """Return one mistake as `file:line: what to mend`."""
    place = problem.file if problem.line is None else f"{problem.file}:{problem.line}"
    return f"{quotable(place)}: {problem_told(problem, language)}"


def problem_told(problem: ManifestProblem, language: Language) -> str:
    """Return what to mend, without its place."""
    values = {"where": quotable(problem.where), "text": quotable(problem.text), "code": problem.code}
    return gettext_for(language).gettext(SENTENCES.get(problem.code, OTHERWISE)) % values


def doubt_lines(proved: Proved, language: Language) -> Iterator[str]:
    """Yield what is refused of the files, then what is worth a thought without being a reason to refuse."""
    for glyph, problems in ((GLYPHS[Status.FAILED], proved.refusals), ("?", proved.warnings)):
        for problem in problems:
            yield f"  {glyph} {problem_line(problem, language)}"
    for check in proved.untripped:
        yield f"  ? {untripped_told(check, language)}"


def untripped_told(check: str, language: Language) -> str:
    """Return that nothing proves that a check can fail."""
    return gettext_for(language).gettext(UNTRIPPED) % {"check": check}


def suite_line(message: Message, language: Language, runner: Runner) -> str:
    """Return why the tests themselves stopped, for the trainer who runs them."""
    stopped = PROOFS["suite_broken"]
    return gettext_for(language).gettext(stopped) % {"details": _stopped(message, language, runner)}


def _stopped(message: Message, language: Language, runner: Runner) -> str:
    if lacking := MISSING_MODULE.search(message.raw):
        return gettext_for(language).gettext(NOT_IN_IMAGE) % {"module": quotable(lacking["module"])}
    found = FROM_MODULE.search(message.raw)
    if found and found["module"].partition(".")[0] in runner.library:
        return gettext_for(language).gettext(OWN_MODULE) % found.groupdict()
    return obstacle_line(message, "", language) or quotable(message.raw) or _said(message, language, runner)


def _said(message: Message, language: Language, runner: Runner) -> str:
    """Return what a message says to the trainer whose exercise it is."""
    own = FOR_TRAINERS.get(message.code)
    if own is None:
        return sentence(message, language, runner)
    last = message.raw.strip().splitlines()[-1:]
    return quotable(" : ".join([gettext_for(language).gettext(own), *last]))


def proof_lines(proof: Proof, language: Language, runner: Runner) -> Iterator[str]:
    """Yield what one proof shows and, where it does not hold, what the first check to mend said."""
    glyph = "?" if proof.code in MENTIONED else GLYPHS[Status.PASSED if proof.holds else Status.FAILED]
    first, *others = proof_told(proof, language, runner)
    yield f"  {glyph} {proof.subject} {first}"
    yield from (f"      {line}" for line in others)


def proof_told(proof: Proof, language: Language, runner: Runner) -> Iterator[str]:
    """Yield the same without its subject and glyph: a sentence, then what explains it."""
    text = gettext_for(language).gettext
    details = ", ".join(proof.details)
    if proof.code == "suite_broken" and proof.result.message is not None:
        details = _stopped(proof.result.message, language, runner)
    if proof.code == "not_taken" and proof.result.message is not None:
        details = sentence(proof.result.message, language, runner)
    stuck, out = _stuck_value(proof.result, language, runner), way_out(_first_message(proof.result), language)
    yield text(PROOFS[proof.code]) % {"details": details, "check": details, "value": stuck, "way_out": out}
    yield from _why_it_stops(proof, language, runner)
    for row in proof.sharing:
        yield text(SHARING) % {"checks": ", ".join(row.checks), "fixture": quotable(row.fixture)}


def _why_it_stops(proof: Proof, language: Language, runner: Runner) -> Iterator[str]:
    text = gettext_for(language).gettext
    first = proof.result.first_to_mend
    if proof.code == "must_pass" and first is not None and first.message is not None:
        yield f"{first.id}: {_said(first.message, language, runner)}"
        told = obstacle_line(first.message, first.id, language)
        yield from [told] if told else []
        for label, value in (("expected", first.expected), ("obtained", first.actual)):
            if value is not None:
                yield f"{text(label)} : {quotable(value)}"
    if proof.code in STOPPED and first is None and proof.result.message is not None:
        yield _with_place(proof.result.message, _said(proof.result.message, language, runner))


def _stuck_value(result: Result, language: Language, runner: Runner) -> str:
    """Return what a solution's value was that did not get through, as far as its run tells: a value, or a sentence."""
    first, message = result.first_to_mend, _first_message(result)
    if first is not None and first.actual is not None:
        return quotable(first.actual)
    if message is None:
        return ""
    if stuck := what_stuck(message, language):
        return stuck
    said = message.raw.strip().splitlines()[-1] if message.raw.strip() else _said(message, language, runner)
    return _with_place(message, said.removeprefix("CannotCrossError: ")).rstrip(".")


def _with_place(message: Message, said: str) -> str:
    """Return what is said of a message, behind the place that it names, if it does."""
    return quotable(f"{message.place}, {said}" if message.place else said)


def _first_message(result: Result) -> Message | None:
    first = result.first_to_mend
    return first.message if first is not None else result.message
