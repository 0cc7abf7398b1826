"""Who may ask what: every operation, for every role, over their own things and other people's."""

import pytest

from tests.web.api.programs import Api
from tests.web.samples import ALIKE, COMPANY, PORTFOLIO
from web.api.endpoints import OPERATIONS

OWN, FOREIGN = "ada", ("karim", "noor", "rita", "olga", "ines-read", "yann", "maud")
STAFF = ("ines", "paul")
EVERYBODY = (OWN, "karim", "noor", "ines", "paul", "rita", "olga", "yann", "maud")

FOR_ALL = (
    *("/account/keys", "/account/looks"),
    *("/account", "/account/data", "/day", "/cohorts", "/exercises"),
    *("/submissions", "/comments", "/help-requests", "/regrades", "/queue", "/status", "/statuses", "/frameworks"),
)
OF_OPERATORS = ("/people", "/operation", "/audit")
OF_OPERATORS_AND_LEADS = ("/erasures",)
OF_STAFF_AND_OPERATORS = ("/cohorts/web-2610/people", "/cohorts/web-2610/people/{handle}")
OF_STAFF_AND_OPERATORS += ("/cohorts/web-2610/placements",)
OF_LEADS = ("/cohorts/web-2610/report", "/cohorts/web-2610/qualiopi")
OF_LEADS_AND_OPERATORS = ("/cohorts/web-2610/courses",)
OF_ADA_AND_LEADS = ("/cohorts/web-2610/people/{handle}/activity",)
OF_LEARNERS = ("/portfolio", "/portfolio/preview", "/account/counselling")
OF_COUNSELLORS = ("/counselling",)
OF_COUNSELLING = ("/cohorts/web-2610/counselling", "/cohorts/web-2610/counselling/{handle}")
OF_PARTNERS = ("/portfolios", "/portfolios/{portfolio}")
OF_COMPANIES = ("/partners", "/partners/{company}")
OF_PLANS = {"/tracks": ("ines", "paul", "rita", "olga"), "/cohorts/web-2610/plan": ("ines", "paul", "olga")}
OF_ADA = (
    "/submissions/{submission}",
    "/submissions/{submission}/comments",
    "/submissions/{submission}/files",
    "/submissions/{submission}/help-request",
    "/submissions/{submission}/receipts",
    "/submissions/{submission}/runs",
    "/runs/{run}",
    "/submissions?learner=ada",
    "/people/{handle}/progress",
    "/people/{handle}/competencies",
    "/people/{handle}/evidence",
)
OF_HER_STAFF = (
    "/submissions/{submission}/notes",
    "/cohorts/web-2610/exercises/{slug}/extensions",
    "/cohorts/web-2610/people/{handle}/more-time",
    "/exercises/{slug}/stumbles",
    "/exercises/{slug}/stumbles/{key}",
    "/regrades/{regrade}",
    "/cohorts/web-2610/today",
    "/cohorts/web-2610/charts",
    "/cohorts/web-2610/competencies",
    "/cohorts/web-2610/digest",
)
OF_THE_COHORT = ("/cohorts/web-2610/board", "/cohorts/web-2610/learners", "/cohorts/web-2610/today/rules")
# Karim was drawn to review what Ada handed in of the project.
OF_THE_COHORT += ("/cohorts/web-2610/projects", "/projects/{project}", "/project-hand-ins/{hand_in}")


def at(api: Api, path: str) -> str:
    """Return the path with the ids of Ada's hand-in."""
    things = {"submission": api.submission("ada", "bonjour"), "run": api.run("ada", "bonjour"), "handle": "ada"}
    return path.format(
        **things,
        project="J-site",
        hand_in="K-ada",
        slug="bonjour",
        key=ALIKE,
        regrade="G-bonjour",
        company=COMPANY.id,
        portfolio=PORTFOLIO,
    )


