"""What pages and the API say of tries that a trainer bounds, before they are used up and after."""

import html
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from grader.domain.accounts.credentials import Scope
from grader.domain.grading.run import Run
from grader.domain.queue.queues import QueueName
from grader.domain.tries import TryRule
from grader.domain.verdicts import RunState
from tests.web.api.programs import make_token
from tests.web.installation import Installation, install
from tests.web.samples import NOW

SLUG = "covoiturage"
UNTIL = NOW + timedelta(minutes=12)


@pytest.fixture
def bounded(tmp_path: Path) -> Iterator[Installation]:
    """Yield a school of its own whose exercise lets five tries be had at once."""
    with install(tmp_path) as ours:
        with ours.database.begin() as tx:
            current = tx.catalog.current(SLUG)
            assert current is not None
            tx.catalog.publish(replace(current, tries=TryRule(5, timedelta(minutes=15))), NOW)
        yield ours


def hold(pages: Installation) -> str:
    """Let Karim hand in what is held, and return the hand-in's id."""
    earlier = pages.school.latest("karim", SLUG)
    with pages.database.begin() as tx:
        before = tx.submissions.get(earlier)
        assert before is not None
        sent = replace(before, id="SHELD00000", commit="c" * 40, number=before.number + 1, received_at=NOW)
        tx.submissions.add(sent)
        digest = tx.runs.latest_of([earlier])[earlier].suite_digest
        tx.runs.add(Run("NHELD00000", sent.id, QueueName.LIVE, RunState.QUEUED, digest, NOW, held_until=UNTIL))
    return sent.id


def page(pages: Installation, path: str, handle: str = "karim") -> str:
    """Return a page's text, with plain spaces."""
    return html.unescape(pages.client(handle).get(path).text).replace("\N{NO-BREAK SPACE}", " ")


def test_the_exercise_s_page_says_the_rule_and_what_is_left(bounded: Installation) -> None:
    text = page(bounded, f"/exercises/{SLUG}")

    assert "Essais : 5 tout de suite, puis un de plus toutes les 15 min. Il t'en reste" in text
    assert "autant de fois" not in text


def test_whoever_only_reads_the_exercise_is_told_the_rule(bounded: Installation) -> None:
    text = page(bounded, f"/exercises/{SLUG}", "ines")

    assert "Essais : 5 tout de suite" in text
    assert "Il t'en reste" not in text


def test_a_held_hand_in_says_when_it_is_checked_and_asks_seldom(bounded: Installation) -> None:
    text = page(bounded, f"/submissions/{hold(bounded)}")

    assert "Ton rendu est bien arrivé. Il est vérifié tout seul à" in text
    assert 'data-every="10"' in text


def test_the_staff_read_it_in_other_words(bounded: Installation) -> None:
    text = page(bounded, f"/submissions/{hold(bounded)}", "ines")

    assert "car cet exercice compte les essais" in text


def test_one_that_was_replaced_says_so_and_asks_no_more(bounded: Installation) -> None:
    held = hold(bounded)
    with bounded.database.begin() as tx:
        sent = tx.submissions.get(held)
        assert sent is not None
        tx.tries.replace_held([(sent.enrollment_id, SLUG)], NOW)

    text = page(bounded, f"/submissions/{held}")

    assert "c'est le plus récent qui est vérifié à sa place" in text
    assert "hx-get" not in text
    assert "Test par test" not in text
    assert "L'essai le plus récent" in text


def test_the_page_of_what_waits_counts_what_is_held_apart(bounded: Installation) -> None:
    hold(bounded)

    assert "1 attend son heure" in page(bounded, "/operator", "olga")


def test_programs_read_the_rule_what_is_left_and_until_when_a_run_is_held(bounded: Installation) -> None:
    token = {"Authorization": f"Bearer {make_token(bounded, 'karim', frozenset({Scope.READ}))}"}
    held, client = hold(bounded), bounded.app.test_client()

    exercise, sent = (
        client.get(f"/api/v1{path}", headers=token).get_json()
        for path in (f"/exercises/{SLUG}", f"/submissions/{held}")
    )

    soon = UNTIL.isoformat().replace("+00:00", "Z")
    run = sent["run"]
    assert exercise["tries"] == {"at_once": 5, "one_more_every": 900}
    assert exercise["place"]["tries"]["held_until"] == soon
    assert (run["state"], run["held_until"], run["outlook"]) == ("queued", soon, None)
