"""What templates may say: statuses, sentences, dates of tries and marked-up texts, in the reader's language."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import timedelta
from typing import TYPE_CHECKING

from flask.sansio.app import App
from markupsafe import Markup

from grader.domain.accounts.credentials import Scope
from grader.domain.alerts.signs import Sign
from grader.domain.cohorts.rhythm import Week
from grader.domain.comments import Thread
from grader.domain.exercises.changes import VersionChanges
from grader.domain.exercises.exercise import Exercise
from grader.domain.exercises.runners import runner_of
from grader.domain.grading.change import Change
from grader.domain.grading.report import Call, CheckReport
from grader.domain.help_requests import HelpRequest
from grader.domain.queue.outlook import Outlook
from grader.domain.regrades.regrade import Regrade, RegradeKind, RegradeState, WhichHandIns
from grader.domain.submissions.submission import Repository
from grader.domain.text import Message, Text
from grader.domain.verdicts import GLYPHS, Outcome, Status
from grader.engine.cohorts.board import cohorts_of
from grader.engine.help_requests.reading import count_asked
from grader.wording.accounts.scopes import scope_line, scope_lines
from grader.wording.alerts import (
    exercise_sentence,
    rule_label,
    rule_sentences,
    sign_sentence,
    standstill_sentence,
    state_name,
    step_name,
)
from grader.wording.catalogue import N_, gettext_for
from grader.wording.cohorts.week_line import week_line
from grader.wording.comments import thread_place
from grader.wording.exercises.version_lines import change_sentences
from grader.wording.grading.advice_sentences import advice_sentence
from grader.wording.grading.call_lines import call_line
from grader.wording.grading.changes import change_sentence
from grader.wording.grading.difference import Blank, difference
from grader.wording.grading.difference_sentences import BESIDE, difference_sentence
from grader.wording.grading.help_message import help_message
from grader.wording.grading.relations import asked, unsided
from grader.wording.grading.sentences import sentence
from grader.wording.grading.statuses import StatusHelp, outcome_word, shared_sentence, status_help, status_word
from grader.wording.grading.verdict_lines import OUTCOME_GLYPHS
from grader.wording.help_requests import stage_sentence
from grader.wording.numbers import nth_try, period, seconds
from grader.wording.queue.waiting import waiting_sentence
from grader.wording.regrades.words import choice_phrase, judged_sentence, kind_meaning, kind_word, state_word
from grader.wording.stumbles import share, typical_time, typical_tries
from grader.wording.submissions.commands import identity
from web.http.addresses import repository_address, submission_address
from web.http.code import code_lines, excerpt, parted, shown_lines
from web.http.competencies import competency_name
from web.http.context import grader, language, signed_in
from web.http.dates import weekday_and_time
from web.http.markdown import inline_code, markdown, markdown_comment, markdown_line

if TYPE_CHECKING:
    from grader.domain.cohorts.cohort import Cohort
    from grader.engine.people.staff_look import Standstill
    from grader.engine.submissions.check_lines import CheckLine
    from grader.engine.submissions.submission_page import SubmissionPage

BLANKS = {
    Blank.SPACE: N_("(space)"),
    Blank.TAB: N_("(tab)"),
    Blank.LINE_END: N_("(end of line)"),
    Blank.HARD_SPACE: N_("(non-breaking space)"),
}


def init_app(app: App) -> None:
    """Make the words known to templates."""
    app.jinja_env.filters.update(
        in_language=_in_language,
        inline_code=inline_code,
        markdown=markdown,
        markdown_comment=markdown_comment,
        markdown_line=markdown_line,
    )
    app.jinja_env.globals.update(WORDS)
    app.context_processor(_reader)


def _waiting_sentence(outlook: Outlook, yours: bool) -> str:  # noqa: FBT001 - as a template says it
    return waiting_sentence(outlook, language(), yours=yours)


def _reader() -> dict[str, object]:
    found = signed_in()
    return {"language": language(), "school": grader().settings.school, "viewer": found.person if found else None}


def _my_cohorts() -> "tuple[Cohort, ...]":
    found = signed_in()
    return cohorts_of(found.person, database=grader().database) if found else ()


def _in_language(text: Text) -> str:
    return text.in_(language())


def _lang_of(text: Text) -> Markup:
    """Return the `lang` attribute of a text that is shown in the other language, else nothing."""
    shown = text.language_shown(language())
    return Markup("") if shown is language() else Markup(' lang="{}"').format(shown.value)


def _clone_address(repository: Repository) -> str:
    return repository_address(repository.cohort, repository.handle)


def _status_word(status: Status, passed: int = 0, total: int = 0) -> str:
    return status_word(status, language(), passed=passed, total=total)


def _status_help(status: Status, yours: bool = True) -> StatusHelp:  # noqa: FBT001, FBT002 - as a template says it
    return status_help(status, language(), yours=yours)


def _shared_sentence(yours: bool = True) -> str:  # noqa: FBT001, FBT002 - as a template says it
    return shared_sentence(language(), yours=yours)


def _change_sentence(change: Change, exercise: Exercise) -> str:
    return change_sentence(change, exercise, language())


def _change_sentences(changes: VersionChanges | None) -> Iterator[str]:
    return change_sentences(changes, language())


def _help_message(page: "SubmissionPage", number: int | None) -> str:
    address = submission_address(page.submission.id)
    return help_message(page.exercise, number, page.submission.number, address, language())


def _outcome_word(outcome: Outcome) -> str:
    return outcome_word(outcome, language())


def _sentence(message: Message, exercise: Exercise, yours: bool = True) -> str:  # noqa: FBT001, FBT002 - a template's
    return sentence(message, language(), runner_of(exercise, grader().runners), yours=yours)


def _check_sentence(line: "CheckLine", exercise: Exercise, yours: bool = True) -> str:  # noqa: FBT001, FBT002 - as above
    """Return the sentence of a check; one that waits for another names it by its title."""
    if line.needed:
        return _sentence(Message("needs", {"title": line.needed.in_(language())}), exercise)
    message = line.told.message if line.told else None
    return _sentence(message, exercise, yours) if message else ""


def _asked(message: Message | None, expected: str) -> str:
    return asked(message, expected, language())


def _difference_sentence(message: Message) -> str:
    """Return what follows the trainer's own words; nothing where the message says it itself."""
    return difference_sentence(message, language()) if message.code in BESIDE else ""