@pytest.mark.parametrize(
    "path",
    [
        *FOR_ALL,
        *OF_ADA,
        *OF_HER_STAFF,
        *OF_THE_COHORT,
        *OF_OPERATORS,
        *OF_OPERATORS_AND_LEADS,
        *OF_STAFF_AND_OPERATORS,
        *OF_COMPANIES,
        *OF_LEADS,
        *OF_LEADS_AND_OPERATORS,
        *OF_ADA_AND_LEADS,
        *OF_LEARNERS,
        *OF_COUNSELLORS,
        *OF_COUNSELLING,
        *OF_PARTNERS,
        "/exercises/bonjour",
    ],
)
@pytest.mark.parametrize("authorization", [None, "Bearer", "Bearer agr_nothing", "Basic YWRhOng=", "Digest x"])
def test_nothing_opens_without_a_token(api: Api, path: str, authorization: str | None) -> None:
    headers = {"Authorization": authorization} if authorization else {}

    answer = api.ask(None, at(api, path), **headers)

    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Bearer ")


@pytest.mark.parametrize("path", FOR_ALL)
@pytest.mark.parametrize("handle", EVERYBODY)
def test_everybody_asks_for_what_is_their_own(api: Api, path: str, handle: str) -> None:
    with api.ask(handle, path) as answer:
        assert answer.status_code == 200


@pytest.mark.parametrize("path", OF_ADA)
@pytest.mark.parametrize(("handles", "status"), [((OWN, *STAFF), 200), (FOREIGN, 404)])
def test_a_learners_work_is_theirs_and_their_staffs(api: Api, path: str, handles: tuple[str, ...], status: int) -> None:
    answers = {handle: api.ask(handle, at(api, path)).status_code for handle in handles}

    assert answers == dict.fromkeys(handles, status)


@pytest.mark.parametrize("path", OF_STAFF_AND_OPERATORS)
@pytest.mark.parametrize(
    ("handles", "status"), [((*STAFF, "olga"), 200), ((OWN, "noor", "rita", "ines-read", "yann", "maud"), 404)]
)
def test_a_cohorts_people_are_its_staffs_and_operators(
    api: Api, path: str, handles: tuple[str, ...], status: int
) -> None:
    answers = {handle: api.ask(handle, at(api, path)).status_code for handle in handles}

    assert answers == dict.fromkeys(handles, status)


@pytest.mark.parametrize("path", OF_HER_STAFF)
@pytest.mark.parametrize(("handles", "status"), [(STAFF, 200), ((OWN, *FOREIGN), 404)])
def test_what_staff_note_is_theirs_alone(api: Api, path: str, handles: tuple[str, ...], status: int) -> None:
    answers = {handle: api.ask(handle, at(api, path)).status_code for handle in handles}

    assert answers == dict.fromkeys(handles, status)


@pytest.mark.parametrize("path", ["/submissions/{}", "/submissions/{}/runs", "/runs/{}", "/submissions?learner={}"])
def test_what_is_somebody_elses_looks_like_nothing(api: Api, path: str) -> None:
    theirs = {"/runs/{}": api.run("ada", "bonjour"), "/submissions?learner={}": "ada"}
    foreign = theirs.get(path, api.submission("ada", "bonjour"))

    answers = [api.ask("karim", path.format(one)).json | {"instance": ""} for one in (foreign, "nothing")]

    assert answers[0] == answers[1]


@pytest.mark.parametrize("path", OF_THE_COHORT)
@pytest.mark.parametrize(
    ("handles", "status"), [((OWN, "karim", *STAFF), 200), (("noor", "rita", "olga", "ines-read", "yann", "maud"), 404)]
)
def test_a_cohort_is_its_learners_and_its_staffs(api: Api, path: str, handles: tuple[str, ...], status: int) -> None:
    answers = {handle: api.ask(handle, at(api, path)).status_code for handle in handles}

    assert answers == dict.fromkeys(handles, status)


@pytest.mark.parametrize(("handle", "rows"), [("ada", ["ada"]), ("ines", 8), ("paul", 8)])
def test_a_learner_sees_their_own_row_and_the_others_as_numbers(api: Api, handle: str, rows: list[str] | int) -> None:
    board = api.ask(handle, "/cohorts/web-2610/board").json
    shown = [row["person"]["handle"] for row in board["rows"]]

    assert shown == rows if isinstance(rows, list) else len(shown) == rows
    assert [column["counts"] is None for column in board["columns"]] == [handle == "ada"] * 6


@pytest.mark.parametrize(("handle", "count"), [("ada", 1), ("ines", 8)])
def test_a_learner_is_told_of_no_other(api: Api, handle: str, count: int) -> None:
    assert len(api.ask(handle, "/cohorts/web-2610/learners").json["items"]) == count


