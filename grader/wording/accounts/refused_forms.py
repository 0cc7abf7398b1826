"""What people read when a form cannot be taken as they sent it."""

from grader.domain.errors import Refused
from grader.domain.text import Language
from grader.wording.catalogue import N_, gettext_for
from grader.wording.refused_everywhere import EVERYWHERE

SENTENCES = EVERYWHERE | {
    "alert_rule": N_("A number lies outside its bounds: this one goes from %(least)s to %(most)s."),
    "chat_address": N_(
        "This is no address of an incoming webhook: it begins with https://, and your chat shows it when you add one."
    ),
    "code_erased": N_("The code of this hand-in was erased, so nothing can be written of it any more."),
    "hidden_check": N_("Learners are told nothing of a hidden test, so no answer can be pinned to it."),
    "closed_shape": N_("“%(line)s” is no closed day. Write one a line, or the first and the last of several."),
    "cohort_taken": N_("There is a cohort %(slug)s already. Choose another short name."),
    "dates_order": N_("An exercise is due after it begins. Look at both days."),
    "account_elsewhere": N_(
        "%(name)s is in another cohort, too. Only an operator changes this account, or somebody who leads both."
    ),
    "company_elsewhere": N_(
        "%(name)s is partner of a cohort that you do not lead. Whoever leads them all changes it, or an operator."
    ),
    "website_shape": N_("This is no address of a website. Write it as in https://example.org, or leave it out."),
    "appointment_day": N_("This day cannot be that of an appointment: it lies too far off."),
    "counselling_line": N_("This line is too long: %(most)s characters at most."),
    "counselling_shape": N_("Choose one of the words of the list. Nothing was changed."),
    "counsellors_only": N_("Only the counsellors of this cohort write its follow-up down."),
    "not_counsellor": N_("%(handle)s is no counsellor. Choose one, or leave the handle empty."),
    "obstacle_health": N_("Of health nothing more is written than the word. Leave the line empty."),
    "obstacles_refused": N_("%(name)s has not agreed that this is written down, so nothing was kept."),
    "too_many_appointments": N_("%(most)s appointments are kept already. Remove one that nobody needs any more."),
    "too_many_obstacles": N_("%(most)s things are written down already. Remove one that is in the way no more."),
    "portfolio_line": N_("This line is too long: %(most)s characters at most."),
    "portfolio_over": N_("Nothing is shown here: this link has ended, or it was withdrawn."),
    "too_many_items": N_("A portfolio shows %(most)s exercises at most. Choose those that say most of you."),
    "too_many_links": N_("%(most)s links are open already. End one first."),
    "link_end": N_("A link ends today at the earliest, and in a year at the latest."),
    "own_hand_in": N_("Nobody reviews their own work."),
    "project_address": N_("This is no address that can be opened: it begins with https://, and holds no password."),
    "project_competency": N_(
        "A competency is a code without blanks, such as dwwm-2023.cp2; a project has %(most)s at most."
    ),
    "project_dates": N_("A project begins before it is due. Look at both days."),
    "project_empty": N_("Before learners see it, a project needs a brief and a criterion. Leave the first day empty."),
    "project_grid": N_("A grid has %(most)s criteria at most, each once."),
    "project_scale": N_("A grid has %(least)s to %(most)s levels."),
    "project_grid_kept": N_("Somebody was reviewed by this grid already, so its criteria stay as they are."),
    "project_handed_in": N_("Somebody has handed in, so this project stays."),
    "project_levels": N_("Choose a level for each criterion."),
    "project_no_folder": N_("There is no folder %(folder)s in your repository yet: push it, then hand it in."),
    "project_taken": N_("This cohort has a project or an exercise in the folder “%(slug)s” already."),
    "project_without_peers": N_("In this project, learners do not review one another."),
    "too_many_hand_ins": N_("You handed in %(most)s times already. Talk to your trainers instead."),
    "too_many_projects": N_("This cohort has %(most)s projects already."),
    "placement_over": N_("This link is too old, or it was answered already. Ask your school for a new one."),
    "placement_choice": N_("Choose what you do, or that you prefer not to say. Nothing was kept yet."),
    "placement_shape": N_("Choose when it was, what they do, and who said so. Nothing was changed."),
    "email_shape": N_("This is no e-mail address. Write it as in ada@example.org, or leave it out."),
    "email_taken": N_("Somebody has this e-mail address already. Look for them by it, or leave it out."),
    "group_shape": N_("A group has a short name: %(most)s characters at most."),
    "handle_shape": N_(
        "A handle has lower-case letters, digits and single hyphens, %(most)s at most. Left empty, one is made."
    ),
    "handle_taken": N_("Somebody has the handle “%(handle)s” already. Choose another one, or leave it empty."),
    "cohort_not_empty": N_("This cohort has learners, or had (%(learners)s), so it stays. Its end lets its data go."),
    "erasure_unsure": N_("%(name)s has handed in. To erase that for good, type their handle: %(handle)s"),
    "digest_week": N_("There is no digest of “%(week)s”. Write a week as in 2026-W48: this one, or one before."),
    "extension_sooner": N_("This is not later than the cohort's date. Nothing was changed."),
    "extension_undated": N_("This exercise has no date, so nobody needs a later one."),
    "first_day_missing": N_("Say the first day, too."),
    "help_asked": N_("You asked for help with this exercise already. Your trainers see it."),
    "help_of_learners": N_("Only whoever handed this in asks for help with it."),
    "help_over": N_("This request for help is done already."),
    "help_taken": N_("%(name)s was faster, and is on it."),
    "help_too_often": N_("You asked %(most)s times for help with this exercise. Now go and talk to your trainer."),
    "invitation_over": N_(
        "This invitation was already used, or it is too old. Ask whoever leads your cohort for a new one."
    ),
    "not_active": N_("You are not in training in this cohort now, so nothing is handed in there."),
    "remote_address": N_(
        "This is no address of a repository. Open it in the browser, and copy what stands above: "
        "https://github.com/ada/exercices"
    ),
    "remote_host": N_("Nothing is fetched from %(host)s. Your school takes: %(forges)s."),
    "remote_branch": N_("No branch can be called so. Most are called main."),
    "remote_token": N_("This is no read token: it is one word, without an accent or a space."),
    "too_many_remotes": N_("You have named %(most)s repositories already. Let go of one first."),
    "label_shape": N_("Give this token a name of at most %(most)s characters, for example my laptop."),
    "lead_alone": N_("Only a lead of this cohort sets its rules."),
    "key_kind": N_("Keys of this type are not taken. Make one of a safe type: ssh-keygen -t ed25519"),
    "key_private": N_(
        "This is the private half, which nobody may see: it belongs on your computer alone. Make a new key, and paste "
        "its public half: the file that ends with .pub."
    ),
    "key_shape": N_("This is no public key. Copy the whole line of the file that ends with .pub."),
    "key_short": N_(
        "This RSA key has %(bits)s bits, and %(least)s are needed. Make another one: ssh-keygen -t ed25519"
    ),
    "key_taken": N_("This key opens somebody's account already: one key is one person's. Make another one."),
    "too_many_keys": N_("You have %(most)s keys already. Remove one that you do not use any more."),
    "last_lead": N_("%(name)s alone leads this cohort. Let somebody else lead it first."),
    "leads_only": N_("Only those who lead this cohort change its people."),
    "counsellor_came_in": N_("%(name)s has signed in already. A forgotten password is an operator's to renew."),
    "line_shape": N_("This file has no such line. Look at the numbers beside the code."),
    "validation_shape": N_("Choose whether it is validated. Nothing was changed."),
    "name_unseen": N_("This name has a character that nobody can see. Write it on one line, without it."),
    "not_author": N_("Only whoever wrote this can change it."),
    "no_address": N_("Nobody of them has an e-mail address. Add it on their page, or import a list with it."),
    "not_on_a_break": N_("%(name)s is not on a break."),
    "not_staff": N_("%(handle)s is a learner or an operator. Choose a trainer or a lead, or leave the handle empty."),
    "own_address": N_("You have no e-mail address here yet. Whoever keeps the people of your cohorts adds it."),
    "paper_too_large": N_(
        "This board is too large for a PDF: %(cells)s cells, and %(most)s go on paper. Choose fewer learners, or take "
        "it for a spreadsheet."
    ),
    "password_common": N_("This password is too easy to guess. Put four words together that have nothing in common."),
    "password_handle": N_("Without your handle, this password is too short. Add a word or two."),
    "password_long": N_("This password is too long: %(most)s characters at most."),
    "password_repeat": N_("The two passwords are not the same. Type them again."),
    "password_short": N_("A password needs at least %(least)s characters: a short one is guessed in a few hours."),
    "regrade_nothing": N_("No hand-in fits: they may still be graded, or their code may be erased."),
    "regrade_open": N_("A regrade of the same hand-ins awaits your decision."),
    "regrade_over": N_("This regrade was applied or dropped already."),
    "regrade_running": N_("Not all is judged yet. Apply it once it is ready."),
    "regrade_too_many": N_("These are more than %(most)s learners: take one learner, or those who have not passed."),
    "scopes_none": N_("Say what this token opens: tick one line at least."),
    "slug_shape": N_("A short name has lower-case letters, digits and single hyphens, %(most)s at most."),
    "sent_archive_alone": N_("An archive is sent alone: choose %(file)s only, or your files without it."),
    "sent_archive_none": N_(
        "None of the files that I take is in this archive: %(names)s. Pack the folder %(folder)s; a link is no file."
    ),
    "sent_archive_several": N_(
        "Several folders of this archive have the files that I take: %(folders)s. Pack the folder %(folder)s alone."
    ),
    "sent_busy": N_("Your repository changes at this very moment. Send these files once more."),
    "sent_in_the_way": N_(
        "In your repository, something else stands in the place of %(file)s. Show it to your trainer."
    ),
    "sent_large": N_("%(file)s is too large: a file has %(most)s kB at most."),
    "sent_name": N_("“%(file)s” is no name that I can take. Give the file the name that stands in the statement."),
    "sent_none": N_("Choose your file first."),
    "sent_not_asked": N_("%(file)s is not asked for here. I take: %(names)s"),
    "sent_same": N_("Nothing is new in these files. Change your program, then send it."),
    "sent_too_many": N_("These are too many files: %(most)s at most. Send those that are asked for."),
    "sent_twice": N_("You chose two files called %(file)s. Choose one of them."),
    "since_ahead": N_("This day is still to come. A status holds from today on, or from a day before."),
    "text_shape": N_("Write something, in %(most)s characters at most."),
    "text_unseen": N_("This text has a character that cannot be kept. Type it again, without pasting."),
    "too_many_comments": N_("This hand-in has %(most)s comments already. Talk to each other instead."),
    "too_many_answers": N_(
        "This exercise has %(most)s pinned answers already. Withdraw one that nobody needs any more."
    ),
    "too_many_follow_ups": N_("%(most)s notes are kept about this person already. Talk to each other instead."),
    "too_many_notes": N_("This hand-in has %(most)s notes already. Remove one that nobody needs any more."),
    "too_many_tokens": N_("You have %(most)s tokens already. Revoke one that you do not use any more."),
    "too_many_proposals": N_("%(most)s of yours are still being proven. Send this one once they are done."),
    "upload_no_manifest": N_("There is no exercise.toml in this archive. Pack the exercise's whole folder."),
    "upload_no_slug": N_("The exercise.toml of this archive names no “slug” that can be an exercise's."),
    "upload_none": N_("Choose an archive first: a .zip, a .tar or a .tar.gz."),
    "upload_path": N_("The archive has a file whose place cannot be in an exercise: %(name)s"),
    "upload_several": N_("There are several exercises in this archive. Send them one by one, or all by git push."),
    "upload_too_large": N_(
        "This archive holds more than %(most)s MB, or more than %(files)s files. Pack its exercise alone, or push it."
    ),
    "upload_unreadable": N_("This file cannot be read as a .zip, a .tar or a .tar.gz."),
    "version": N_("This exercise has no such version. Choose one from the list."),
    "watch_state": N_("Say how far you have come with this person: press one of the buttons."),
    "withdrawn": N_("This exercise was withdrawn: it cannot be handed in any more."),
    "wrong_pair": N_("This handle and this password do not go together. Check both and try again."),
    "wrong_password": N_("This is not your current password. Check it and try again."),
}
"""English sources by the code of the refusal; codes that no form meets have none, and the error page speaks."""


def form_sentence(refused: Refused, language: Language) -> str | None:
    """Return the sentence of a refusal, or None where its code has none."""
    source = SENTENCES.get(refused.code)
    return None if source is None else gettext_for(language).gettext(source) % refused.params
