"""The pages that browser tests look at: who looks at what."""

from pathlib import Path

from tests.web.samples import ALIKE, COMPANY, LINK_OF_CHLOE, LINK_OF_LEA, PORTFOLIO, School

AXE = (Path(__file__).parents[2] / "runner_images" / "site" / "axe.min.js").read_text()
RUN_AXE = """async () => (await axe.run(document, {runOnly: {type: "tag", values: [
    "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}})).violations.map(
    violation => violation.id + ": " + violation.nodes.map(node => node.html.slice(0, 160)).join(" | "))"""
RUN_AXE_ON_COLOURS = RUN_AXE.replace(
    '{type: "tag", values: [\n    "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}',
    '{type: "rule", values: ["color-contrast", "link-in-text-block"]}',
)
UNFOLD = "document.querySelectorAll('details').forEach(folded => { folded.open = true })"
BEYOND = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
"""By how many pixels a page is wider than its window."""

Place = tuple[str | None, str]

OF_LEARNERS: dict[str, Place] = {
    "sign in": (None, "/sign-in"),
    "day of a learner": ("ada", "/"),
    "first day": ("samira", "/"),
    "day without a cohort": ("noor", "/"),
    "account": ("ada", "/account"),
    "my SSH keys": ("ada", "/account/keys"),
    "exercise": ("ada", "/exercises/bonjour"),
    "exercise, first time": ("samira", "/exercises/prix-ttc"),
    "almost": ("ada", "bonjour"),
    "stops": ("jean-luc", "bonjour"),
    "too slow": ("jean-luc", "prix-ttc"),
    "waiting": ("karim", "vote-de-la-promo"),
    "running": ("ada", "covoiturage"),
    "passed": ("chloe", "bonjour"),
    "incomplete": ("moussa", "covoiturage"),
    "not kept": ("moussa", "prix-ttc"),
    "comparison": ("moussa", "vote-de-la-promo"),
    "ours": ("lea", "covoiturage"),
    "commented": ("lea", "prix-ttc"),
    "when trainers are told": ("ada", "/cohorts/web-2610/today/rules"),
    "own board": ("ada", "/cohorts/web-2610"),
    "help": (None, "/help/"),
    "help with a word": ("ada", "/help/partial"),
    "help with Git": ("ada", "/help/git"),
    "help with what Git says": ("ada", "/help/git?q=fetch+first"),
    "guide": (None, "/help/guides/learner"),
    "guide of operators": ("olga", "/help/guides/operator"),
    "search in help": (None, "/help/search?q=jeton"),
    "help in the editor": ("ada", "/help/editor"),
    "help with Python alone": ("ada", "/help/python"),
    "receipts": ("lea", "{lea prix-ttc}/receipts"),
    "check a receipt": (None, "/receipts/?line=grader-receipt-1+received"),
    "accessibility": (None, "/help/accessibility"),
    "state of the service": (None, "/status"),
    "my dates in a calendar": ("ada", "/account/calendar"),
    "my code on a forge": ("ada", "/cohorts/web-2610/remotes"),
    "my follow-up": ("lea", "/account/counselling"),
    "my follow-up, before": ("ada", "/account/counselling"),
    "my portfolio": ("chloe", "/portfolio"),
    "my portfolio, seen by others": ("chloe", "/portfolio/preview"),
    "a portfolio by a link": (None, f"/portfolios/links/{LINK_OF_CHLOE}"),
    "my data": ("ada", "/account/data"),
    "asked what became of them": (None, f"/placements/{LINK_OF_LEA}"),
    "projects of a learner": ("ada", "/cohorts/web-2610/projects"),
    "project of a learner": ("ada", "/projects/J-site"),
    "project of a peer": ("karim", "/project-hand-ins/K-ada"),
    "progress": ("karim", "/people/karim"),
    "all tries": ("ada", "/people/ada/tries"),
    "help asked for by a learner": ("jean-luc", "/help-requests"),
    "comments for a learner": ("lea", "/comments"),
    "change a comment": ("lea", "/comments/C-lea"),
    "no such page": ("ada", "/nowhere"),
}
"""An address, or an exercise for the newest hand-in; somebody else's as `{handle exercise}`."""

