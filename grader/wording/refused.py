"""What an operator or trainer reads on the command line when a request cannot be taken as it is."""

from grader.domain.errors import Refused
from grader.domain.text import Language
from grader.wording.catalogue import N_, gettext_for
from grader.wording.grading.sentences import fullest
from grader.wording.quoting import quotable
from grader.wording.refused_everywhere import EVERYWHERE

SENTENCES = EVERYWHERE | {
    "handle_shape": N_(
        "“%(handle)s” cannot be a handle: lower-case letters, digits and single hyphens, %(most)s at most."
    ),
    "handle_taken": N_("There is a person with the handle “%(handle)s” already."),
    "slug_shape": N_(
        "“%(slug)s” cannot be part of an address: lower-case letters, digits and single hyphens, %(most)s at most."
    ),
    "name_unseen": N_("The name “%(name)s” has a character that nobody can see. Write it on one line, without it."),
    "operator_in_cohort": N_(
        "%(handle)s can have no part in %(slug)s: operators, counsellors and people of companies see nobody's code. "
        "Nothing was changed."
    ),
    "first_day_missing": N_("Closed days and holidays belong to a plan: say its first day with --start."),
    "closed_shape": N_(
        "“%(line)s” is no closed day. Write one, or the first and the last of several: 2026-12-21 2027-01-01."
    ),
    "dates_order": N_("%(slug)s would be due before it begins. Nothing was changed."),
    "extension_undated": N_("%(slug)s has no date, so nobody needs a later one."),
    "not_on_a_break": N_("%(name)s is not on a break. Nothing was changed."),
    "report_ending": N_("%(file)s does not say what to write: its name ends in %(endings)s."),
    "report_folder": N_("There is no folder %(folder)s to write into."),
    "report_unwritten": N_("%(file)s cannot be written: %(why)s."),
    "since_ahead": N_("%(day)s is still to come. A status holds from today on, or from a day before."),
    "cohort_not_empty": N_(
        "%(slug)s has learners, or had (%(learners)s). Its end lets it go: grader cohort end %(slug)s DAY."
    ),
    "erasure_unsure": N_(
        "%(name)s has handed in. To erase their work for good, say their handle again: --erase %(handle)s."
    ),
    "erasure_unmeant": N_("To erase the account of %(name)s for good, say their handle again: --erase %(handle)s."),
    "erase_learner": N_("%(handle)s learns here: grader cohort remove-person erases their work with their name."),
    "last_operator": N_("%(name)s is the only operator: first add another (grader user add --role operator)."),
    "extension_sooner": N_("This is not later than the cohort's own date for %(slug)s. Nothing was changed."),
    "cohort_named_otherwise": N_(
        "There is a cohort %(slug)s already, called “%(name)s”. Nothing was changed. To rename it: grader cohort "
        "rename %(slug)s NAME. To give it exercises: grader cohort assign %(slug)s EXERCISES."
    ),
    "cohort_taken": N_("There is a cohort %(slug)s already: choose another slug."),
    "track": N_("There is no track “%(slug)s”: grader track publish FILE."),
    "end_past": N_(
        "%(last_day)s is past. From %(code_from)s on, the code and ways in of the learners of %(slug)s (%(learners)s) "
        "would be erased. From %(names_from)s on, their names would be, too. If you mean it, say it again with --yes."
    ),
    "end_before_hand_in": N_(
        "Something was handed in in %(slug)s after %(last_day)s. From %(code_from)s on, the code and ways in of its "
        "learners (%(learners)s) would be erased. From %(names_from)s on, their names would be, too. If you mean it, "
        "say it again with --yes."
    ),
    "submission": N_("There is no hand-in “%(id)s” here."),
    "person": N_("There is no person with the handle “%(handle)s”."),
    "exercise": N_("The exercise “%(slug)s” is not published: grader exercise publish FOLDER."),
    "exercise_withdrawn": N_("The exercise “%(slug)s” was withdrawn. To give it: grader exercise restore %(slug)s."),
    "first_version": N_("There is no version of “%(slug)s” before the current one."),
    "version": N_(
        "“%(version)s” is no version of %(slug)s, or the beginning of several: grader exercise versions %(slug)s."
    ),
    "assignment": N_("%(cohort)s was not given “%(slug)s”: grader cohort exercises %(cohort)s."),
    "check": N_("There is no check “%(check)s”: there are %(checks)s."),
    "label_shape": N_("A token's name has 1 to %(most)s characters."),
    "scopes_none": N_("Say what the token opens, for example: --scope read."),
    "scopes_of_role": N_("A person of this role cannot give a token: %(scopes)s."),
    "too_many_tokens": N_("This person has %(most)s tokens already: grader user token revoke HANDLE ID."),
    "token": N_("This person has no such token: grader user token list HANDLE."),
    "cohort": N_("There is no cohort “%(slug)s”: grader cohort open %(slug)s NAME."),
    "regrade": N_("There is no regrade “%(id)s” here: grader regrade list."),
    "regrade_nothing": N_("No hand-in of %(slug)s fits: it may still be graded, or its code may be erased."),
    "regrade_too_many": N_("These are more than %(most)s learners. Take one cohort at a time: --cohort."),
    "regrade_open": N_("A regrade of the same awaits its end: grader regrade show %(id)s."),
    "regrade_running": N_("It is not over: %(waiting)s of its hand-ins are still to be judged."),
    "not_a_receipt": N_(
        "This is no receipt: copy the whole line, from “grader-receipt-1” to the end of the signature."
    ),
    "regrade_over": N_("The regrade %(id)s was applied or dropped already."),
    "worker_host": N_("There is no worker host “%(host)s”. Those that live: %(known)s."),
    "runner": N_("There is no runner “%(runner)s”: there are %(known)s."),
    "package_not_allowed": N_("%(package)s is not among the packages of GRADER_PACKAGES."),
    "keep_without_folder": N_("--keep looks after a folder of backups: name one that is there."),
    "file_exists": N_("There is a file %(path)s already, and a backup overwrites nothing."),
    "nothing_to_back_up": N_("There is nothing to back up: the database has no tables. Start it once: grader up."),
    "backups_folder": N_(
        "The folder of backups %(folder)s cannot be made or written to. Set GRADER_BACKUPS to one that can be."
    ),
    "place_not_empty": N_(
        "%(place)s is not empty: a restore overwrites nothing. Name an empty data folder in GRADER_DATA and an empty "
        "database in DATABASE_URL."
    ),
    "archive_unreadable": N_("%(path)s cannot be read as a backup. Nothing was written."),
    "archive_cut_off": N_("The backup %(path)s was cut off before its end. Nothing was written."),
    "archive_damaged": N_("The backup is damaged: %(part)s is not what was written. Nothing was restored."),
    "archive_newer": N_("%(path)s was made by a newer version of this program: restore it with that one."),
    "archive_hostile": N_(
        "The backup holds “%(name)s”, which is no plain file below the data folder: it was not made by this program. "
        "Nothing was written."
    ),
}
OTHERWISE = N_("This cannot be done: %(code)s.")


def refused_sentence(refused: Refused, language: Language) -> str:
    """Return the sentence of a refusal, fit for a terminal; one without a sentence of its own names its code."""
    told = {name: quotable(value) if isinstance(value, str) else value for name, value in refused.params.items()}
    values = {**told, "code": refused.code}
    source = fullest((SENTENCES.get(refused.code, OTHERWISE), OTHERWISE), values)
    return gettext_for(language).gettext(source) % values
