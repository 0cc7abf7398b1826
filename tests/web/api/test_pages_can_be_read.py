"""Whatever a page shows can be read by a program: page by page, and fact by fact."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from html.parser import HTMLParser

import pytest

from tests.web.api.programs import Api
from tests.web.samples import ALIKE
from web.api.endpoints import OPERATIONS

READ_BY = {
    "alerts.today": {"read_today"},
    "alerts.rules": {"read_alert_rules"},
    "account.show": {"read_account"},
    "ssh_keys.show": {"list_ssh_keys"},
    "help_requests.queue": {"list_help_requests"},
    "notes.edit": {"read_notes"},
    "comments.edit": {"read_comments"},
    "comments.show": {"list_comments"},
    "calendar_feed.read": {"read_day", "read_plan"},
    "calendars.show": {"read_day"},
    "charts.show": {"read_charts"},
    "chat.show": {"read_chat"},
    "partners.list_companies": {"list_companies"},
    "partners.show": {"read_company"},
    "competencies.show": {"read_competencies", "take_evidence"},
    "competencies.board": {"read_competency_board"},
    "competencies.frameworks": {"list_frameworks"},
    "courses.show": {"list_courses"},
    "courses.choose": {"list_courses"},
    "counselling.list_cohorts": {"list_counselled_cohorts"},
    "counselling.show": {"read_counselling"},
    "counselling.person": {"read_counselled"},
    "own_counselling.show": {"read_own_counselling"},
    "portfolio.show": {"read_portfolio"},
    "portfolio.preview": {"preview_portfolio"},
    "portfolio.pdf": {"preview_portfolio"},
    "portfolios.list_shared": {"list_portfolios"},
    "portfolios.show": {"read_shared_portfolio"},
    "placements.show": {"read_placements"},
    "activity.show": {"read_activity"},
    "qualiopi.show": {"take_qualiopi"},
    "qualiopi.take": {"take_qualiopi"},
    "reports.show": {"read_funders_report"},
    "reports.pdf": {"read_funders_report"},
    "reports.xlsx": {"read_funders_report"},
    "cohorts.board": {"read_board", "list_cohorts", "list_learners"},
    "cohorts.live": {"read_board"},
    "cohorts.csv": {"read_board"},
    "cohorts.xlsx": {"read_board"},
    "cohorts.pdf": {"read_board"},
    "digests.show": {"read_digest"},
    "digests.pdf": {"read_digest"},
    "erasures.show": {"list_erasures"},
    "data.show": {"read_account", "read_looks", "read_own_counselling", "read_portfolio", "take_data"},
    "exercises.as_learner": {"read_exercise", "list_submissions"},
    "exercises.show": {"read_exercise", "list_exercises"},
    "stumbles.group": {"read_error_group"},
    "stumbles.show": {"read_stumbles"},
    "help.index": {"list_statuses"},
    "help.word": {"list_statuses"},
    "home.day": {"read_day"},
    "operator.audit": {"list_acts"},
    "extensions.show": {"list_extensions", "read_plan", "list_learners"},
    "plans.cohorts": {"list_cohorts", "list_tracks"},
    "plans.dates_ahead": {"read_plan"},
    "plans.show": {"read_plan", "list_exercises"},
    "projects.of_cohort": {"list_projects"},
    "projects.show": {"read_project"},
    "projects.edit": {"read_project"},
    "project_hand_ins.show": {"read_project_hand_in"},
    "publishing.list_versions": {"list_versions"},
    "uploads.live": {"read_proposal"},
    "uploads.show": {"read_proposal"},
    "people.progress": {"read_progress"},
    "people.pdf": {"read_progress"},
    "people.tries": {"list_submissions"},
    "operator.live_backup": {"read_operation"},
    "operator.show": {"read_operation"},
    "remotes.show": {"list_remotes"},
    "regrades.live": {"read_regrade"},
    "regrades.of_cohort": {"list_regrades", "list_exercises", "list_learners"},
    "regrades.show": {"read_regrade"},
    "submission_receipts.show": {"read_receipts"},
    "rosters.person": {"read_member", "read_more_time"},
    "coming_back.show": {"read_member"},
    "rosters.show": {"list_members"},
    "status.show": {"read_status"},
    "submissions.as_learner": {"read_submission", "read_run", "read_files", "read_comments", "read_help_request"},
    "submissions.screenshot": {"read_submission", "read_run"},
    "submissions.picture": {"read_submission", "read_run"},
    "submissions.live": {
        "read_submission",
        "read_run",
        "read_queue",
        "read_files",
        "read_comments",
        "read_notes",
        "read_help_request",
    },
    "submissions.show": {
        "read_submission",
        "read_run",
        "read_queue",
        "read_files",
        "read_comments",
        "read_notes",
        "read_help_request",
        "list_submissions",
        "list_runs",
        "follow_lines",
    },
}
"""The operations that say what a page shows."""

THE_SAME_FOR_EVERYBODY = {
    "account.show_again",
    "git.refs",
    "git_exercises.refs",
    "guides.find",
    "guides.show",
    "health.alive",
    "health.ready",
    "help.accessibility",
    "help.editor",
    "home_tool.show",
    "home_tool.take",
    "help.git",
    "identities.back",
    "lti.login",
    "lti.keys",
    "lti_linking.show",
    "invitations.show",
    "metrics.metrics",
    "placement_links.show",
    "portfolio_links.show",
    "receipts.check",
    "receipts.key",
    "roster_files.show",
    "roster_files.show_again",
    "rosters.show_again",
    "accommodations.show_again",
    "sign_in.show",
    "similarity.show",
    "slips.show",
    "uploads.form",
    "slips.show_again",
    "staff.show_again",
    "ssh.keys",
    "ssh.greeting",
    "static",
}
"""Forms, files, fixed texts, and addresses that are made for programs: no page of theirs shows more."""

ONLY_HERE = {"list_people"}
"""What operators have on the command line, and no page shows."""

STUMBLES = "/exercises/bonjour/stumbles"
SUBMISSIONS = (
    ("ada", "bonjour"),
    ("ada", "prix-ttc"),
    ("ada", "covoiturage"),
    ("jean-luc", "bonjour"),
    ("lea", "covoiturage"),
    ("moussa", "prix-ttc"),
    ("moussa", "covoiturage"),
    ("moussa", "vote-de-la-promo"),
)


def test_every_page_has_its_operations(api: Api) -> None:
    rules = list(api.app.url_map.iter_rules())
    pages = {rule.endpoint for rule in rules if "GET" in rule.methods and not rule.rule.startswith("/api/")}

    assert pages == READ_BY.keys() | THE_SAME_FOR_EVERYBODY


def test_every_operation_that_reads_has_its_page() -> None:
    reads = {operation.name for operation in OPERATIONS if operation.method == "GET"}

    assert set().union(*READ_BY.values()) | ONLY_HERE == reads


@pytest.mark.parametrize("handle", ["ada", "karim", "ines"])
@pytest.mark.parametrize(
    ("page", "asked"),
    [
        ("/", ["/day", "/statuses", "/cohorts"]),
        ("/cohorts/web-2610", ["/cohorts/web-2610/board", "/statuses", "/cohorts"]),
        ("/exercises/bonjour", ["/exercises/bonjour", "/account", "/statuses", "/cohorts"]),
        ("/exercises/bonjour/versions", ["/exercises/bonjour/versions", "/exercises/bonjour"]),
        ("/exercises/prix-ttc", ["/exercises/prix-ttc", "/account", "/statuses", "/cohorts"]),
        ("/account", ["/account", "/cohorts"]),
        ("/help-requests", ["/help-requests", "/cohorts"]),
        ("/comments", ["/comments", "/cohorts"]),
        ("/help/", ["/statuses", "/cohorts"]),
    ],
)
def test_a_program_reads_the_facts_of_a_page(api: Api, handle: str, page: str, asked: list[str]) -> None:
    facts = facts_of(api.installation.client(handle).get(page).text)

    assert facts - known(api, handle, asked) == set()


@pytest.mark.parametrize("handle", ["ada", "ines"])
def test_a_program_reads_the_facts_of_a_learners_progress(api: Api, handle: str) -> None:
    facts = facts_of(api.installation.client(handle).get("/people/ada").text)

    assert facts - known(api, handle, ["/people/ada/progress", "/cohorts"]) == set()


@pytest.mark.parametrize("page", [STUMBLES, f"{STUMBLES}/{ALIKE}"])
def test_a_program_reads_the_facts_of_where_a_group_stumbles(api: Api, page: str) -> None:
    facts = facts_of(api.installation.client("ines").get(page).text)

    assert len(facts) > 3
    assert facts - known(api, "ines", [page, STUMBLES, "/cohorts"]) == set()


def test_a_program_reads_the_facts_of_whom_to_see_today(api: Api) -> None:
    facts = facts_of(api.installation.client("ines").get("/cohorts/web-2610/today").text)

    assert len(facts) > 3
    assert facts - known(api, "ines", ["/cohorts/web-2610/today"]) == set()


def test_a_program_reads_the_facts_of_charts(api: Api) -> None:
    facts = facts_of(api.installation.client("ines").get("/cohorts/web-2610/charts").text)

    assert len(facts) > 3
    assert facts - known(api, "ines", ["/cohorts/web-2610/charts"]) == set()


def test_a_program_reads_the_facts_of_a_week(api: Api) -> None:
    facts = facts_of(api.installation.client("ines").get("/cohorts/web-2610/digest?week=2026-W47").text)
    assert facts - known(api, "ines", ["/cohorts/web-2610/digest?week=2026-W47"]) == set()


@pytest.mark.parametrize("reader", ["learner", "ines"])
@pytest.mark.parametrize(("learner", "exercise"), SUBMISSIONS)
def test_a_program_reads_the_facts_of_a_hand_in(api: Api, reader: str, learner: str, exercise: str) -> None:
    handle = learner if reader == "learner" else reader
    path = f"/submissions/{api.submission(learner, exercise)}"

    page = api.installation.client(handle).get(path).text

    assert (
        facts_of(page)
        - known(
            api,
            handle,
            [
                path,
                f"{path}/files",
                f"{path}/comments",
                f"{path}/notes",
                f"{path}/help-request",
                "/statuses",
                "/cohorts",
            ],
        )
        == set()
    )


IDENTITY = {"config", "--global", "user.name", "user.email", "example.org"}
COMMANDS = frozenset({"git", "clone", "cd", "add", "commit", "-m", "push"} | IDENTITY)
"""What commands consist of beside the facts in them."""

ADDRESSES = ("/submissions/", "/exercises/", "/cohorts/", "/help/")
FIXED_TEXTS = ("/help/git", "/help/editor", "/help/guides/", "/help/python")
"""Pages of ours that are the same for everybody."""
VIEWS = frozenset(
    {
        "activity",
        "as-learner",
        "board.csv",
        "chat",
        "board.pdf",
        "qualiopi",
        "qualiopi.zip",
        "report",
        "report.pdf",
        "report.xlsx",
        "week.pdf",
        "board.xlsx",
        "charts",
        "competencies",
        "digest",
        "exercises",
        "people",
        "placements",
        "plan",
        "projects",
        "receipts",
        "regrades",
        "remotes",
        "rules",
        "similarity",
        "stumbles",
        "today",
        "versions",
    }
)
"""Other looks of the page of a thing, and what is done with it, by the end of their address."""
VOID = frozenset({"br", "input", "meta", "link", "img", "hr", "wbr"})


@dataclass
class Facts(HTMLParser):
    """Gathers what a page says that is not its own wording: moments, things linked to, and texts of code."""

    found: set[str] = field(default_factory=set)
    _open: list[tuple[str, bool]] = field(default_factory=list)
    """The tags around, and whether each holds words of ours: names for those who listen, a message to ask with."""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "time":
            self.found.add(datetime.fromisoformat(given["datetime"] or "").isoformat())
        href = given.get("href") or ""
        if tag == "a" and href.startswith(ADDRESSES) and not href.startswith(FIXED_TEXTS):
            parts = href.partition("#")[0].partition("?")[0].rstrip("/").split("/")
            self.found.add(next(part for part in reversed(parts) if part not in VIEWS))
        if tag not in VOID:
            ours = given.get("class") == "unseen" or (given.get("id") or "").startswith("ask-")
            self._open.append((tag, ours))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        tags = {tag for tag, _ in self._open}
        if tags & {"code", "pre"} and not any(ours for _, ours in self._open):
            self.found |= {data.strip()} if "\n" not in data.strip() else set(data.split("\n"))


def facts_of(page: str) -> set[str]:
    """Return the facts of a page's main part."""
    reader = Facts()
    reader.feed(page[page.index("<main") : page.index("</main>") + len("</main>")])
    return reader.found


def known(api: Api, handle: str, asked: list[str]) -> "Known":
    """Return all that a program of this person reads at these addresses."""
    return Known([one for path in asked for one in _leaves(api.ask(handle, path).json)])


class Known:
    """What was read, for `facts - known`: a fact that stands within a text that was read is known."""

    def __init__(self, texts: list[str]) -> None:
        self._texts = texts

    def __rsub__(self, facts: set[str]) -> set[str]:
        return {fact for fact in facts if not self._has(fact)}

    def _has(self, fact: str) -> bool:
        """Tell whether a fact was read as it is, or else each word of the command or path that it is."""
        words = set(re.findall(r"[^\s\"/@]+", fact)) - COMMANDS
        return any(fact in text for text in self._texts) or (
            all(any(word in text for text in self._texts) for word in words)
        )


def _leaves(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for one in value.values():
            yield from _leaves(one)
    elif isinstance(value, list):
        for one in value:
            yield from _leaves(one)
    elif isinstance(value, str):
        yield _moment(value)


def _moment(text: str) -> str:
    try:
        return datetime.fromisoformat(text).replace(microsecond=0).isoformat()
    except ValueError:
        return text
