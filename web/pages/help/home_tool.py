"""The file by which Python alone hands in, and the page that says how."""

from flask import Blueprint, Response, render_template, request

from web.exports.home_tool import packed
from web.http.context import grader
from web.telling.hand_ins import site

blueprint = Blueprint("home_tool", __name__)

NAME = "grader.pyz"


@blueprint.get("/help/python")
def show() -> str:
    """Show how to hand in with Python alone."""
    return render_template("help/python.html", name=NAME)


@blueprint.get(f"/tools/{NAME}")
def take() -> Response:
    """Answer with the file, this school's address in it."""
    installation = grader()
    answer = Response(
        packed(site(installation), installation.settings.language), mimetype="application/octet-stream"
    )  # no archive to a browser, which would open it
    answer.headers["Content-Disposition"] = f"attachment; filename={NAME}"
    answer.headers["Cache-Control"] = "no-cache"
    answer.add_etag()
    answer.make_conditional(request)
    return answer
