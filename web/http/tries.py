"""What templates say of tries that a trainer bounds, in the reader's language and the school's time zone."""

from datetime import datetime

from flask.sansio.app import App

from grader.domain.tries import TriesLeft, TryRule
from grader.wording.tries import held_sentence, left_sentence, rule_sentence
from web.http.context import grader, language


def init_app(app: App) -> None:
    """Make the words known to templates."""
    app.jinja_env.globals.update(
        try_rule=_try_rule, tries_left_sentence=_tries_left_sentence, held_sentence=_held_sentence
    )


def _try_rule(rule: TryRule) -> str:
    return rule_sentence(rule, language())


def _tries_left_sentence(tries: TriesLeft) -> str:
    return left_sentence(tries, grader().now(), grader().settings.zone, language())


def _held_sentence(until: datetime, yours: bool) -> str:  # noqa: FBT001 - as a template says it
    return held_sentence(until, grader().now(), grader().settings.zone, language(), yours=yours)
