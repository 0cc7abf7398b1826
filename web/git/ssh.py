"""What our own SSH server asks: whose key is offered, and what to say to who asks for more than Git."""

from flask import Blueprint, Response, abort, request

from grader.engine.accounts.ssh_keys import offered_key
from grader.wording.submissions.access_lines import access_line
from web.git.asking import asking_person, usual_manner
from web.http.context import grader
from web.http.ssh import is_our_ssh_server

blueprint = Blueprint("ssh", __name__, url_prefix="/git/ssh")


@blueprint.get("/keys")
def keys() -> Response:
    """Answer with the id and the line of an offered key; 404 where it is nobody's."""
    if not is_our_ssh_server():
        abort(404)
    found = offered_key(request.args.get("fingerprint", ""), database=grader().database)
    if found is None:
        abort(404)
    return Response(f"{found.id} {found.line}", mimetype="text/plain")


@blueprint.get("/greeting")
def greeting() -> Response:
    """Answer what somebody reads who asks for a shell, or for anything else that is not Git's."""
    if not is_our_ssh_server():
        abort(404)
    person = asking_person()
    if isinstance(person, Response):
        return person
    line = access_line("ssh_shell", usual_manner().language, grader().settings.public_url, person.name)
    return Response(line + "\n", mimetype="text/plain")
