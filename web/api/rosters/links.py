"""Links that let a cohort in: for a program to hand out, or to be sent by e-mail."""

from grader.domain.accounts.credentials import Scope
from grader.domain.errors import NotAllowed
from grader.engine.rosters import inviting, posting
from web.api.comments import OF_SOMEBODY
from web.api.endpoints import Reading, endpoint
from web.api.shapes.rosters.members import OfWhom, ToSend, WayIn, WaysIn, Written
from web.http.addresses import invitation_address
from web.http.bearer import caller
from web.http.context import grader


@endpoint(
    "/cohorts/<cohort>/links",
    WaysIn,
    scope=Scope.PEOPLE,
    method="POST",
    reading=Reading(body=OfWhom, refusals=OF_SOMEBODY),
)
def make_links(cohort: str, body: OfWhom) -> WaysIn:
    """Make a link for everybody in training who has never signed in; nobody can read them again."""
    ours = grader()
    made = inviting.make_slips(
        caller(),
        cohort,
        group=body.group,
        database=ours.database,
        now=ours.now,
        new_id=ours.new_id,
        new_secret=ours.new_secret,
    )
    links = [WayIn(handle=one.person.handle, link=invitation_address(one.secret)) for one in made.slips]
    return WaysIn(items=links, until=made.until)


@endpoint(
    "/cohorts/<cohort>/letters",
    Written,
    scope=Scope.PEOPLE,
    method="POST",
    reading=Reading(body=ToSend, refusals=OF_SOMEBODY),
)
def send_links(cohort: str, body: ToSend) -> Written:
    """Let links be sent by e-mail to those who have an address; where there is no mail server, it is refused."""
    ours, by = grader(), caller()
    if ours.post is None:
        raise NotAllowed("no_mail_server")
    count = posting.ask_for_letters(
        by, cohort, group=body.group, handle=body.handle, database=ours.database, now=ours.now
    )
    return Written(letters=count)
