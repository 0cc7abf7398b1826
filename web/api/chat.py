"""Where the changes of a cohort are told in a chat; for its leads."""

from grader.domain.accounts.credentials import Scope
from grader.engine.chat import keeping
from grader.wording.chat import trial_message
from web.api.endpoints import Reading, endpoint
from web.api.shapes.chat import Chat, ToTell
from web.http.bearer import caller
from web.http.context import grader

AT = "/cohorts/<cohort>/chat"
OF_LEADS = ("not-found", "not-allowed")


@endpoint(AT, Chat, reading=Reading(refusals=OF_LEADS))
def read_chat(cohort: str) -> Chat:
    """Read where the changes of a cohort are told; for its leads."""
    return Chat.of(keeping.chat_page(caller(), cohort, database=grader().database))


@endpoint(AT, Chat, scope=Scope.COMMENT, method="PUT", reading=Reading(body=ToTell, refusals=(*OF_LEADS, "not-valid")))
def choose_chat(cohort: str, body: ToTell) -> Chat:
    """Tell the changes of a cohort in a chat from now on; for its leads."""
    ours = grader()
    return Chat.of(
        keeping.choose_chat(
            caller(), cohort, body.address, body.language, names=body.names, database=ours.database, now=ours.now
        )
    )


@endpoint(AT, Chat, scope=Scope.COMMENT, method="DELETE", reading=Reading(refusals=OF_LEADS))
def end_chat(cohort: str) -> Chat:
    """Tell nothing any more, and forget the address; for its leads."""
    return Chat.of(keeping.end_chat(caller(), cohort, database=grader().database))


@endpoint(f"{AT}/test", Chat, scope=Scope.COMMENT, method="POST", reading=Reading(refusals=OF_LEADS))
def try_chat(cohort: str) -> Chat:
    """Send a message that says only that it arrived; for its leads."""
    ours = grader()
    return Chat.of(
        keeping.try_chat(caller(), cohort, trial_message, database=ours.database, now=ours.now, new_id=ours.new_id)
    )