def _call_line(call: Call, check: CheckReport) -> str:
    return call_line(call, check, language())


def _nth_try(number: int) -> str:
    return nth_try(number, language())


def _help_asked() -> int:
    found = signed_in()
    return count_asked(found.person, database=grader().database) if found else 0


def _stage_sentence(request: HelpRequest, yours: bool) -> str:  # noqa: FBT001 - as a template says it
    return stage_sentence(request, language(), yours=yours)


def _regrade_state(state: RegradeState) -> str:
    return state_word(state, language())


def _regrade_choice(which: WhichHandIns) -> str:
    return choice_phrase(which, language())


def _regrade_kind(kind: RegradeKind) -> str:
    return kind_word(kind, language())


def _regrade_meaning(kind: RegradeKind) -> str:
    return kind_meaning(kind, language())


def _regrade_judged(regrade: Regrade) -> str:
    return judged_sentence(regrade, language())


def _thread_place(thread: Thread) -> str:
    return thread_place(thread, language())


def _scope_line(scope: Scope) -> str:
    return scope_line(scope, language())


def _scope_lines(scopes: AbstractSet[Scope]) -> str:
    return scope_lines(scopes, language())


def _sign_sentence(sign: Sign, exercises: Mapping[str, Exercise]) -> str:
    return sign_sentence(sign, exercises, language(), clock=weekday_and_time)


def _standstill_sentence(one: "Standstill") -> str:
    since = weekday_and_time(one.effort.stopped_since) if one.effort and one.effort.stopped_since else ""
    return standstill_sentence(one.effort, one.check, since, language()) if one.effort else ""


def _seconds(duration: timedelta) -> str:
    return seconds(duration, language())


def _period(duration: timedelta) -> str:
    return period(duration, language())


def _week_line(week: Week) -> str:
    return week_line(week, language())


def _blank_name(blank: Blank) -> str:
    return gettext_for(language()).gettext(BLANKS[blank])


WORDS: Mapping[str, object] = {
    "asked": _asked,
    "blank_name": _blank_name,
    "call_line": _call_line,
    "change_sentence": _change_sentence,
    "change_sentences": _change_sentences,
    "check_sentence": _check_sentence,
    "clone_address": _clone_address,
    "code_lines": code_lines,
    "competency_name": competency_name,
    "difference": difference,
    "difference_sentence": _difference_sentence,
    "advice_sentence": lambda message: advice_sentence(message, language()),
    "excerpt": excerpt,
    "exercise_sign_sentence": lambda sign, exercises: exercise_sentence(sign, exercises, language()),
    "glyphs": GLYPHS,
    "help_asked": _help_asked,
    "help_message": _help_message,
    "identity": identity,
    "lang_of": _lang_of,
    "my_cohorts": _my_cohorts,
    "nth_try": _nth_try,
    "outcome_glyphs": OUTCOME_GLYPHS,
    "outcome_word": _outcome_word,
    "parted": parted,
    "period": _period,
    "scope_line": _scope_line,
    "scope_lines": _scope_lines,
    "seconds": _seconds,
    "sentence": _sentence,
    "shown_lines": shown_lines,
    "rule_label": lambda name: rule_label(name, language()),
    "rule_sentences": lambda rules: rule_sentences(rules, language()),
    "standstill_sentence": _standstill_sentence,
    "sign_sentence": _sign_sentence,
    "watch_state": lambda state: state_name(state, language()),
    "watch_step": lambda state: step_name(state, language()),
    "share": lambda percent: share(percent, language()),
    "shared_sentence": _shared_sentence,
    "regrade_choice": _regrade_choice,
    "regrade_judged": _regrade_judged,
    "regrade_kind": _regrade_kind,
    "regrade_meaning": _regrade_meaning,
    "regrade_state": _regrade_state,
    "stage_sentence": _stage_sentence,
    "status_help": _status_help,
    "status_word": _status_word,
    "statuses": tuple(Status),
    "waiting_sentence": _waiting_sentence,
    "week_line": _week_line,
    "statuses_by_name": Status,
    "thread_place": _thread_place,
    "typical_time": lambda time: typical_time(time, language()),
    "typical_tries": lambda tries: typical_tries(tries, language()),
    "unsided": unsided,
}
"""What templates call by name."""
