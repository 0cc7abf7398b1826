"""The guides as pages, and the search over them and the rest of Help, for everybody."""

from collections.abc import Iterator

from flask import Blueprint, abort, render_template, request, url_for
from flask_babel import gettext as _

from grader.domain.verdicts import Status
from grader.wording.grading.statuses import status_help
from grader.wording.submissions.git_help import SITUATIONS
from web.http.context import language
from web.http.markdown import anchor, markdown_guide
from web.pages.help.guide_texts import GuideSubject, guide, guides
from web.pages.help.searching import MOST_ASKED, HelpPart, search

blueprint = Blueprint("guides", __name__, url_prefix="/help")


@blueprint.get("/guides/<subject>")
def show(subject: str) -> str:
    """Show a guide."""
    if subject not in set(GuideSubject):
        abort(404)
    asked = guide(GuideSubject(subject), language())
    return render_template("help/guide.html", guide=asked, told=markdown_guide(asked.text), guides=guides(language()))


@blueprint.get("/search")
def find() -> str:
    """Show where Help tells of some words."""
    query = request.args.get("q", "").strip()[:MOST_ASKED]
    found = search(query, (*_of_guides(), *_of_git(), *_of_words()))
    return render_template("help/search.html", query=query, found=found)


def _of_guides() -> Iterator[HelpPart]:
    for one in guides(language()):
        address = url_for("guides.show", subject=one.subject.value)
        for heading, text in one.parts:
            yield HelpPart(
                one.title, heading or one.title, f"{address}#{anchor(heading)}" if heading else address, text
            )


def _of_git() -> Iterator[HelpPart]:
    for one in SITUATIONS:
        address = url_for("help.git", q=one.phrases[0], _anchor=one.name)
        told = "\n\n".join((_(one.meaning), *one.phrases[1:], *one.commands))
        yield HelpPart(_("When Git says no"), one.phrases[0], address, told)


def _of_words() -> Iterator[HelpPart]:
    for status in Status:
        told = status_help(status, language())
        address = url_for("help.word", word=status.value)
        yield HelpPart(_("Meaning of the words"), told.word, address, f"{told.meaning} {told.action}")
