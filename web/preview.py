"""An exercise as its trainer looks at it before anybody else: the learner's own pages, and what a terminal shows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import Blueprint, Flask, Response, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from grader.assembly import Grader
from grader.domain.errors import ManifestProblem
from grader.domain.text import Language, Text
from grader.domain.verdicts import Status
from grader.engine.accounts.accounts import choose_language
from grader.wording.exercises.trainer_lines import problem_line
from web.app import create_app
from web.http.context import LANGUAGE, SECRET, language, signed_in
from web.http.session_cookie import open_session

BODY = b"<body>"


@dataclass(frozen=True)
class Tried:
    """A hand-in of the preview's learner.

    Attributes:
        subject: `starter`, `wrong/<name>` or `solution`.
        terminal: What their terminal showed, line by line.
    """

    subject: str
    submission: str
    status: Status
    passed: int
    checks: int
    terminal: Mapping[Language, tuple[str, ...]]


@dataclass(frozen=True)
class Shown:
    """What there is to look at.

    Attributes:
        secret: Of the learner's session.
        version: Another whenever a file of the folder has changed.
        wrong: Names of the wrong solutions, one of which was handed in.
        problems: Why the folder cannot be read, if it cannot.
        fault: What keeps us from running it.
    """

    slug: str
    title: Text
    secret: str
    version: str
    tries: tuple[Tried, ...] = ()
    wrong: tuple[str, ...] = ()
    problems: tuple[ManifestProblem, ...] = ()
    fault: str = ""


def create_preview(grader: Grader, shown: Shown, choose: Callable[[str], None]) -> Flask:
    """Return the application of an installation, with whoever looks signed in as its learner.

    Args:
        choose: Has another wrong solution be handed in.
    """
    app = create_app(grader)
    blueprint = Blueprint("preview", __name__, url_prefix="/preview")

    @blueprint.get("/")
    def show() -> str:
        lines = [problem_line(problem, language()) for problem in shown.problems]
        return render_template("preview/index.html", shown=shown, lines=lines, languages=tuple(Language))

    @blueprint.get("/version")
    def version() -> Response:
        return Response(shown.version, mimetype="text/plain", headers={"Cache-Control": "no-store"})

    @blueprint.post("/wrong")
    def choose_wrong() -> ResponseReturnValue:
        choose(request.form["wrong"])
        return redirect(url_for("preview.show"), 303)

    def look() -> ResponseReturnValue | None:
        _sign_in(shown.secret, grader)
        away = (shown.problems or shown.fault) and request.blueprint in {"exercises", "submissions", "home"}
        return redirect(url_for("preview.show"), 303) if away else None

    app.register_blueprint(blueprint)
    app.before_request_funcs.setdefault(None, []).insert(0, look)
    app.after_request(lambda response: _with_bar(response, shown))
    return app


def _sign_in(secret: str, grader: Grader) -> None:
    """Sign whoever looks in as the learner, who may be another than a moment ago, in the language that was chosen."""
    if session.get(SECRET) == secret:
        return
    chosen = session.get(LANGUAGE)
    open_session(secret)
    found = signed_in()
    if chosen and found is not None:
        session[LANGUAGE] = chosen
        choose_language(found.person, Language(chosen), database=grader.database)
        g.pop("signed_in")  # the person as they were before


def _with_bar(response: Response, shown: Shown) -> Response:
    """Put above a page where it is from, and what loads it again once the folder has changed."""
    if response.mimetype == "text/html" and not response.direct_passthrough and BODY in response.data:
        bar = render_template("preview/bar.html", shown=shown)
        response.data = response.data.replace(BODY, BODY + bar.encode(), 1)
    return response
