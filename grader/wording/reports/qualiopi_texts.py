"""What each indicator asks, in our words, and what a person must add, as nothing of it is kept here."""

from collections.abc import Mapping

from grader.domain.reports.qualiopi import Indicator
from grader.wording.catalogue import N_

ASKS: Mapping[Indicator, str] = {
    Indicator.INFORMATION: N_(
        "The public finds what it needs to know of the training: what one must bring, aims, length, ways and delays of "
        "access, price, contacts, methods, how one is assessed, access for people with a disability."
    ),
    Indicator.RESULTS: N_("Results are published that suit the training and the people in it."),
    Indicator.CERTIFICATION: N_(
        "Where a certification is prepared: its rates, whether its blocks can be validated one by one, equivalences, "
        "what may follow, and which jobs it leads to."
    ),
    Indicator.POSITIONING: N_("How what people know is found out as they come in, and where they are placed by it."),
    Indicator.ADAPTATION: N_("The training, the support and the follow-up are adapted to the people in it."),
    Indicator.ASSESSMENT: N_("Whether people reach the aims of the training is assessed."),
    Indicator.ENGAGEMENT: N_("What is done so that people stay with it, and so that nobody breaks off."),
    Indicator.RESOURCES: N_("Learners have resources to learn with, and can make them their own."),
    Indicator.DISABILITY: N_(
        "Knowledge, tools and networks are called on to welcome, support, train or guide people with a disability."
    ),
    Indicator.OPINIONS: N_("Opinions are gathered: of learners, funders, teams and companies."),
    Indicator.COMPLAINTS: N_("Difficulties, complaints and incidents are dealt with, in a way that is laid down."),
    Indicator.IMPROVEMENT: N_("Opinions and complaints are analysed, and the training is improved by that."),
}

MISSING: Mapping[Indicator, tuple[str, ...]] = {
    Indicator.INFORMATION: (
        N_("The page or leaflet that the public reads, with its date: nothing of it is made here."),
        N_(
            "What one must bring, length in hours, price, delays of access, contacts, access for people with a "
            "disability."
        ),
    ),
    Indicator.RESULTS: (
        N_("Where these results are published, and since when."),
        N_("What learners think of the training: no such question is asked here."),
    ),
    Indicator.CERTIFICATION: (
        N_(
            "The results of the jury: rates of the whole title and of each block. A validation here is the team's, and "
            "no jury's."
        ),
        N_("Equivalences, what may follow, jobs that it leads to."),
    ),
    Indicator.POSITIONING: (
        N_("All of it: how people are placed as they come in (interview, test, file) is not kept here."),
    ),
    Indicator.ADAPTATION: (
        N_("The plan of each person, interviews, and what the training was adapted by beside dates and time."),
    ),
    Indicator.ASSESSMENT: (
        N_(
            "The evidence pack of the learners whom the auditor draws: it has names, so it is taken learner by learner."
        ),
        N_("What the jury or the companies assess."),
    ),
    Indicator.ENGAGEMENT: (
        N_("The procedure for absences: presence is not kept here, and of why somebody left only a category."),
        N_("What was said in these contacts, and letters that were sent by other ways."),
    ),
    Indicator.RESOURCES: (N_("Courses, rooms, computers, books, and how people are taught to use them."),),
    Indicator.DISABILITY: (
        N_(
            "The name of the contact for disability, their training, and the partners that are called on (Agefiph, "
            "Cap emploi …)."
        ),
        N_("What was agreed with whom: why somebody has more time is asked by nobody and kept nowhere."),
    ),
    Indicator.OPINIONS: (
        N_("All of it: surveys of learners, funders, the team and companies, and what they answered."),
    ),
    Indicator.COMPLAINTS: (
        N_("The procedure and the register of complaints, with dates and answers: no complaint is kept here as such."),
    ),
    Indicator.IMPROVEMENT: (
        N_("Which opinion or complaint led to which change: the versions say what changed when, and not why."),
    ),
}
