"""What people read of a refusal in the same words everywhere, on a form as in a terminal."""

from grader.wording.catalogue import N_

EVERYWHERE = {
    "day_shape": N_("“%(day)s” is no day. Write it as in 2027-06-30, or 30/06/2027."),
    "framework_empty": N_("A framework has blocks of competencies, %(most)s competencies at most."),
    "framework_kind": N_("A framework is a file whose name ends in .csv, .toml, .yaml or .yml."),
    "framework_large": N_("This file is too large for a framework: %(most)s KB at most."),
    "framework_name": N_(
        "“%(name)s” cannot be a short name: lower-case letters, digits and single hyphens, as in dwwm-2023 or cp7."
    ),
    "framework_shape": N_("This file is no framework yet. What cannot be read: %(where)s"),
    "framework_source": N_("Say where the framework comes from: an address, or the name of a document."),
    "framework_twice": N_("“%(name)s” stands there twice. Each block and each competency has a code of its own."),
    "frameworks_of_leads": N_("Leads and operators bring frameworks in. Ask one of them."),
    "leaving_reason_alone": N_("%(name)s has not left: a reason goes with the status “has left” alone."),
    "more_time_shape": N_("More time is a whole number of percent, from 0 to %(most)s: 33 is a third more."),
    "name_shape": N_("A name has 1 to %(most)s characters."),
    "placement_day": N_("This day cannot be: what was said was said today, or on a day before."),
    "placement_early": N_("The day on which %(name)s is asked for this has not come yet. Nothing was changed."),
    "plan_too_long": N_("Week %(week)s lies too far ahead: look at the first day, the closed days and the weeks."),
    "too_many_closed": N_("A plan has at most %(most)s lines of closed days."),
    "too_many_modules": N_("This plan has %(most)s modules already."),
    "track_or_cohort": N_("Take a track or another cohort's plan, not both."),
    "validation_comment": N_("Write why, in a sentence or two: %(most)s characters at most."),
    "report_period": N_(
        "These days cannot be a period: the last is not before the first, and not more than %(most)s days after it."
    ),
    "validation_day": N_("This day cannot be: it was assessed today, or on a day before."),
    "validation_none": N_("No validation holds, so there is none to take back."),
    "week_shape": N_("A plan has the weeks 1 to %(most)s."),
}
"""English sources by the code of the refusal."""
