"""Who may do what: every route of the application, asked for by every role, for one's own things and for others'."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from tests.web.site import GOOD, OTHER
from tests.web.two_cohorts import NOBODY, OTHERS, VIEWERS, TwoCohorts, two_cohorts


class Row(NamedTuple):
    """What one route answers, by viewer in the order of `VIEWERS`."""

    rule: str
    statuses: str
    form: dict[str, str] = {}  # noqa: RUF012 - nobody writes to it
    of_others: str = ""
    """Of the people of companies and of the counsellors; empty where no route is theirs: see `_of_strangers`."""

    @property
    def answers(self) -> tuple[int, ...]:
        """Return the status of each viewer, in the order of `VIEWERS`."""
        of_school = self.statuses.split()
        others = self.of_others.split() or [self._of_strangers(of_school[VIEWERS.index("noor")])] * len(OTHERS)
        return tuple(int(one) for one in (*of_school, *others))

    def _of_strangers(self, of_noor: str) -> str:
        """Return what those are answered who have no part in any cohort: what a stranger is, as Noor is to Ada.

        Their tokens open no Git, and of the API only what reads.
        """
        if "/git/" in self.rule:
            return "401"
        return "403" if "/api/" in self.rule and not self.rule.startswith("GET") else of_noor

    @property
    def by_token(self) -> bool:
        """Tell whether it comes without a page of ours: by a token, signed, or posted by a platform."""
        return any(part in self.rule for part in ("/git/", "/api/", "/webhooks/", "/lti/login", "/lti/launch"))


PAGE_OF_ONES_OWN = "302 200 200 200 200 200 200 200 200"
FORM_OF_ONES_OWN = "401 303 303 303 303 303 303 303 303"
ADAS_ALONE = "401 303 404 404 404 404 404 404 404"
HER_COHORTS = "302 200 200 404 200 200 404 404 404"
HERS_AND_HER_STAFFS = "302 200 404 404 200 200 404 404 404"
HER_STAFFS_ALONE = "302 404 404 404 200 200 404 404 404"
API_OF_ONES_OWN = "401 200 200 200 200 200 200 200 200"
API_OF_OPERATORS = "401 403 403 403 403 403 403 403 200"
API_OF_HERS_AND_HER_LEADS = "401 200 404 404 404 200 404 404 404"
API_OF_HERS_AND_HER_STAFFS = "401 200 404 404 200 200 404 404 404"
# An operator can give no token the scope that comments.
COMMENTS_OF_ADAS_ALONE = "401 200 404 404 403 403 404 404 403"
API_OF_HER_STAFFS_ALONE = "401 404 404 404 200 200 404 404 404"
COMMENTS_OF_HERS_AND_HER_STAFFS = "401 200 404 404 200 200 404 404 403"
ANSWERS_BY_TOKEN = "401 404 404 404 200 200 404 404 403"
FORM_OF_HER_STAFFS = "401 404 404 404 303 303 404 404 404"
NOTES_OF_INES_BY_TOKEN = "401 404 404 404 200 403 404 404 403"
FORM_OF_HERS_AND_HER_STAFFS = "401 303 404 404 303 303 404 404 404"
HER_STAFFS_AND_OPERATORS = "302 404 404 404 200 200 404 404 200"
FORM_OF_HER_LEADS = "401 404 404 404 403 303 404 404 303"
API_OF_HER_STAFF_AND_OPERATORS = "401 404 404 404 200 200 404 404 200"
# Learners and trainers can give no token the scope that changes people.
PEOPLE_BY_TOKEN = "401 403 403 403 403 200 403 404 200"
FORM_OF_WHO_PLANS = "401 404 404 404 404 303 404 404 303"
PLANS_BY_TOKEN = "401 403 403 403 404 200 404 404 200"
DATES_BY_TOKEN = "401 403 403 403 200 200 404 404 404"
HERS_AND_KARIMS = "302 200 200 404 404 404 404 404 404"
FORM_OF_LEARNERS = "401 303 303 404 404 404 404 404 404"
OF_NOBODY = "401 404 404 404 404 404 404 404 404"
LEARNERS_OWN = "302 200 200 200 404 404 404 404 404"
FORM_OF_LEARNERS_OWN = "401 303 303 303 404 404 404 404 404"
LEARNERS_OWN_BY_TOKEN = "401 200 200 200 403 403 403 403 403"
NO_OTHERS = "404 404 404 404"
OF_MAUD, OF_MAUDS_TOKEN, OF_COUNSELLORS = "404 404 200 404", "403 403 200 404", "404 404 200 200"
FORM_OF_MAUD = "404 404 303 404"
HER_LEADS_ALONE, FORM_OF_COUNSELLORS = "302 404 404 404 404 200 404 404 404", "401 404 404 404 404 403 404 404 404"
NO_COUNSELLORS_TOKENS = "401 403 403 403 403 403 403 403 403"
COURSE_OF_NOBODY = "401 404 404 404 403 404 404 404 404"
COURSE_OF_NOBODY_BY_TOKEN = "401 403 403 403 403 404 403 404 404"
MEETS, IN_HER_WAY = {"day": "2026-12-01"}, {"kind": "money"}
SHARED_WITH_YANN = "200 404 404 404"
COMPANIES = "302 404 404 404 404 200 404 200 200"
COMPANIES_BY_TOKEN = "401 404 404 404 404 200 404 200 200"
FORM_OF_COMPANIES = "401 404 404 404 404 303 404 403 303"
COMPANY_BY_TOKEN = "401 403 403 403 403 200 403 403 200"
FORM_OF_HER_COHORTS_COMPANIES = "401 404 404 404 404 303 404 404 303"
COHORTS_COMPANIES_BY_TOKEN = "401 403 403 403 403 200 403 404 200"
OPEN = "200 200 200 200 200 200 200 200 200"

CHAT = {"address": "https://chat.example/hooks/abcd", "language": "fr"}
ASKED = {"moment": "at_end"}
VALIDATED = {"framework": "dwwm-2023", "competency": "cp2", "decision": "validated", "comment": "Vu en atelier."}
PLACED = {"moment": "at_end", "kind": "looking", "source": "staff"}
REVIEW = {"level-c1": "reached", "level-c2": "nearly"}
RULES = {"stuck_tries": "3", "stuck_minutes": "30", "quiet_days": "2", "overdue": "1", "hard_learners": "4"}

MATRIX = (
    # nobody, Ada, Karim, Noor, Inès, Paul, Tarek, Lise, Olga; then Yann, Zita, Maud, Hugo: see VIEWERS
    Row("GET /", PAGE_OF_ONES_OWN),
    Row("GET /account", PAGE_OF_ONES_OWN),
    Row("GET /account/calendar", PAGE_OF_ONES_OWN),
    Row("POST /account/calendar", FORM_OF_ONES_OWN),
    Row("POST /account/calendar/end", FORM_OF_ONES_OWN),
    Row("GET /account/data", PAGE_OF_ONES_OWN),
    Row("POST /account/data", "401 200 200 200 200 200 200 200 200"),
    # It leads to the provider that is asked for, or back with a sentence, as here none is named.
    Row("POST /account/identities", FORM_OF_ONES_OWN, {"provider": "ecole"}),
    Row("POST /account/identities/<identity_id>/unlink", ADAS_ALONE),
    Row("GET /account/keys", PAGE_OF_ONES_OWN, of_others="404 404 404 404"),
    # It is no key.
    Row("POST /account/keys", "401 400 400 400 400 400 400 400 400", {"key": "?"}, "404 404 404 404"),
    Row("POST /account/keys/<ssh_key_id>/remove", ADAS_ALONE),
    Row("GET /git/ssh/keys", OF_NOBODY.replace("401", "404"), of_others="404 404 404 404"),
    Row("GET /git/ssh/greeting", OF_NOBODY.replace("401", "404"), of_others="404 404 404 404"),
    Row("GET /account/password", "302 302 302 302 302 302 302 302 302"),
    Row("GET /account/tokens", "302 302 302 302 302 302 302 302 302"),
    Row(
        "POST /account/password",
        "401 400 400 400 400 400 400 400 400",
        {"current": "?", "password": OTHER, "repeat": OTHER},
    ),
    Row("POST /account/sessions/<session_id>/revoke", ADAS_ALONE),
    Row("POST /account/sessions/revoke", FORM_OF_ONES_OWN),
    Row("POST /account/terminal", FORM_OF_ONES_OWN, {"letters": "ascii"}),
    # Whoever has no repository can give no token the scope of Git.
    Row(
        "POST /account/tokens",
        FORM_OF_ONES_OWN,
        {"label": "mon ordinateur", "scope": "git"},
        of_others="400 400 400 400",
    ),
    Row("POST /account/tokens/<token_id>/revoke", ADAS_ALONE),
    Row("GET /api/v1/account", API_OF_ONES_OWN),
    Row("GET /api/v1/account/data", API_OF_ONES_OWN),
    Row("GET /api/v1/account/keys", API_OF_ONES_OWN),
    Row("DELETE /api/v1/account/keys/<ssh_key_id>", "401 200 404 404 404 404 404 404 404"),
    Row("GET /api/v1/account/looks", API_OF_ONES_OWN),
    Row("GET /api/v1/audit", API_OF_OPERATORS),
    Row("GET /api/v1/cohorts", API_OF_ONES_OWN),
    Row("POST /api/v1/cohorts", "401 403 403 403 404 403 404 403 403", {"slug": "web-2610", "name": "Une autre"}),
    Row("PUT /api/v1/cohorts/<cohort>", PLANS_BY_TOKEN, {"name": "Web 26-10"}),
    Row("DELETE /api/v1/cohorts/<cohort>/exercises/<slug>", PLANS_BY_TOKEN),
    Row("PUT /api/v1/cohorts/<cohort>/exercises/<slug>", PLANS_BY_TOKEN, {"module": "Premiers pas"}),
    Row("GET /api/v1/cohorts/<cohort>/exercises/<slug>/extensions", API_OF_HER_STAFFS_ALONE),
    Row("DELETE /api/v1/cohorts/<cohort>/exercises/<slug>/extensions/<handle>", DATES_BY_TOKEN),
    Row(
        "PUT /api/v1/cohorts/<cohort>/exercises/<slug>/extensions/<handle>",
        DATES_BY_TOKEN,
        {"due_on": "2027-01-01"},
    ),
    # It changes nothing, and a token that reads opens it.
    Row(
        "POST /api/v1/cohorts/<cohort>/exercises/<slug>/similarity",
        API_OF_HER_STAFFS_ALONE,
        of_others="404 404 404 404",
    ),
    Row("PUT /api/v1/cohorts/<cohort>/order", "401 403 403 403 422 422 422 422 422", {"exercises": "bonjour"}),
    Row("GET /api/v1/cohorts/<cohort>/plan", "401 404 404 404 200 200 404 404 200"),
    Row("PUT /api/v1/cohorts/<cohort>/plan", PLANS_BY_TOKEN, {"starts_on": "2026-10-05"}),
    # It has learners, so nobody takes it away.
    Row("DELETE /api/v1/cohorts/<cohort>", "401 403 403 403 404 403 404 404 403"),
    Row("GET /api/v1/cohorts/<cohort>/board", "401 200 200 404 200 200 404 404 404"),
    Row("GET /api/v1/cohorts/<cohort>/charts", API_OF_HER_STAFFS_ALONE),
    Row("GET /api/v1/cohorts/<cohort>/chat", "401 404 404 404 403 200 404 404 404"),
    Row("PUT /api/v1/cohorts/<cohort>/chat", "401 404 404 404 403 200 404 404 403", CHAT),
    Row("DELETE /api/v1/cohorts/<cohort>/chat", "401 404 404 404 403 200 404 404 403"),
    Row("POST /api/v1/cohorts/<cohort>/chat/test", "401 404 404 404 403 200 404 404 403"),
    Row("GET /api/v1/cohorts/<cohort>/competencies", API_OF_HER_STAFFS_ALONE),
    Row("PUT /api/v1/cohorts/<cohort>/competencies/<handle>", ANSWERS_BY_TOKEN, VALIDATED),
    Row("GET /api/v1/people/<handle>/competencies", API_OF_HERS_AND_HER_STAFFS),
    Row("GET /api/v1/frameworks", API_OF_ONES_OWN),
    Row("POST /api/v1/frameworks", "401 403 403 403 403 422 403 422 422", {"name": "web.csv", "content": "a;b"}),
    Row("GET /cohorts/<cohort>/competencies", HER_STAFFS_ALONE),
    Row("POST /cohorts/<cohort>/competencies/<handle>", FORM_OF_HER_STAFFS, VALIDATED),
    Row("GET /people/<handle>/competencies", HERS_AND_HER_STAFFS),
    Row("POST /people/<handle>/evidence", "401 200 404 404 200 200 404 404 404"),
    Row("GET /api/v1/people/<handle>/evidence", API_OF_HERS_AND_HER_STAFFS),
    Row("GET /frameworks", PAGE_OF_ONES_OWN),
    # A form without a file says so, whoever sends it.
    Row("POST /frameworks", FORM_OF_ONES_OWN),
    Row("GET /api/v1/cohorts/<cohort>/digest", API_OF_HER_STAFFS_ALONE),
    Row("PUT /api/v1/cohorts/<cohort>/digest/letters", ANSWERS_BY_TOKEN, {"wanted": "false"}),
    Row("GET /api/v1/cohorts/<cohort>/today", API_OF_HER_STAFFS_ALONE),
    Row("POST /api/v1/cohorts/<cohort>/today/people/<handle>", ANSWERS_BY_TOKEN, {"state": "contacted"}),
    Row("GET /api/v1/cohorts/<cohort>/today/rules", "401 200 200 404 200 200 404 404 404"),
    Row("PUT /api/v1/cohorts/<cohort>/today/rules", "401 404 404 404 403 200 404 404 403", RULES),
    Row("GET /api/v1/cohorts/<cohort>/learners", "401 200 200 404 200 200 404 404 404"),
    Row("GET /api/v1/cohorts/<cohort>/people", API_OF_HER_STAFF_AND_OPERATORS),
    Row("POST /api/v1/cohorts/<cohort>/people", PEOPLE_BY_TOKEN.replace("200", "201"), {"name": "Zoé Roux"}),
    Row("GET /api/v1/cohorts/<cohort>/people/<handle>", API_OF_HER_STAFF_AND_OPERATORS),
    # Ada has handed in, and nobody says that her erasure is meant.
    Row("DELETE /api/v1/cohorts/<cohort>/people/<handle>", "401 403 403 403 403 422 403 404 422"),
    Row("PUT /api/v1/cohorts/<cohort>/people/<handle>/account", PEOPLE_BY_TOKEN, {"name": "Ada Benali"}),
    Row("POST /api/v1/cohorts/<cohort>/people/<handle>/link", PEOPLE_BY_TOKEN),
    Row("GET /api/v1/cohorts/<cohort>/people/<handle>/more-time", API_OF_HER_STAFFS_ALONE),
    Row(
        "PUT /api/v1/cohorts/<cohort>/people/<handle>/more-time",
        "401 403 403 403 403 200 403 404 404",
        {"percent": "33"},
    ),
    Row("POST /api/v1/cohorts/<cohort>/placements/<handle>/link", "401 403 403 403 403 422 403 404 404", ASKED),
    # Nobody has asked her of this moment.
    Row("DELETE /api/v1/cohorts/<cohort>/placements/<handle>/link", "401 403 403 403 403 404 403 404 404"),
    Row(
        "PUT /api/v1/cohorts/<cohort>/placement-letters",
        "401 403 403 403 403 200 403 404 404",
        {"wanted": "false"},
    ),
    Row("GET /api/v1/cohorts/<cohort>/report", "401 404 404 404 404 200 404 404 404"),
    Row("GET /api/v1/cohorts/<cohort>/people/<handle>/activity", API_OF_HERS_AND_HER_LEADS),
    Row("GET /cohorts/<cohort>/people/<handle>/activity", "302 200 404 404 404 200 404 404 404"),
    Row("POST /cohorts/<cohort>/people/<handle>/activity", "401 200 404 404 404 200 404 404 404"),
    Row("GET /api/v1/cohorts/<cohort>/qualiopi", "401 404 404 404 404 200 404 404 404"),
    Row("GET /cohorts/<cohort>/qualiopi", HER_LEADS_ALONE),
    Row("GET /cohorts/<cohort>/qualiopi.zip", HER_LEADS_ALONE),
    Row("GET /cohorts/<cohort>/report", HER_LEADS_ALONE),
    Row("GET /cohorts/<cohort>/report.pdf", HER_LEADS_ALONE),
    Row("GET /cohorts/<cohort>/report.xlsx", HER_LEADS_ALONE),
    Row("GET /api/v1/cohorts/<cohort>/placements", API_OF_HER_STAFF_AND_OPERATORS),
    # Her cohort has no end yet.
    Row("PUT /api/v1/cohorts/<cohort>/placements/<handle>", "401 403 403 403 403 422 403 404 404", PLACED),
    Row("PUT /api/v1/cohorts/<cohort>/people/<handle>/place", PEOPLE_BY_TOKEN, {"group": "Matin"}),
    # Ada is not on a break.
    Row(
        "PUT /api/v1/cohorts/<cohort>/people/<handle>/return",
        "401 403 403 403 403 403 403 404 403",
        {"on": "2026-11-01"},
    ),
    # Here a list without lines, which nobody's shape takes, and the rights come first.
    Row("POST /api/v1/cohorts/<cohort>/roster", "401 403 403 403 403 422 403 422 422", {"lines": ""}),
    Row("POST /api/v1/cohorts/<cohort>/links", PEOPLE_BY_TOKEN, {"group": "Matin"}),
    # This installation has no mail server.
    Row("POST /api/v1/cohorts/<cohort>/letters", "401 403 403 403 403 403 403 403 403", {"group": ""}),
    Row(
        "POST /api/v1/cohorts/<cohort>/staff",
        PEOPLE_BY_TOKEN.replace("200", "201"),
        {"role": "trainer", "name": "Zoé Roux"},
    ),
    # Ada is not of the team.
    Row("DELETE /api/v1/cohorts/<cohort>/staff/<handle>", "401 403 403 403 403 404 403 404 404"),
    Row("PUT /api/v1/cohorts/<cohort>/staff/<handle>/role", "401 403 403 403 403 404 403 404 404", {"role": "lead"}),
    Row("GET /api/v1/comments", API_OF_ONES_OWN),
    Row("DELETE /api/v1/comments/<comment_id>", COMMENTS_OF_ADAS_ALONE),
    Row("PUT /api/v1/comments/<comment_id>", COMMENTS_OF_ADAS_ALONE, {"text": "Ah, la TVA !"}),
    Row("GET /api/v1/day", API_OF_ONES_OWN),
    Row("GET /api/v1/erasures", "401 404 404 404 404 200 404 200 200"),
    Row("GET /api/v1/exercises", API_OF_ONES_OWN),
    Row("GET /api/v1/exercises/<slug>", "401 200 200 404 200 200 200 200 404"),
    Row("POST /api/v1/exercises/<slug>/files", "401 422 422 422 422 422 422 422 403", {"files": ""}),
    Row("GET /api/v1/exercises/<slug>/versions", "401 404 404 404 200 200 200 200 404"),
    Row("POST /api/v1/exercises/<slug>/versions/<version>/current", "401 403 403 403 404 404 404 404 403"),
    Row("POST /api/v1/exercises/<slug>/withdraw", "401 403 403 403 200 200 200 200 403"),
    Row("POST /api/v1/exercises/<slug>/restore", "401 403 403 403 200 200 200 200 403"),
    Row("GET /api/v1/exercises/<slug>/stumbles", API_OF_HER_STAFFS_ALONE),
    Row("GET /api/v1/exercises/<slug>/stumbles/<key>", API_OF_HER_STAFFS_ALONE),
    Row("DELETE /api/v1/exercises/<slug>/stumbles/<key>/answer", ANSWERS_BY_TOKEN),
    Row("PUT /api/v1/exercises/<slug>/stumbles/<key>/answer", ANSWERS_BY_TOKEN, {"fr": "Vois l'espace."}),
    Row("GET /api/v1/help-requests", API_OF_ONES_OWN),
    Row("DELETE /api/v1/help-requests/<request_id>", COMMENTS_OF_ADAS_ALONE),
    Row(
        "POST /api/v1/help-requests/<request_id>/answer",
        "401 404 404 404 200 200 404 404 403",
        {"text": "Vois la TVA."},
    ),
    Row("POST /api/v1/help-requests/<request_id>/done", COMMENTS_OF_HERS_AND_HER_STAFFS),
    Row("POST /api/v1/help-requests/<request_id>/take", "401 404 404 404 200 200 404 404 403", {"after": "ines"}),
    Row("DELETE /api/v1/notes/<note_id>", NOTES_OF_INES_BY_TOKEN),
    Row("PUT /api/v1/notes/<note_id>", NOTES_OF_INES_BY_TOKEN, {"text": "Lui parler."}),
    Row("GET /api/v1/openapi.json", OPEN),
    Row("GET /api/v1/operation", API_OF_OPERATORS),
    Row("POST /api/v1/operation/backups", API_OF_OPERATORS),
    Row("GET /api/v1/partners", COMPANIES_BY_TOKEN),
    Row(
        "POST /api/v1/partners",
        COHORTS_COMPANIES_BY_TOKEN.replace("200", "201"),
        {"name": "Atelier", "cohort": "web-2610"},
    ),
    Row("GET /api/v1/partners/<company_id>", COMPANIES_BY_TOKEN),
    Row("PUT /api/v1/partners/<company_id>", COMPANY_BY_TOKEN, {"name": "Atelier"}),
    Row("DELETE /api/v1/partners/<company_id>", COMPANY_BY_TOKEN),
    Row("PUT /api/v1/partners/<company_id>/cohorts/<cohort>", COHORTS_COMPANIES_BY_TOKEN),
    Row("DELETE /api/v1/partners/<company_id>/cohorts/<cohort>", COHORTS_COMPANIES_BY_TOKEN),
    Row("POST /api/v1/partners/<company_id>/people", COMPANY_BY_TOKEN.replace("200", "201"), {"name": "Zoé Roux"}),
    Row("DELETE /api/v1/partners/<company_id>/people/<handle>", COMPANY_BY_TOKEN),
    Row("POST /api/v1/partners/<company_id>/people/<handle>/link", COMPANY_BY_TOKEN),
    Row("GET /api/v1/account/counselling", "401 200 200 200 404 404 404 404 404", of_others=NO_OTHERS),
    Row("PUT /api/v1/account/counselling", LEARNERS_OWN_BY_TOKEN, {"agreed": "true"}),
    Row("GET /api/v1/counselling", "401 404 404 404 404 404 404 404 404", of_others=OF_COUNSELLORS),
    # Appointments alone are her lead's; trainers and companies read nothing of it.
    Row("GET /api/v1/cohorts/<cohort>/counselling", "401 404 404 404 404 200 404 404 404", of_others=OF_MAUD),
    Row("GET /api/v1/cohorts/<cohort>/counselling/<handle>", "401 404 404 404 404 200 404 404 404", of_others=OF_MAUD),
    Row(
        "POST /api/v1/cohorts/<cohort>/counselling/<handle>/appointments",
        NO_COUNSELLORS_TOKENS,
        MEETS,
        of_others=OF_MAUDS_TOKEN,
    ),
    Row(
        "PUT /api/v1/cohorts/<cohort>/counselling/<handle>/appointments/<appointment_id>",
        NO_COUNSELLORS_TOKENS,
        MEETS,
        of_others=OF_MAUDS_TOKEN,
    ),
    Row(
        "DELETE /api/v1/cohorts/<cohort>/counselling/<handle>/appointments/<appointment_id>",
        NO_COUNSELLORS_TOKENS,
        of_others=OF_MAUDS_TOKEN,
    ),
    Row(
        "POST /api/v1/cohorts/<cohort>/counselling/<handle>/obstacles",
        NO_COUNSELLORS_TOKENS,
        IN_HER_WAY,
        of_others=OF_MAUDS_TOKEN,
    ),
    Row(
        "DELETE /api/v1/cohorts/<cohort>/counselling/<handle>/obstacles/<obstacle_id>",
        NO_COUNSELLORS_TOKENS,
        of_others=OF_MAUDS_TOKEN,
    ),
    Row("POST /api/v1/cohorts/<cohort>/counsellors", "401 403 403 403 403 200 403 404 404", {"name": "Zoé Roux"}),
    Row("POST /api/v1/cohorts/<cohort>/counsellors/<handle>/link", "401 403 403 403 403 200 403 404 404"),
    Row("DELETE /api/v1/cohorts/<cohort>/counsellors/<handle>", "401 403 403 403 403 200 403 404 404"),
    Row("GET /api/v1/portfolio", "401 200 200 200 404 404 404 404 404", of_others=NO_OTHERS),
    Row("PUT /api/v1/portfolio", LEARNERS_OWN_BY_TOKEN, {"words": "Bonjour."}),
    Row("GET /api/v1/portfolio/preview", "401 200 200 200 404 404 404 404 404", of_others=NO_OTHERS),
    Row("POST /api/v1/portfolio/links", LEARNERS_OWN_BY_TOKEN.replace("200", "201"), {"last_day": "2026-12-31"}),
    Row("DELETE /api/v1/portfolio/links/<link_id>", LEARNERS_OWN_BY_TOKEN),
    # Her company is partner of her cohort, and of no other.
    Row("PUT /api/v1/portfolio/companies/<company_id>", "401 200 200 404 403 403 403 403 403"),
    Row("DELETE /api/v1/portfolio/companies/<company_id>", LEARNERS_OWN_BY_TOKEN),
    Row("POST /api/v1/portfolio/withdraw", LEARNERS_OWN_BY_TOKEN),
    Row("GET /api/v1/portfolios", "401 404 404 404 404 404 404 404 404", of_others="200 200 404 404"),
    # Ada shares hers with Yann's company; not even she reads it here.
    Row("GET /api/v1/portfolios/<portfolio_id>", "401 404 404 404 404 404 404 404 404", of_others=SHARED_WITH_YANN),
    Row("GET /api/v1/people", API_OF_OPERATORS),
    Row("GET /api/v1/people/<handle>/progress", API_OF_HERS_AND_HER_STAFFS),
    # It is no archive.
    Row("POST /api/v1/proposals", "401 403 403 403 422 422 422 422 403", {"archive": "AAAA"}),
    Row("GET /api/v1/proposals/<proposal_id>", "401 404 404 404 200 200 200 200 404"),
    Row("GET /api/v1/queue", API_OF_ONES_OWN),
    Row("GET /api/v1/regrades", API_OF_ONES_OWN),
    Row("POST /api/v1/regrades", "401 404 404 404 403 403 404 404 403", {"exercise": "bonjour", "cohort": "web-2610"}),
    Row("POST /api/v1/regrades/everywhere", "401 404 404 404 403 403 404 404 403", {"exercise": "bonjour"}),
    Row("GET /api/v1/regrades/<regrade_id>", "401 404 404 404 200 200 404 404 404"),
    Row("POST /api/v1/regrades/<regrade_id>/apply", "401 404 404 404 200 200 404 404 403"),
    Row("POST /api/v1/regrades/<regrade_id>/drop", "401 404 404 404 200 200 404 404 403"),
    Row("GET /api/v1/runs/<run_id>", API_OF_HERS_AND_HER_STAFFS),
    # Ada's run is no fault of the platform: not even the operator may try it again.
    Row("POST /api/v1/runs/<run_id>/retry", "401 403 403 403 403 403 403 403 403"),
    Row("GET /api/v1/status", API_OF_ONES_OWN),
    Row("GET /api/v1/statuses", API_OF_ONES_OWN),
    Row("GET /api/v1/submissions", API_OF_ONES_OWN),
    Row(
        "POST /api/v1/submissions",
        "401 200 404 404 403 403 404 404 403",
        {"repository": "web-2610/ada", "commit": "<commit>"},
    ),
    Row("GET /api/v1/submissions/<submission_id>", API_OF_HERS_AND_HER_STAFFS),
    # It ran against the current version.
    Row("POST /api/v1/submissions/<submission_id>/again", "401 403 404 404 403 403 404 404 403"),
    Row("GET /api/v1/submissions/<submission_id>/comments", API_OF_HERS_AND_HER_STAFFS),
    Row("POST /api/v1/submissions/<submission_id>/comments", COMMENTS_OF_HERS_AND_HER_STAFFS, {"text": "Bravo !"}),
    Row("GET /api/v1/submissions/<submission_id>/files", API_OF_HERS_AND_HER_STAFFS),
    Row("GET /api/v1/submissions/<submission_id>/lines", "401 200 404 404 404 404 404 404 404"),
    Row("GET /api/v1/submissions/<submission_id>/help-request", API_OF_HERS_AND_HER_STAFFS),
    Row(
        "POST /api/v1/submissions/<submission_id>/help-request",
        "401 200 404 404 403 403 404 404 403",
        {"text": "Je bloque."},
    ),
    Row("GET /api/v1/submissions/<submission_id>/notes", "401 404 404 404 200 200 404 404 404"),
    Row(
        "POST /api/v1/submissions/<submission_id>/notes",
        "401 404 404 404 200 200 404 404 403",
        {"text": "Lui parler."},
    ),
    Row("GET /api/v1/submissions/<submission_id>/receipts", API_OF_HERS_AND_HER_STAFFS),
    Row("GET /api/v1/submissions/<submission_id>/runs", API_OF_HERS_AND_HER_STAFFS),
    Row("GET /api/v1/tracks", "401 404 404 404 200 200 200 200 200"),
    Row("POST /api/v1/threads/<thread_id>/comments", COMMENTS_OF_HERS_AND_HER_STAFFS, {"text": "Merci."}),
    Row("POST /api/v1/threads/<thread_id>/reopen", COMMENTS_OF_HERS_AND_HER_STAFFS),
    Row("POST /api/v1/threads/<thread_id>/resolve", COMMENTS_OF_HERS_AND_HER_STAFFS),
    Row("GET /cohorts", "302 404 404 404 200 200 200 200 200"),
    Row("POST /cohorts", "401 404 404 404 404 400 404 400 400", {"slug": "web-2610", "name": "Une autre"}),
    Row("GET /cohorts/<cohort>", HER_COHORTS),
    Row("GET /cohorts/<cohort>/exercises", "302 404 404 404 200 200 404 404 200"),
    Row("POST /cohorts/<cohort>/exercises", FORM_OF_WHO_PLANS, {"exercise": "bonjour", "week": "0"}),
    Row("POST /cohorts/<cohort>/exercises/<slug>", FORM_OF_WHO_PLANS, {"week": "0"}),
    Row("GET /cohorts/<cohort>/exercises/<slug>/extensions", HER_STAFFS_ALONE),
    Row(
        "POST /cohorts/<cohort>/exercises/<slug>/extensions",
        FORM_OF_HER_STAFFS,
        {"learner": "ada", "due": "2027-01-01"},
    ),
    Row("POST /cohorts/<cohort>/exercises/<slug>/extensions/<handle>/withdraw", FORM_OF_HER_STAFFS),
    Row("GET /cohorts/<cohort>/exercises/<slug>/similarity", HER_STAFFS_ALONE),
    Row("POST /cohorts/<cohort>/exercises/<slug>/similarity", "401 404 404 404 200 200 404 404 404"),
    Row("POST /cohorts/<cohort>/exercises/<slug>/move", FORM_OF_WHO_PLANS, {"to": "down"}),
    Row("POST /cohorts/<cohort>/exercises/<slug>/remove", FORM_OF_WHO_PLANS),
    # It has learners, so it stays.
    Row("POST /cohorts/<cohort>/remove", FORM_OF_WHO_PLANS),
    Row("POST /cohorts/<cohort>/name", FORM_OF_WHO_PLANS, {"name": "Web 26-10"}),
    Row("GET /cohorts/<cohort>/remotes", HERS_AND_KARIMS),
    Row("POST /cohorts/<cohort>/remotes", FORM_OF_LEARNERS, {"address": "https://github.com/ada/exercices"}),
    # Nobody has named this one.
    Row("POST /cohorts/<cohort>/remotes/<remote_id>/fetch", OF_NOBODY),
    Row("POST /cohorts/<cohort>/remotes/<remote_id>/remove", OF_NOBODY),
    Row("POST /webhooks/<remote_id>", "404 404 404 404 404 404 404 404 404"),
    Row("GET /api/v1/cohorts/<cohort>/remotes", "401 200 200 404 404 404 404 404 404"),
    Row(
        "POST /api/v1/cohorts/<cohort>/remotes",
        "401 201 201 404 404 404 404 404 403",
        {"address": "https://github.com/ada/exercices"},
    ),
    Row("POST /api/v1/cohorts/<cohort>/remotes/<remote_id>/fetch", "401 404 404 404 404 404 404 404 403"),
    Row("DELETE /api/v1/cohorts/<cohort>/remotes/<remote_id>", "401 404 404 404 404 404 404 404 403"),
    Row("GET /cohorts/<cohort>/courses", "302 404 404 404 403 200 404 404 200"),
    # Nobody was launched from this one.
    Row("POST /cohorts/<cohort>/courses", COURSE_OF_NOBODY, {"course": "no-such"}),
    Row("POST /cohorts/<cohort>/courses/<course_id>/remove", COURSE_OF_NOBODY),
    Row("POST /cohorts/<cohort>/courses/<course_id>/people", COURSE_OF_NOBODY),
    Row("POST /cohorts/<cohort>/courses/<course_id>/people/take", COURSE_OF_NOBODY),
    Row("GET /api/v1/cohorts/<cohort>/courses", "401 404 404 404 403 200 404 404 200"),
    Row("PUT /api/v1/cohorts/<cohort>/courses/<course_id>", COURSE_OF_NOBODY_BY_TOKEN),
    Row("DELETE /api/v1/cohorts/<cohort>/courses/<course_id>", COURSE_OF_NOBODY_BY_TOKEN),
    Row("POST /api/v1/cohorts/<cohort>/courses/<course_id>/people", COURSE_OF_NOBODY_BY_TOKEN, {"dry_run": "true"}),
    Row("GET /lti/courses/<course_id>", "302 404 404 404 404 404 404 404 404"),
    # What comes from a platform is guarded by what it signs; this says nothing.
    Row("GET /lti/login", "404 404 404 404 404 404 404 404 404"),
    Row("POST /lti/login", "303 303 303 303 303 303 303 303 303"),
    Row("POST /lti/launch", OPEN),
    Row("POST /lti/launched", "400 400 400 400 400 400 400 400 400"),
    Row("GET /lti/keys", OPEN),
    Row("GET /lti/link", "404 404 404 404 404 404 404 404 404"),
    Row("POST /lti/link", FORM_OF_ONES_OWN),
    # No platform asked for a choice.
    Row("POST /lti/exercises", OF_NOBODY),
    Row("GET /cohorts/<cohort>/plan", "302 404 404 404 404 200 404 404 200"),
    Row("POST /cohorts/<cohort>/plan", FORM_OF_WHO_PLANS, {"starts": "2026-10-05"}),
    Row("GET /cohorts/<cohort>/board.csv", HER_STAFFS_ALONE),
    Row("GET /cohorts/<cohort>/board.pdf", HER_STAFFS_ALONE),
    Row("GET /cohorts/<cohort>/board.xlsx", HER_STAFFS_ALONE),
    Row("GET /cohorts/<cohort>/live", HER_COHORTS),
    Row("GET /cohorts/<cohort>/charts", HER_STAFFS_ALONE),
    Row("GET /cohorts/<cohort>/chat", "302 404 404 404 403 200 404 404 404"),
    Row("POST /cohorts/<cohort>/chat", "401 404 404 404 403 303 404 404 404", CHAT),
    Row("POST /cohorts/<cohort>/chat/end", "401 404 404 404 403 303 404 404 404"),
    Row("POST /cohorts/<cohort>/chat/test", "401 404 404 404 403 303 404 404 404"),
    Row("GET /cohorts/<cohort>/placements", HER_STAFFS_AND_OPERATORS),
    Row("POST /cohorts/<cohort>/placements/<handle>", "401 404 404 404 403 303 404 404 404", PLACED),
    Row("POST /cohorts/<cohort>/placements/<handle>/link", "401 404 404 404 403 303 404 404 404", ASKED),
    Row("POST /cohorts/<cohort>/placements/<handle>/withdraw", "401 404 404 404 403 404 404 404 404", ASKED),
    Row("POST /cohorts/<cohort>/placement-letters", "401 404 404 404 403 303 404 404 404", {"letters": "no"}),
    # Whoever has the link may say what became of her: the link is the key.
    Row("GET /placements/<link>", OPEN),
    Row("POST /placements/<link>", "303 303 303 303 303 303 303 303 303", {"kind": "looking", "related": ""}),
    Row("POST /placements/<link>/letters", "303 303 303 303 303 303 303 303 303"),
    Row("GET /cohorts/<cohort>/projects", HER_COHORTS),
    # It is no folder.
    Row("POST /cohorts/<cohort>/projects", "401 404 404 404 400 400 404 404 404", {"title": "Un autre", "slug": "?"}),
    Row("GET /projects/<project_id>", HER_COHORTS),
    Row("GET /projects/<project_id>/edit", HER_STAFFS_ALONE),
    # Its title is missing.
    Row("POST /projects/<project_id>/edit", "401 404 404 404 400 400 404 404 404"),
    # Ada has handed in.
    Row("POST /projects/<project_id>/remove", "401 404 404 404 403 403 404 404 404"),
    Row(
        "POST /projects/<project_id>/hand-ins", FORM_OF_LEARNERS, {"way": "address", "address": "https://a.example.org"}
    ),
    # Without a file, nothing is kept.
    Row("POST /projects/<project_id>/files", "401 303 303 303 303 303 303 303 303"),
    # Its own cohort has it already.
    Row("POST /projects/<project_id>/copies", "401 404 404 404 400 400 404 404 404", {"cohort": "web-2610"}),
    Row("POST /projects/<project_id>/pairs", FORM_OF_HER_STAFFS),
    # Karim was drawn to review it.
    Row("GET /project-hand-ins/<hand_in_id>", "302 200 200 404 200 200 404 404 404"),
    Row("POST /project-hand-ins/<hand_in_id>/review", "401 403 303 404 303 303 404 404 404", REVIEW),
    Row("GET /api/v1/cohorts/<cohort>/projects", "401 200 200 404 200 200 404 404 404"),
    Row(
        "POST /api/v1/cohorts/<cohort>/projects",
        "401 403 403 403 422 422 422 422 403",
        {"slug": "un-autre"},
    ),
    Row("GET /api/v1/projects/<project_id>", "401 200 200 404 200 200 404 404 404"),
    Row("PUT /api/v1/projects/<project_id>", "401 403 403 403 422 422 422 422 403", {"title": ""}),
    Row("DELETE /api/v1/projects/<project_id>", "401 403 403 403 403 403 404 404 403"),
    Row(
        "POST /api/v1/projects/<project_id>/hand-ins",
        "401 200 200 404 404 404 404 404 403",
        {"address": "https://b.example.org"},
    ),
    Row("POST /api/v1/projects/<project_id>/files", "401 422 422 422 422 422 422 422 403", {"files": ""}),
    Row("POST /api/v1/projects/<project_id>/copies", "401 403 403 403 422 422 404 404 403", {"cohort": "web-2610"}),
    Row("POST /api/v1/projects/<project_id>/pairs", "401 403 403 403 200 200 404 404 403"),
    Row("GET /api/v1/project-hand-ins/<hand_in_id>", "401 200 200 404 200 200 404 404 404"),
    Row("PUT /api/v1/project-hand-ins/<hand_in_id>/review", "401 422 422 422 422 422 422 422 403", {"comment": ""}),
    Row("GET /cohorts/<cohort>/digest", HER_STAFFS_ALONE),
    Row("GET /cohorts/<cohort>/digest/week.pdf", HER_STAFFS_ALONE),
    Row("POST /cohorts/<cohort>/digest/letters", "401 404 404 404 404 404 404 404 404", {"letters": "no"}),
    Row("GET /cohorts/<cohort>/today", HER_STAFFS_ALONE),
    Row("POST /cohorts/<cohort>/today/people/<handle>", FORM_OF_HER_STAFFS, {"state": "contacted"}),
    Row("GET /cohorts/<cohort>/today/rules", HER_COHORTS),
    Row("POST /cohorts/<cohort>/today/rules", "401 404 404 404 403 303 404 404 404", RULES),
    Row("GET /cohorts/<cohort>/people", HER_STAFFS_AND_OPERATORS),
    Row("POST /cohorts/<cohort>/people", FORM_OF_HER_LEADS, {"name": "Zoé Roux"}),
    Row("GET /cohorts/<cohort>/people/<handle>", HER_STAFFS_AND_OPERATORS),
    Row("GET /cohorts/<cohort>/people/<handle>/account", "302 302 302 302 302 302 302 302 302"),
    Row("POST /cohorts/<cohort>/people/<handle>/account", FORM_OF_HER_LEADS, {"name": "Ada Benali"}),
    Row("GET /cohorts/<cohort>/people/<handle>/link", "302 302 302 302 302 302 302 302 302"),
    Row("POST /cohorts/<cohort>/people/<handle>/link", FORM_OF_HER_LEADS),
    Row("GET /cohorts/<cohort>/people/<handle>/more-time", "302 302 302 302 302 302 302 302 302"),
    Row("POST /cohorts/<cohort>/people/<handle>/more-time", "401 404 404 404 403 303 404 404 404", {"percent": "33"}),
    Row("GET /cohorts/<cohort>/people/<handle>/remove", "302 302 302 302 302 302 302 302 302"),
    # Ada has handed in, and nobody says that her erasure is meant.
    Row("POST /cohorts/<cohort>/people/<handle>/remove", "401 404 404 404 403 400 404 404 400"),
    Row("GET /cohorts/<cohort>/people/<handle>/place", "302 302 302 302 302 302 302 302 302"),
    Row("POST /cohorts/<cohort>/people/<handle>/place", FORM_OF_HER_LEADS, {"group": "Matin"}),
    Row("GET /cohorts/<cohort>/people/<handle>/return", "302 404 404 404 403 303 404 404 303"),
    Row("POST /cohorts/<cohort>/people/<handle>/return", "401 404 404 404 403 303 404 404 303", {"on": "2026-11-01"}),
    Row("GET /cohorts/<cohort>/roster", "302 404 404 404 403 200 404 404 200"),
    # A file of no lines.
    Row("POST /cohorts/<cohort>/roster", "401 404 404 404 403 400 404 404 400"),
    Row("GET /cohorts/<cohort>/roster/import", "302 302 302 302 302 302 302 302 302"),
    Row(
        "POST /cohorts/<cohort>/roster/import", "401 404 404 404 403 200 404 404 200", {"file": "Tm9tCkFkYSBCZW5hbGkK"}
    ),
    Row("GET /cohorts/<cohort>/slips", "302 302 302 302 302 302 302 302 302"),
    Row("GET /cohorts/<cohort>/slips/letters", "302 302 302 302 302 302 302 302 302"),
    # This installation has no mail server.
    Row("POST /cohorts/<cohort>/slips/letters", "401 404 404 404 404 404 404 404 404"),
    Row("POST /cohorts/<cohort>/slips", "401 404 404 404 403 200 404 404 200"),
    Row("GET /cohorts/<cohort>/staff", "302 302 302 302 302 302 302 302 302"),
    Row("POST /cohorts/<cohort>/staff", FORM_OF_HER_LEADS, {"name": "Zoé Roux", "role": "trainer"}),
    Row("GET /cohorts/<cohort>/staff/<handle>/dismiss", "302 302 302 302 302 302 302 302 302"),
    Row("POST /cohorts/<cohort>/staff/<handle>/dismiss", "401 404 404 404 403 404 404 404 404"),
    Row("GET /cohorts/<cohort>/staff/<handle>/role", "302 302 302 302 302 302 302 302 302"),
    # Ada is not of the team.
    Row("POST /cohorts/<cohort>/staff/<handle>/role", "401 404 404 404 403 404 404 404 404", {"role": "lead"}),
    # What opens it is no invitation, and here nobody has made one.
    Row("GET /calendars/<secret>.ics", "404 404 404 404 404 404 404 404 404"),
    Row("GET /comments", PAGE_OF_ONES_OWN),
    Row("GET /comments/<comment_id>", "302 200 404 404 403 403 404 404 404"),
    Row("POST /comments/<comment_id>", "401 303 404 404 403 403 404 404 404", {"text": "Ah, la TVA !"}),
    Row("POST /comments/<comment_id>/remove", "401 303 404 404 403 403 404 404 404"),
    Row("POST /comments/threads/<thread_id>", FORM_OF_HERS_AND_HER_STAFFS, {"text": "Merci."}),
    Row("POST /comments/threads/<thread_id>/reopen", FORM_OF_HERS_AND_HER_STAFFS),
    Row("POST /comments/threads/<thread_id>/resolve", FORM_OF_HERS_AND_HER_STAFFS),
    Row("GET /erasures", "302 404 404 404 404 200 404 200 200"),
    Row("POST /erasures/<cohort>/resume", "401 404 404 404 404 303 404 404 303"),
    Row("POST /erasures/<cohort>/stop", "401 404 404 404 404 303 404 404 303"),
    Row("GET /exercises/<slug>", "302 200 200 404 200 200 200 200 404"),
    Row("GET /exercises/<slug>/as/<handle>", HER_STAFFS_ALONE),
    # Exercises are the school's: any of its trainers and leads, and here a version that there is not.
    Row("POST /exercises/<slug>/files", "401 303 303 404 404 404 404 404 404"),
    Row("GET /exercises/<slug>/versions", "302 404 404 404 200 200 200 200 404"),
    Row("POST /exercises/<slug>/versions/<version>/current", "401 404 404 404 404 404 404 404 404"),
    Row("POST /exercises/<slug>/withdraw", "401 404 404 404 303 303 303 303 404"),
    Row("POST /exercises/<slug>/restore", "401 404 404 404 303 303 303 303 404"),
    Row("GET /exercises/<slug>/stumbles", HER_STAFFS_ALONE),
    Row("GET /exercises/<slug>/stumbles/<key>", HER_STAFFS_ALONE),
    Row("POST /exercises/<slug>/stumbles/<key>/answer", FORM_OF_HER_STAFFS, {"fr": "Vois l'espace."}),
    Row("POST /exercises/<slug>/stumbles/<key>/answer/withdraw", FORM_OF_HER_STAFFS),
    Row("GET /git/exercises.git/info/refs", "401 404 404 404 200 200 200 200 404"),
    Row("POST /git/exercises.git/git-receive-pack", "401 404 404 404 200 200 200 200 404"),
    Row("POST /git/exercises.git/git-upload-pack", "401 404 404 404 200 200 200 200 404"),
    Row("GET /git/<cohort>/<handle>.git/info/refs", "401 200 404 404 200 200 404 404 404"),
    Row("POST /git/<cohort>/<handle>.git/git-receive-pack", "401 200 404 404 403 403 404 404 404"),
    Row("POST /git/<cohort>/<handle>.git/git-upload-pack", "401 200 404 404 200 200 404 404 404"),
    Row("GET /healthz", OPEN),
    Row("GET /readyz", "503 503 503 503 503 503 503 503 503"),
    Row("GET /help/", OPEN),
    Row("GET /help/<word>", OPEN),
    Row("GET /help/accessibility", OPEN),
    Row("GET /help/editor", OPEN),
    Row("GET /help/python", OPEN),
    Row("GET /tools/grader.pyz", OPEN),
    Row("GET /help/git", OPEN),
    Row("GET /help/guides/<subject>", OPEN),
    Row("GET /help/search", OPEN),
    Row("GET /help-requests", PAGE_OF_ONES_OWN),
    Row("POST /help-requests/<request_id>/answer", "401 404 404 404 303 303 404 404 404", {"text": "Vois la TVA."}),
    Row("POST /help-requests/<request_id>/done", FORM_OF_HERS_AND_HER_STAFFS),
    Row("POST /help-requests/<request_id>/take", "401 404 404 404 303 303 404 404 404", {"after": "ines"}),
    Row("POST /help-requests/<request_id>/withdraw", "401 303 404 404 403 403 404 404 404"),
    # Whoever has the link may choose the password: the link is the key.
    Row("GET /invitations/<secret>", OPEN),
    Row("POST /invitations/<secret>", "303 303 303 303 303 303 303 303 303", {"password": GOOD, "repeat": GOOD}),
    Row("POST /invitations/<secret>/with/<provider>", "303 303 303 303 303 303 303 303 303"),
    # From this machine, as here, or with the token of its own that the operator set.
    Row("GET /metrics", OPEN),
    # Inès wrote it, of Ada's hand-in.
    Row("GET /notes/<note_id>", "302 404 404 404 200 403 404 404 404"),
    Row("POST /notes/<note_id>", "401 404 404 404 303 403 404 404 404", {"text": "Lui parler."}),
    Row("POST /notes/<note_id>/remove", "401 404 404 404 303 403 404 404 404"),
    Row("GET /operator", "302 404 404 404 404 404 404 404 200"),
    Row("GET /operator/audit", "302 404 404 404 404 404 404 404 200"),
    Row("POST /operator/backups", "401 404 404 404 404 404 404 404 303"),
    Row("GET /operator/backups/live", "302 404 404 404 404 404 404 404 200"),
    Row("POST /operator/runs/<run_id>/retry", "401 404 404 404 404 404 404 404 303"),
    Row("POST /language", "303 303 303 303 303 303 303 303 303", {"language": "fr"}),
    Row("GET /partners", COMPANIES),
    Row("POST /partners", FORM_OF_HER_COHORTS_COMPANIES, {"name": "Atelier", "cohort": "web-2610"}),
    Row("GET /partners/<company_id>", COMPANIES),
    Row("POST /partners/<company_id>", FORM_OF_COMPANIES, {"name": "Atelier"}),
    Row("POST /partners/<company_id>/remove", FORM_OF_COMPANIES),
    Row("POST /partners/<company_id>/cohorts", FORM_OF_HER_COHORTS_COMPANIES, {"cohort": "web-2610"}),
    Row("POST /partners/<company_id>/cohorts/<cohort>/part", FORM_OF_HER_COHORTS_COMPANIES),
    Row("POST /partners/<company_id>/people", FORM_OF_COMPANIES, {"person": "Zoé Roux"}),
    Row("POST /partners/<company_id>/people/<handle>/link", FORM_OF_COMPANIES),
    Row("POST /partners/<company_id>/people/<handle>/remove", FORM_OF_COMPANIES),
    Row("GET /account/counselling", LEARNERS_OWN, of_others=NO_OTHERS),
    Row("POST /account/counselling/agree", FORM_OF_LEARNERS_OWN, of_others=NO_OTHERS),
    Row("POST /account/counselling/withdraw", FORM_OF_LEARNERS_OWN, of_others=NO_OTHERS),
    Row("GET /counselling", "302 404 404 404 404 404 404 404 404", of_others=OF_COUNSELLORS),
    Row("GET /cohorts/<cohort>/counselling", HER_LEADS_ALONE, of_others=OF_MAUD),
    Row("GET /cohorts/<cohort>/counselling/<handle>", HER_LEADS_ALONE, of_others=OF_MAUD),
    Row("POST /cohorts/<cohort>/counselling/<handle>/appointments", FORM_OF_COUNSELLORS, MEETS, of_others=FORM_OF_MAUD),
    Row(
        "POST /cohorts/<cohort>/counselling/<handle>/appointments/<appointment_id>",
        FORM_OF_COUNSELLORS,
        MEETS,
        of_others=FORM_OF_MAUD,
    ),
    Row(
        "POST /cohorts/<cohort>/counselling/<handle>/appointments/<appointment_id>/remove",
        FORM_OF_COUNSELLORS,
        of_others=FORM_OF_MAUD,
    ),
    Row(
        "POST /cohorts/<cohort>/counselling/<handle>/obstacles", FORM_OF_COUNSELLORS, IN_HER_WAY, of_others=FORM_OF_MAUD
    ),
    Row(
        "POST /cohorts/<cohort>/counselling/<handle>/obstacles/<obstacle_id>/remove",
        FORM_OF_COUNSELLORS,
        of_others=FORM_OF_MAUD,
    ),
    Row(
        "POST /cohorts/<cohort>/counsellors",
        "401 404 404 404 404 303 404 404 404",
        {"name": "Zoé Roux"},
        of_others="404 404 403 404",
    ),
    Row(
        "POST /cohorts/<cohort>/counsellors/<handle>/link",
        "401 404 404 404 404 303 404 404 404",
        of_others="404 404 403 404",
    ),
    Row(
        "POST /cohorts/<cohort>/counsellors/<handle>/dismiss",
        "401 404 404 404 404 303 404 404 404",
        of_others="404 404 403 404",
    ),
    Row("GET /portfolio", LEARNERS_OWN, of_others=NO_OTHERS),
    Row("POST /portfolio", FORM_OF_LEARNERS_OWN, {"words": "Bonjour."}, of_others=NO_OTHERS),
    Row("GET /portfolio/preview", LEARNERS_OWN, of_others=NO_OTHERS),
    Row("GET /portfolio/portfolio.pdf", LEARNERS_OWN, of_others=NO_OTHERS),
    Row("POST /portfolio/links", FORM_OF_LEARNERS_OWN, {"last_day": "2026-12-31"}, of_others=NO_OTHERS),
    Row("POST /portfolio/links/<link_id>/end", FORM_OF_LEARNERS_OWN, of_others=NO_OTHERS),
    Row("POST /portfolio/companies/<company_id>", "401 303 303 404 404 404 404 404 404"),
    Row("POST /portfolio/companies/<company_id>/end", FORM_OF_LEARNERS_OWN, of_others=NO_OTHERS),
    Row("POST /portfolio/withdraw", FORM_OF_LEARNERS_OWN, of_others=NO_OTHERS),
    Row("GET /portfolios", "302 404 404 404 404 404 404 404 404", of_others="200 200 404 404"),
    Row("GET /portfolios/<portfolio_id>", "302 404 404 404 404 404 404 404 404", of_others=SHARED_WITH_YANN),
    # Whoever has the link: it is the key.
    Row("GET /portfolios/links/<link>", OPEN),
    Row("GET /people/<handle>", HERS_AND_HER_STAFFS),
    Row("GET /people/<handle>/report.pdf", HERS_AND_HER_STAFFS),
    Row("GET /people/<handle>/tries", HERS_AND_HER_STAFFS),
    Row("GET /sign-in", "200 302 302 302 302 302 302 302 302"),
    Row("GET /sign-in/from/<provider>", "303 303 303 303 303 303 303 303 303"),
    Row("POST /sign-in/with/<provider>", "303 303 303 303 303 303 303 303 303"),
    Row("POST /sign-in", "400 400 400 400 400 400 400 400 400", {"handle": "ada", "password": OTHER}),
    Row("POST /sign-out", "303 303 303 303 303 303 303 303 303"),
    Row("GET /static/<path:filename>", OPEN),
    Row("GET /receipts/", OPEN),
    Row("GET /receipts/keys/<key_id>.pem", OPEN),
    Row("GET /publish", "302 404 404 404 200 200 200 200 404"),
    Row("POST /publish", "401 404 404 404 303 303 303 303 404"),
    Row("GET /publish/<proposal_id>", "302 404 404 404 200 200 200 200 404"),
    Row("GET /publish/<proposal_id>/live", "302 404 404 404 200 200 200 200 404"),
    Row("GET /status", OPEN),
    Row("GET /cohorts/<cohort>/regrades", HER_STAFFS_ALONE),
    Row("POST /cohorts/<cohort>/regrades", "401 404 404 404 303 303 404 404 404", {"exercise": "bonjour"}),
    Row("GET /regrades/<regrade_id>", HER_STAFFS_ALONE),
    Row("GET /regrades/<regrade_id>/live", HER_STAFFS_ALONE),
    Row("POST /regrades/<regrade_id>/apply", "401 404 404 404 303 303 404 404 404"),
    Row("POST /regrades/<regrade_id>/drop", "401 404 404 404 303 303 404 404 404"),
    Row("GET /submissions/<submission_id>", HERS_AND_HER_STAFFS),
    Row("POST /submissions/<submission_id>/again", "401 303 404 404 303 303 404 404 404"),
    Row("GET /submissions/<submission_id>/as-learner", HER_STAFFS_ALONE),
    Row("GET /submissions/<submission_id>/checks/<check_id>/screenshot", HERS_AND_HER_STAFFS),
    Row("GET /submissions/<submission_id>/checks/<check_id>/picture", HERS_AND_HER_STAFFS),
    Row("POST /submissions/<submission_id>/comments", FORM_OF_HERS_AND_HER_STAFFS, {"text": "Bravo !"}),
    Row(
        "POST /submissions/<submission_id>/help-requests",
        "401 303 404 404 403 403 404 404 404",
        {"text": "Je bloque."},
    ),
    Row("POST /submissions/<submission_id>/notes", "401 404 404 404 303 303 404 404 404", {"text": "Lui parler."}),
    Row("GET /submissions/<submission_id>/receipts", HERS_AND_HER_STAFFS),
    Row("GET /submissions/<submission_id>/live", HERS_AND_HER_STAFFS),
)
"""A new route needs a row: what each viewer is answered when they ask for Ada's things."""

