"""All tables together, as statements and the migrations' test name them; `schema/` has them by feature."""

from grader.adapters.database.schema.accommodations import accommodation
from grader.adapters.database.schema.accounts import access_token, invitation, session, ssh_key
from grader.adapters.database.schema.alerts import alert_rules, follow_up
from grader.adapters.database.schema.assignments import assignment
from grader.adapters.database.schema.chat import chat_hook, chat_message
from grader.adapters.database.schema.cohorts import cohort, enrollment, progress, staff
from grader.adapters.database.schema.comments import comment, comment_thread
from grader.adapters.database.schema.competencies import evidence, framework, validation
from grader.adapters.database.schema.counselling import appointment, counsellor, obstacle, obstacle_consent
from grader.adapters.database.schema.digests import digest_reader
from grader.adapters.database.schema.exercises import exercise, exercise_version, given_file
from grader.adapters.database.schema.grading import run
from grader.adapters.database.schema.help_requests import help_request
from grader.adapters.database.schema.identities import identity, provider_trouble
from grader.adapters.database.schema.looks import look
from grader.adapters.database.schema.lti import lti_course, lti_nonce, lti_score, tool_key
from grader.adapters.database.schema.notes import note
from grader.adapters.database.schema.operation import asked_backup, audit, fault, tally
from grader.adapters.database.schema.partners import company, company_cohort, company_person
from grader.adapters.database.schema.people import person
from grader.adapters.database.schema.pinned_answers import pinned_answer
from grader.adapters.database.schema.placements import (
    placement,
    placement_link,
    placement_question,
    placement_silence,
    placement_writing,
)
from grader.adapters.database.schema.plans import calendar, extension, plan, track
from grader.adapters.database.schema.portfolios import (
    portfolio,
    portfolio_item,
    portfolio_link,
    portfolio_opening,
    portfolio_share,
)
from grader.adapters.database.schema.projects import project, project_hand_in, project_pair, project_review
from grader.adapters.database.schema.publishing import proposal
from grader.adapters.database.schema.queue import host
from grader.adapters.database.schema.receipts import receipt, receipt_key
from grader.adapters.database.schema.regrades import regrade, regrade_item
from grader.adapters.database.schema.remotes import remote
from grader.adapters.database.schema.rosters import letter
from grader.adapters.database.schema.stumbles import effort, stumble
from grader.adapters.database.schema.submissions import answered_request, repository, repository_tree, submission

__all__ = [
    "access_token",
    "accommodation",
    "alert_rules",
    "answered_request",
    "appointment",
    "asked_backup",
    "assignment",
    "audit",
    "calendar",
    "chat_hook",
    "chat_message",
    "cohort",
    "comment",
    "comment_thread",
    "company",
    "company_cohort",
    "company_person",
    "counsellor",
    "digest_reader",
    "effort",
    "enrollment",
    "evidence",
    "exercise",
    "exercise_version",
    "extension",
    "fault",
    "follow_up",
    "framework",
    "given_file",
    "help_request",
    "host",
    "identity",
    "invitation",
    "letter",
    "look",
    "lti_course",
    "lti_nonce",
    "lti_score",
    "note",
    "obstacle",
    "obstacle_consent",
    "person",
    "pinned_answer",
    "placement",
    "placement_link",
    "placement_question",
    "placement_silence",
    "placement_writing",
    "plan",
    "portfolio",
    "portfolio_item",
    "portfolio_link",
    "portfolio_opening",
    "portfolio_share",
    "progress",
    "project",
    "project_hand_in",
    "project_pair",
    "project_review",
    "proposal",
    "provider_trouble",
    "receipt",
    "receipt_key",
    "regrade",
    "regrade_item",
    "remote",
    "repository",
    "repository_tree",
    "run",
    "session",
    "ssh_key",
    "staff",
    "stumble",
    "submission",
    "tally",
    "tool_key",
    "track",
    "validation",
]
