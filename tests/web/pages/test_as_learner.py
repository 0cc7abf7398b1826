"""Staff look at a hand-in and an exercise with a learner's eyes: the same page, and nothing in it can be pressed."""

import re
from html import unescape

import pytest

from tests.web.installation import Installation
from tests.web.pages.test_comments import page_of

CSRF = re.compile(r'name="csrf_token" value="[^"]+"')


def main_of(page: str) -> str:
    """Return what a page says in its main part, without what differs in every answer."""
    return CSRF.sub("", page[page.index("<article") : page.index("</article>")])


@pytest.mark.parametrize(
    ("learner", "exercise"), [("lea", "prix-ttc"), ("ada", "bonjour"), ("moussa", "vote-de-la-promo")]
)
def test_the_hand_in_is_the_page_that_its_learner_reads(pages: Installation, learner: str, exercise: str):
    path = page_of(pages, learner, exercise)

    seen = pages.client("ines").get(f"{path}/as-learner").text

    changed = re.sub(
        r'<a href="/comments/[^"]+">([^<]+)</a>', r"<span>\1</span>", main_of(pages.client(learner).get(path).text)
    )
    assert "".join(main_of(seen).split()) == "".join(changed.split())


def test_nothing_of_it_can_be_pressed_and_a_banner_says_whose_eyes_these_are(pages: Installation):
    path = page_of(pages, "lea", "prix-ttc")

    seen = unescape(pages.client("ines").get(f"{path}/as-learner").text)

    assert "Tu vois cette page comme Léa Nguyen la lit." in seen
    assert seen.index('<fieldset class="read-only" disabled>') < seen.index("<article")
    assert "Notes privées" not in seen
    assert 'aria-current="page"' not in seen[: seen.index("<main")]
    assert "Inès Garcia" in seen[: seen.index("<main")]


def test_a_run_that_goes_on_is_not_swapped_for_the_trainers_own_view(pages: Installation):
    seen = pages.client("ines").get(f"{page_of(pages, 'ada', 'covoiturage')}/as-learner").text

    assert "hx-get" not in seen
    assert '<meta http-equiv="refresh" content="3">' in seen


def test_the_exercise_shows_the_learners_own_place(pages: Installation):
    seen = unescape(pages.client("paul").get("/exercises/prix-ttc/as/lea").text)

    assert "git clone http://lea@localhost" in seen
    assert "Mes essais" in seen
    assert "Tu vois cette page comme Léa Nguyen la lit." in seen


def test_the_trainers_page_leads_there(pages: Installation):
    path = page_of(pages, "lea", "prix-ttc")

    assert f'href="{path}/as-learner"' in pages.client("ines").get(path).text
    assert "as-learner" not in pages.client("lea").get(path).text
