"""Builds the web application around an installation."""

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from grader.assembly import Grader
from web.api import app as api
from web.api import submissions as handing_in
from web.git import exercises as git_exercises
from web.git import server, ssh
from web.http import acting, compression, dates, errors, language, refused, security, session_cookie, tries
from web.http import ssh as ssh_server
from web.pages import (
    accommodations,
    alerts,
    chat,
    comments,
    competencies,
    digests,
    exercises,
    help_requests,
    identities,
    notes,
    partners,
    pinned_answers,
    receipts,
    regrades,
    remotes,
    similarity,
    stumbles,
    submissions,
)
from web.pages.accounts import account, invitations, sign_in, ssh_keys
from web.pages.charts import charts
from web.pages.cohorts import board, erasures, live
from web.pages.counselling import follow_up
from web.pages.counselling import own as own_counselling
from web.pages.help import guides, help, home_tool  # noqa: A004 - a page of this site
from web.pages.lti import courses, launching, linking, picking
from web.pages.operation import operator, status
from web.pages.people import data, home, people
from web.pages.placements import answering, placements
from web.pages.plans import calendar_feed, calendars, coming_back, extensions, plans
from web.pages.portfolios import linked, own, shared
from web.pages.projects import hand_ins as project_hand_ins
from web.pages.projects import projects
from web.pages.publishing import uploads, versions
from web.pages.reports import activity, funders, qualiopi
from web.pages.rosters import importing as roster_files
from web.pages.rosters import people as rosters
from web.pages.rosters import slips, staff
from web.probes import health, metrics
from web.webhooks import forges

BLUEPRINTS = (
    accommodations.blueprint,
    account.blueprint,
    activity.blueprint,
    alerts.blueprint,
    api.blueprint,
    board.blueprint,
    calendar_feed.blueprint,
    courses.blueprint,
    launching.blueprint,
    linking.blueprint,
    picking.blueprint,
    calendars.blueprint,
    coming_back.blueprint,
    charts.blueprint,
    chat.blueprint,
    comments.blueprint,
    competencies.blueprint,
    data.blueprint,
    digests.blueprint,
    erasures.blueprint,
    exercises.blueprint,
    forges.blueprint,
    extensions.blueprint,
    server.blueprint,
    git_exercises.blueprint,
    ssh.blueprint,
    ssh_keys.blueprint,
    health.blueprint,
    guides.blueprint,
    help.blueprint,
    home_tool.blueprint,
    help_requests.blueprint,
    versions.blueprint,
    uploads.blueprint,
    home.blueprint,
    identities.blueprint,
    identities.own,
    invitations.blueprint,
    language.blueprint,
    metrics.blueprint,
    notes.blueprint,
    operator.blueprint,
    partners.blueprint,
    follow_up.blueprint,
    own_counselling.blueprint,
    own.blueprint,
    shared.blueprint,
    linked.blueprint,
    people.blueprint,
    receipts.blueprint,
    receipts.of_hand_in,
    plans.blueprint,
    project_hand_ins.blueprint,
    projects.blueprint,
    regrades.blueprint,
    funders.blueprint,
    qualiopi.blueprint,
    remotes.blueprint,
    roster_files.blueprint,
    rosters.blueprint,
    sign_in.blueprint,
    similarity.blueprint,
    slips.blueprint,
    staff.blueprint,
    status.blueprint,
    pinned_answers.blueprint,
    answering.blueprint,
    placements.blueprint,
    stumbles.blueprint,
    submissions.blueprint,
)


def create_app(grader: Grader) -> Flask:
    """Return the application that serves this installation."""
    app = Flask(__name__)
    proxies = grader.settings.proxies
    if proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies)  # type: ignore[method-assign] # Flask's own way
    app.extensions["grader"] = grader
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    session_cookie.init_app(app, grader.settings)
    ssh_server.init_app(grader.settings)
    security.init_app(app, grader.settings)
    language.init_app(app, grader.settings)
    acting.init_app(app)
    compression.init_app(app)
    dates.init_app(app)
    errors.init_app(app)
    refused.init_app(app)
    tries.init_app(app)
    live.init_app(app)
    health.init_app(app, grader)
    handing_in.init_app(app, grader)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    security.exempt_token_blueprints(app)
    return app