HER_NAME = re.compile(r"(?<![\w-])(Ada|Benali)(?![\w-])")
"""Standing by itself: three letters come by chance in the random value of one form in some thousand."""

NOT_THERE = 404


@pytest.fixture(scope="session")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TwoCohorts]:
    with two_cohorts(tmp_path_factory.mktemp("two-cohorts")) as school:
        yield school


def routes(school: TwoCohorts) -> set[str]:
    """Return every route of the application as the table names it."""
    return {
        f"{method} {rule.rule}"
        for rule in school.app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }


def test_every_route_has_its_row(school: TwoCohorts) -> None:
    assert {row.rule for row in MATRIX} == routes(school)
    assert len({row.rule for row in MATRIX}) == len(MATRIX)


@pytest.mark.slow
@pytest.mark.parametrize("row", MATRIX, ids=[row.rule.replace(" ", "_") for row in MATRIX])
def test_each_viewer_is_answered_as_the_table_says(school: TwoCohorts, row: Row) -> None:
    """To others than Ada, what there is not for them shows nothing of her either."""
    answers = {viewer: school.ask(viewer, row.rule, row.form) for viewer in VIEWERS}

    statuses = {viewer: answer.status for viewer, answer in answers.items()}
    shown = [
        viewer
        for viewer, answer in answers.items()
        if answer.status == NOT_THERE and viewer != "ada" and HER_NAME.search(answer.text)
    ]
    assert (statuses, shown) == (dict(zip(VIEWERS, row.answers, strict=True)), [])


@pytest.mark.slow
@pytest.mark.parametrize("row", [row for row in MATRIX if row.rule.startswith("POST") and not row.by_token])
def test_no_form_is_taken_without_the_value_of_its_page(school: TwoCohorts, row: Row) -> None:
    school.app.config["WTF_CSRF_ENABLED"] = True
    viewer = NOBODY if "sign-in" in row.rule else "ada"

    answer = school.ask(viewer, row.rule, row.form)

    school.app.config["WTF_CSRF_ENABLED"] = False
    assert answer.status == 400