@pytest.mark.parametrize(
    ("handles", "status"),
    [((OWN, "karim", "ines", "paul", "rita"), 200), (("noor", "olga", "ines-read", "yann", "maud"), 404)],
)
def test_an_exercise_is_for_those_who_were_given_it_and_for_staff(
    api: Api, handles: tuple[str, ...], status: int
) -> None:
    answers = {handle: api.ask(handle, "/exercises/bonjour").status_code for handle in handles}

    assert answers == dict.fromkeys(handles, status)


@pytest.mark.parametrize("path", ["/exercises/bonjour/versions", "/proposals/V-bonjour"])
def test_what_trainers_publish_is_for_the_staff_of_any_cohort(api: Api, path: str) -> None:
    answers = {handle: api.ask(handle, path).status_code for handle in EVERYBODY}

    assert answers == {handle: 200 if handle in {"ines", "paul", "rita"} else 404 for handle in EVERYBODY}


@pytest.mark.parametrize("path", OF_OPERATORS)
def test_only_an_operator_sees_what_operators_see(api: Api, path: str) -> None:
    answers = {handle: api.ask(handle, path).status_code for handle in EVERYBODY}

    assert answers == {handle: 200 if handle == "olga" else 403 for handle in EVERYBODY}


@pytest.mark.parametrize("path", OF_OPERATORS_AND_LEADS)
def test_what_is_to_be_erased_is_for_operators_and_leads(api: Api, path: str) -> None:
    answers = {handle: api.ask(handle, path).status_code for handle in EVERYBODY}

    assert answers == {handle: 200 if handle in {"olga", "paul"} else 404 for handle in EVERYBODY}


@pytest.mark.parametrize("path", OF_COMPANIES)
def test_companies_are_for_those_who_keep_them(api: Api, path: str) -> None:
    answers = {handle: api.ask(handle, at(api, path)).status_code for handle in EVERYBODY}

    assert answers == {handle: 200 if handle in {"olga", "paul"} else 404 for handle in EVERYBODY}


@pytest.mark.parametrize("path", OF_LEADS)
def test_a_report_for_funders_is_its_leads(api: Api, path: str) -> None:
    answers = {handle: api.ask(handle, path).status_code for handle in EVERYBODY}

    assert answers == {handle: 200 if handle == "paul" else 404 for handle in EVERYBODY}


@pytest.mark.parametrize("path", OF_LEADS_AND_OPERATORS)
def test_what_platforms_know_of_a_cohort_is_for_who_changes_its_people(api: Api, path: str) -> None:
    answers = {handle: api.ask(handle, path).status_code for handle in EVERYBODY}

    changing, others = dict.fromkeys(("paul", "olga"), 200), dict.fromkeys(EVERYBODY, 404)
    assert answers == others | changing | {"ines": 403}


@pytest.mark.parametrize("path", OF_ADA_AND_LEADS)
def test_what_somebody_did_is_theirs_and_their_leads(api: Api, path: str) -> None:
    answers = {handle: api.ask(handle, at(api, path)).status_code for handle in EVERYBODY}

    assert answers == {handle: 200 if handle in {"ada", "paul"} else 404 for handle in EVERYBODY}


@pytest.mark.parametrize("path", OF_LEARNERS)
def test_a_portfolio_of_ones_own_is_for_learners(api: Api, path: str) -> None:
    answers = {handle: api.ask(handle, path).status_code for handle in EVERYBODY}

    assert answers == {handle: 200 if handle in {OWN, "karim", "noor"} else 404 for handle in EVERYBODY}


@pytest.mark.parametrize("path", OF_PARTNERS)
def test_a_portfolio_is_read_by_the_company_that_it_is_shared_with(api: Api, path: str) -> None:
    answers = {handle: api.ask(handle, at(api, path)).status_code for handle in EVERYBODY}

    assert answers == {handle: 200 if handle == "yann" else 404 for handle in EVERYBODY}


@pytest.mark.parametrize("path", OF_COUNSELLING)
def test_a_follow_up_is_its_counsellors_and_its_leads(api: Api, path: str) -> None:
    answers = {handle: api.ask(handle, at(api, path)).status_code for handle in (*EVERYBODY, "ines-read")}

    assert answers == {handle: 200 if handle in {"maud", "paul"} else 404 for handle in answers}