OF_STAFF: dict[str, Place] = {
    "day of a trainer": ("ines", "/"),
    "day of an operator": ("olga", "/"),
    "exercise for a trainer": ("ines", "/exercises/covoiturage"),
    "hand-in for a trainer": ("ines", "{lea prix-ttc}"),
    "stopped, for a trainer": ("ines", "{jean-luc bonjour}"),
    "change a note": ("ines", "/notes/O-lea"),
    "hand-in as its learner": ("ines", "{lea prix-ttc}/as-learner"),
    "where the group stumbles": ("ines", "/exercises/bonjour/stumbles"),
    "an error of several": ("ines", f"/exercises/bonjour/stumbles/{ALIKE}"),
    "learner for a trainer": ("ines", "/people/lea"),
    "exercise as a learner": ("ines", "/exercises/prix-ttc/as/lea"),
    "help asked for": ("ines", "/help-requests"),
    "publish an exercise": ("ines", "/publish"),
    "exercise refused": ("ines", "/publish/V-bonjour"),
    "exercise that waits": ("ines", "/publish/V-waits"),
    "versions of an exercise": ("ines", "/exercises/bonjour/versions"),
    "regrades of a cohort": ("ines", "/cohorts/web-2610/regrades"),
    "regrade": ("ines", "/regrades/G-bonjour"),
    "shared code": ("ines", "/cohorts/web-2610/exercises/bonjour/similarity"),
    "comments for a trainer": ("ines", "/comments"),
    "who needs me today": ("ines", "/cohorts/web-2610/today"),
    "courses of a cohort": ("paul", "/cohorts/web-2610/courses"),
    "chat of a cohort": ("paul", "/cohorts/web-2610/chat"),
    "digest": ("ines", "/cohorts/web-2610/digest"),
    "rules of a cohort": ("paul", "/cohorts/web-2610/today/rules"),
    "charts": ("ines", "/cohorts/web-2610/charts"),
    "competencies": ("karim", "/people/karim/competencies"),
    "competencies for a trainer": ("ines", "/people/karim/competencies"),
    "competency board": ("ines", "/cohorts/web-2610/competencies"),
    "frameworks": ("paul", "/frameworks"),
    "projects": ("ines", "/cohorts/web-2610/projects"),
    "project": ("ines", "/projects/J-site"),
    "change a project": ("ines", "/projects/J-site/edit"),
    "review of a project": ("ines", "/project-hand-ins/K-ada"),
    "what became of them": ("paul", "/cohorts/web-2610/placements"),
    "activity statement": ("ada", "/cohorts/web-2610/people/ada/activity"),
    "activity statement for a lead": ("paul", "/cohorts/web-2610/people/ada/activity"),
    "folder for Qualiopi": ("paul", "/cohorts/web-2610/qualiopi"),
    "report for funders": ("paul", "/cohorts/web-2610/report"),
    "board": ("ines", "/cohorts/web-2610"),
    "people of a cohort": ("paul", "/cohorts/web-2610/people"),
    "import a list": ("paul", "/cohorts/web-2610/roster"),
    "one of the people": ("paul", "/cohorts/web-2610/people/ada"),
    "cohorts": ("paul", "/cohorts"),
    "partner companies": ("paul", "/partners"),
    "a partner company": ("paul", f"/partners/{COMPANY.id}"),
    "day of a counsellor": ("maud", "/"),
    "cohorts of a counsellor": ("maud", "/counselling"),
    "follow-up of a cohort": ("maud", "/cohorts/web-2610/counselling"),
    "follow-up of a learner": ("maud", "/cohorts/web-2610/counselling/lea"),
    "follow-up for a lead": ("paul", "/cohorts/web-2610/counselling"),
    "day of a partner": ("yann", "/"),
    "shared with a company": ("yann", "/portfolios"),
    "a portfolio for a company": ("yann", f"/portfolios/{PORTFOLIO}"),
    "plan": ("paul", "/cohorts/web-2610/exercises"),
    "plan for a trainer": ("ines", "/cohorts/web-2610/exercises"),
    "later dates": ("ines", "/cohorts/web-2610/exercises/vote-de-la-promo/extensions"),
    "what moves": ("paul", "/cohorts/web-2610/plan?starts=2026-11-30&closed=2026-12-21+2027-01-01&by_hand_too=yes"),
    "erasures ahead": ("paul", "/erasures"),
    "operation": ("olga", "/operator"),
    "who did what": ("olga", "/operator/audit"),
}

PLACES = OF_LEARNERS | OF_STAFF


def address(place: Place, school: School) -> str:
    """Return where this is read."""
    handle, path = place
    if path.startswith("{"):
        (handle, path), beyond = path[1 : path.index("}")].split(), path[path.index("}") + 1 :]
        return f"/submissions/{school.latest(handle, path)}{beyond}"
    return path if path.startswith("/") else f"/submissions/{school.latest(str(handle), path)}"
