"""Receipts: those of a hand-in for who may see it, and for anybody a page that checks one."""

from flask import Blueprint, Response, abort, render_template, request

from grader.domain.errors import NotValid
from grader.domain.receipts import MAX_LENGTH
from grader.engine.receipts import checking, reading
from grader.wording.receipts import facts_said, kind_words, worth_sentence
from web.http.context import grader, language, viewer

blueprint = Blueprint("receipts", __name__, url_prefix="/receipts")
of_hand_in = Blueprint("submission_receipts", __name__, url_prefix="/submissions/<submission_id>/receipts")

PEM = "application/x-pem-file"


@blueprint.get("/")
def check() -> str:
    """Show what a receipt is worth, when one is asked for, and the keys that check them."""
    ours, line = grader(), request.args.get("line", "")[: MAX_LENGTH + 1].strip()
    checked, unread = None, False
    if line:
        try:
            checked = checking.check(line, database=ours.database, signer=ours.signer)
        except NotValid:
            unread = True
    return render_template(
        "receipts/check.html",
        line=line,
        checked=checked,
        unread=unread,
        keys=checking.known_keys(database=ours.database),
        worth_sentence=lambda: worth_sentence(checked.worth, checked.receipt, language()) if checked else "",
        kind_words=lambda kind: kind_words(kind, language()),
        facts=lambda receipt: facts_said(receipt, language()),
    )


@blueprint.get("/keys/<key_id>.pem")
def key(key_id: str) -> Response:
    """Answer with a public key in the form that other tools read."""
    ours = grader()
    found = checking.known_key(key_id, database=ours.database)
    if found is None:
        abort(404)
    return Response(ours.signer.pem(found), mimetype=PEM)


@of_hand_in.get("")
def show(submission_id: str) -> str:
    """Show what was confirmed of a hand-in, to copy and keep."""
    return render_template(
        "receipts/hand_in.html",
        page=reading.receipts_of(viewer(), submission_id, database=grader().database),
        kind_words=lambda kind: kind_words(kind, language()),
    )