def test_only_a_counsellor_goes_along_with_cohorts(api: Api) -> None:
    answers = {handle: api.ask(handle, "/counselling").status_code for handle in EVERYBODY}

    assert answers == {handle: 200 if handle == "maud" else 404 for handle in EVERYBODY}


def test_a_cookie_opens_nothing(api: Api) -> None:
    browser = api.installation.client("ada")

    assert browser.get("/api/v1/account").status_code == 401


def test_no_answer_sets_a_cookie(api: Api) -> None:
    answers = [api.ask(handle, path) for handle in ("ada", None) for path in (*FOR_ALL, "/nothing")]
    for answer in answers:
        answer.close()

    assert [answer.headers.get("Set-Cookie") for answer in answers] == [None] * len(answers)


def test_what_a_hidden_check_holds_stays_hidden(api: Api) -> None:
    path = f"/submissions/{api.submission('moussa', 'vote-de-la-promo')}"
    run = f"/runs/{api.run('moussa', 'vote-de-la-promo')}"

    learner = [api.ask("moussa", one).text for one in (path, run)]
    staff = [api.ask("ines", one).text for one in (path, run)]

    assert ["Lille" in one for one in learner] == [False, False]
    assert ["Lille" in one for one in staff] == [True, True]


@pytest.mark.parametrize(("path", "readers"), OF_PLANS.items())
def test_plans_are_for_those_who_make_them_and_for_staff(api: Api, path: str, readers: tuple[str, ...]) -> None:
    answers = {handle: api.ask(handle, path).status_code for handle in (*EVERYBODY, "ines-read")}

    assert answers == {handle: 200 if handle in readers else 404 for handle in answers}


def test_what_a_push_says_is_said_to_its_learner_alone(api: Api) -> None:
    path = f"/submissions/{api.submission(OWN, 'bonjour')}/lines"

    answers = {handle: api.ask(handle, path).status_code for handle in (OWN, *STAFF, *FOREIGN)}

    assert answers == dict.fromkeys((*STAFF, *FOREIGN), 404) | {OWN: 200}


def test_a_chat_is_its_leads(api: Api) -> None:
    answers = {
        handle: api.ask(handle, "/cohorts/web-2610/chat").status_code
        for handle in ("ines", "paul", "noor", "yann", "maud", OWN)
    }

    assert answers == {"ines": 403, "paul": 200, "noor": 404, "yann": 404, "maud": 404, OWN: 404}


def test_a_repository_on_a_forge_is_its_learners(api: Api) -> None:
    answers = {
        handle: api.ask(handle, "/cohorts/web-2610/remotes").status_code
        for handle in (OWN, *STAFF, "noor", "yann", "maud")
    }

    assert answers == {OWN: 200, "ines": 404, "paul": 404, "noor": 404, "yann": 404, "maud": 404}


def test_each_operation_stands_in_this_table() -> None:
    of_some = (*OF_ADA, *OF_HER_STAFF, *OF_THE_COHORT, *OF_OPERATORS, *OF_OPERATORS_AND_LEADS)
    of_some += (
        *OF_STAFF_AND_OPERATORS,
        *OF_PLANS,
        *OF_COMPANIES,
        *OF_LEADS,
        *OF_LEADS_AND_OPERATORS,
        *OF_ADA_AND_LEADS,
        *OF_LEARNERS,
        *OF_PARTNERS,
        *OF_COUNSELLORS,
        *OF_COUNSELLING,
    )
    of_staff = ("/exercises/{slug}/versions", "/proposals/{proposal}")
    of_one = ("/cohorts/web-2610/chat", "/cohorts/web-2610/remotes", "/submissions/{submission}/lines")
    tried = {path.split("?")[0] for path in (*FOR_ALL, *of_some, "/exercises/{slug}", *of_staff, *of_one)}
    shape = str.maketrans("<>", "{}")
    reads = {
        operation.path.replace("_id>", ">")
        .replace("<cohort>", "web-2610")
        .replace("<handle>", "{handle}")
        .translate(shape)
        for operation in OPERATIONS
        if operation.method == "GET"
    }

    assert tried == reads
