"""The caller's account, how long the queue is, and the words that people read."""

from grader.domain.accounts.credentials import Scope
from grader.domain.text import Language
from grader.domain.verdicts import GLYPHS, Status
from grader.engine.accounts import accounts
from grader.engine.queue.outlooks import queues_seen
from grader.wording.grading.statuses import status_help
from web.api.endpoints import endpoint
from web.api.shapes.accounts import Account, Session, Token, Word, Words
from web.api.shapes.basic import Member, Repository, Text
from web.api.shapes.queue import Queue
from web.http.addresses import repository_address
from web.http.bearer import bearer, caller
from web.http.context import grader


@endpoint("/account", Account)
def read_account() -> Account:
    """Read who the caller is, what their token opens, their repositories, tokens and browsers."""
    asking = bearer()
    account = accounts.account_of(asking.person, database=grader().database, now=grader().now)
    handle = account.person.handle
    return Account(
        person=Member.model_validate(account.person),
        language=account.person.language,
        scopes=_sorted(asking.scopes),
        repositories=[
            Repository(cohort=cohort, handle=handle, address=repository_address(cohort, handle))
            for cohort in account.cohorts
        ],
        tokens=[Token.model_validate(token) for token in account.tokens],
        sessions=[Session.model_validate(session) for session in account.sessions],
    )


@endpoint("/queue", Queue)
def read_queue() -> Queue:
    """Read how many runs wait and run, whether more are taken, and how things stand for the caller's own."""
    ours = grader()
    return Queue.of(queues_seen(caller(), limit=ours.settings.queue_limit, database=ours.database))


@endpoint("/statuses", Words)
def list_statuses() -> Words:
    """List the status words: what each means and what to do, in both languages."""
    return Words(items=[_word(status) for status in Status])


def _word(status: Status) -> Word:
    fr, en = status_help(status, Language.FR), status_help(status, Language.EN)
    return Word(
        status=status,
        glyph=GLYPHS[status],
        word=Text(fr=fr.word, en=en.word),
        meaning=Text(fr=fr.meaning, en=en.meaning),
        action=Text(fr=fr.action, en=en.action),
    )


def _sorted(scopes: frozenset[Scope]) -> list[Scope]:
    return [scope for scope in Scope if scope in scopes]
