"""The pages that people read: a day, an exercise, a hand-in, the help."""

import re
from dataclasses import replace
from html import unescape

import pytest

from grader.domain.text import Text
from grader.domain.verdicts import Outcome, Status
from grader.engine.ports.grading import Event
from tests.browser.places import AXE, PLACES
from tests.web import results
from tests.web.installation import Installation
from tests.web.samples import NOW
from web.pages.help.help import AUDIT

NBSP = "\N{NO-BREAK SPACE}"


def read(pages: Installation, handle: str, path: str, language: str = "fr") -> str:
    answer = pages.client(handle, language).get(path)
    assert answer.status_code == 200, path
    return answer.text


def hand_in(pages: Installation, handle: str, exercise: str, place: int = -1) -> str:
    return f"/submissions/{pages.school.submissions[handle, exercise][place]}"


def test_the_day_begins_with_what_to_do_next(pages: Installation):
    page = read(pages, "ada", "/")

    assert "À faire maintenant" in page
    assert f"date limite{NBSP}:" in page
    assert "Presque (1/4)" in page


def test_the_first_day_gives_the_command_to_begin(pages: Installation):
    assert "git clone http://samira@localhost/git/web-2610/samira.git\ncd samira" in read(pages, "samira", "/")


def test_a_day_without_a_cohort_says_whom_to_ask(pages: Installation):
    assert "Demande à ton formateur de t'ajouter" in read(pages, "noor", "/")


def test_a_trainer_s_day_leads_to_the_board_and_the_latest_hand_ins(pages: Installation):
    page = read(pages, "ines", "/")

    assert 'href="/cohorts/web-2610"' in page
    assert "Karim Diallo" in page
    assert "Chaque exercice de chaque personne, 48 en tout" in page


def test_every_page_follows_the_browser_s_language(pages: Installation):
    page = read(pages, "ada", "/", "en")

    assert '<html lang="en">' in page
    assert "Next for you" in page


def test_an_exercise_gives_my_own_commands(pages: Installation):
    page = read(pages, "samira", "/exercises/bonjour")

    assert "git clone http://samira@localhost/git/web-2610/samira.git" in page
    assert "git add bonjour\ngit commit -m &#34;bonjour&#34;\ngit push" in page


def test_an_exercise_shows_what_it_trains_and_ticks_what_passes(pages: Installation):
    page = read(pages, "ada", "/exercises/bonjour")

    assert "CP7 · Développer des composants métier côté serveur" in page
    assert [page.count(f'class="told-{word}"') for word in ("passed", "failed", "not_run")] == [1, 1, 2]


def test_an_exercise_s_code_is_coloured_by_classes(pages: Installation):
    page = read(pages, "ada", "/exercises/bonjour")

    assert '<span class="s2">"Ada"</span>' in page
    assert "style=" not in page


def test_a_hidden_check_is_named_and_no_more(pages: Installation):
    learner = read(pages, "moussa", hand_in(pages, "moussa", "vote-de-la-promo"))
    trainer = read(pages, "ines", hand_in(pages, "moussa", "vote-de-la-promo"))

    assert "test caché" in learner
    assert "Lille" not in learner
    assert "Lille" in trainer


def test_a_hand_in_opens_the_first_check_to_mend(pages: Installation):
    page = read(pages, "ada", hand_in(pages, "ada", "bonjour"))

    assert len(re.findall(r"<details open>", page)) == 1
    assert '<ins><span class="blank blank-space"> </span><span class="unseen">(espace)</span></ins>' in page
    assert '<code translate="no">notes.txt</code>' in page


def test_a_time_out_shows_its_check_and_what_the_program_had_printed(pages: Installation):
    page = read(pages, "jean-luc", hand_in(pages, "jean-luc", "prix-ttc"))

    opened = re.findall(r"<details[^>]* open>.*?</details>", page, re.DOTALL)
    assert f"pas fini en 5{NBSP}s" in page
    assert any("tour 1\ntour 2\n" in fold for fold in opened)


def test_what_a_program_prints_is_never_markup(pages: Installation):
    page = read(pages, "ada", hand_in(pages, "ada", "bonjour"))

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


def test_the_learners_own_file_is_shown_with_the_line_that_is_named(pages: Installation):
    page = read(pages, "ada", hand_in(pages, "ada", "prix-ttc", 0))

    assert re.search(r'<mark class="row" data-line="4">    <span class="k">return</span>', page)


def test_what_changed_since_the_last_try_is_told_and_shown(pages: Installation):
    page = read(pages, "ada", hand_in(pages, "ada", "bonjour"))

    assert "1 test de plus que la dernière fois." in page
    assert '<del class="row" data-line="\N{MINUS SIGN}">def calcule(prix_ht, taux=2):' in page


def test_tests_that_were_not_run_are_folded(pages: Installation):
    page = read(pages, "ada", hand_in(pages, "ada", "bonjour"))

    assert "2 tests pas encore lancés" in page
    assert page.index('class="fold not-run"') < page.index("accepte un prénom vide")


def test_the_test_that_runs_is_marked(pages: Installation):
    page = read(pages, "ada", hand_in(pages, "ada", "covoiturage"))

    assert page.count("check check-running") == 1


def test_a_pass_leads_on(pages: Installation):
    page = read(pages, "karim", hand_in(pages, "karim", "bonjour"))

    assert re.search(r'href="/exercises/covoiturage">Exercice suivant', page)
    assert "Exercice suivant" not in read(pages, "ines", hand_in(pages, "karim", "bonjour"))


def test_who_reads_somebody_elses_hand_in_is_not_spoken_to_as_the_learner(pages: Installation):
    page = read(pages, "ines", hand_in(pages, "jean-luc", "bonjour"))

    assert "Ton programme" not in page
    assert f"Jean-Luc Petit lit{NBSP}:" in page


def test_a_crash_in_a_test_does_not_say_that_the_program_runs(pages: Installation):
    page = read(pages, "ada", hand_in(pages, "ada", "prix-ttc", 0))

    assert "TypeError" in page
    assert "tourne" not in page


def test_my_progress_shows_weeks_and_what_exercises_train(pages: Installation):
    page = read(pages, "karim", "/people/karim")

    assert "Semaine du" in page
    assert "CP7 · Développer des composants métier côté serveur · 2 sur 6 réussis" in page


def test_a_trainer_reads_a_learner_s_progress_by_their_name(pages: Installation):
    assert "<h1>Karim Diallo</h1>" in read(pages, "ines", "/people/karim")


def test_all_tries_are_listed_by_pages(pages: Installation):
    page = read(pages, "ada", "/people/ada/tries?exercise=bonjour")

    assert [f"{nth} essai" in page for nth in ("1er", "2e", "3e")] == [True, True, True]


def test_a_trainer_reads_whose_tries_they_are_by_the_exercises_titles(pages: Installation):
    page = read(pages, "ines", "/people/ada/tries")

    assert "<h1>Tous les essais de Ada Benali</h1>" in page
    assert "Le prix avec la TVA\N{NO-BREAK SPACE}: une valeur par défaut</span>" in page


def test_on_paper_a_page_says_whose_and_when_it_is(pages: Installation):
    page = read(pages, "ada", "/")

    assert re.search(
        r'class="printed">École du Numérique · Ada Benali · Imprimé le <time [^>]+>lun. 23 nov. 2026, 9', page
    )


def test_who_cannot_go_on_three_times_is_given_words_to_ask_with(pages: Installation):
    first, third = (read(pages, "jean-luc", hand_in(pages, "jean-luc", "bonjour", place)) for place in (0, 2))

    assert "je bloque sur" not in first
    assert f"je bloque sur «{NBSP}Bonjour{NBSP}» (3e essai)" in third
    assert "je bloque sur" not in read(pages, "ines", hand_in(pages, "jean-luc", "bonjour"))


def test_a_finished_hand_in_asks_for_nothing_more(pages: Installation):
    page = read(pages, "ada", hand_in(pages, "ada", "bonjour"))

    assert "hx-trigger" not in page
    assert 'http-equiv="refresh"' not in page


def test_a_running_hand_in_asks_again_with_and_without_scripts(pages: Installation):
    page = read(pages, "ada", hand_in(pages, "ada", "covoiturage"))

    assert 'data-every="1"' in page
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in page


def test_what_landed_is_shown_before_the_verdict(pages: Installation):
    path = hand_in(pages, "ada", "covoiturage")
    report = results.landed("asks-three-questions", Outcome.PASSED)
    pages.announcer.announce(f"N{path[-9:]}", Event("check", check=report))

    assert f"Tests en cours{NBSP}: 1 sur 5." in read(pages, "ada", f"{path}/live")


def test_a_run_that_did_not_move_is_not_sent_again(pages: Installation):
    path, client = hand_in(pages, "ada", "covoiturage"), pages.client("ada")
    first = client.get(f"{path}/live")
    known = {"If-None-Match": first.headers["ETag"]}

    second = client.get(f"{path}/live", headers=known)
    foreign = pages.client("ines").get(f"{path}/live", headers=known)
    pages.announcer.announce(
        f"N{path[-9:]}", Event("check", check=results.landed("asks-three-questions", Outcome.PASSED))
    )
    third = client.get(f"{path}/live", headers=known)

    assert (first.status_code, second.status_code, second.data) == (200, 304, b"")
    assert (foreign.status_code, third.status_code) == (200, 200)
    assert "1 sur 5" in third.text


def test_a_text_that_was_mended_is_sent_to_those_who_read_the_page(pages: Installation):
    path, client = hand_in(pages, "karim", "covoiturage"), pages.client("karim")
    known = {"If-None-Match": client.get(f"{path}/live").headers["ETag"]}
    with pages.database.begin() as tx:
        stored = tx.catalog.current("covoiturage")
        tx.catalog.publish(replace(stored, title=Text("Covoiturage à Brest")), NOW)

    answer = client.get(f"{path}/live", headers=known)

    assert answer.status_code == 200
    assert "Covoiturage à Brest" in answer.text


def test_a_trainer_reads_whose_hand_in_it_is(pages: Installation):
    assert "<strong>Ada Benali</strong>" in read(pages, "ines", hand_in(pages, "ada", "bonjour"))


@pytest.mark.parametrize("path", ["", "/live"])
def test_another_learner_s_hand_in_does_not_exist(pages: Installation, path: str):
    assert pages.client("karim").get(hand_in(pages, "ada", "bonjour") + path).status_code == 404


def test_our_own_fault_is_never_the_learner_s(pages: Installation):
    page = read(pages, "lea", hand_in(pages, "lea", "covoiturage"))

    assert "Problème de notre côté" in page
    assert "cet essai ne compte pas" in page
    assert "0 sur 5" not in page


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_help_tells_of_every_word(pages: Installation, status: Status, language: str):
    assert read(pages, "ada", f"/help/{status.value}", language)


def test_help_knows_no_other_word(pages: Installation):
    assert pages.client("ada").get("/help/unknown").status_code == 404


@pytest.mark.parametrize("path", ["/help/", "/help/passed", "/help/git", "/help/editor", "/help/accessibility"])
def test_help_is_open_to_everybody(pages: Installation, path: str):
    assert pages.app.test_client().get(path).status_code == 200


def test_the_declaration_says_what_nobody_has_tried_and_where_else_to_turn(pages: Installation):
    page = unescape(pages.app.test_client().get("/help/accessibility").text)

    assert "un à un les critères du RGAA" in page
    assert f"axe {AUDIT.axe} a regardé {AUDIT.pages} pages" in page
    assert "https://formulaire.defenseurdesdroits.fr/" in page


def test_the_declaration_tells_of_an_audit_by_the_axe_that_the_tests_have():
    assert AXE.startswith(f"/*! axe v{AUDIT.axe}\n")
    assert len(PLACES) >= AUDIT.pages


@pytest.mark.parametrize(("handle", "exercise", "stopped"), [("jean-luc", "prix-ttc", True), ("ada", "bonjour", False)])
def test_hints_come_after_what_stops_a_program(pages: Installation, handle: str, exercise: str, *, stopped: bool):
    page = read(pages, handle, hand_in(pages, handle, exercise))

    assert '<details class="hint"' in page
    assert ("Répare d'abord ce qui arrête ton programme" in page) is stopped


def test_staff_read_no_advice_beside_the_hints_of_somebody_else(pages: Installation):
    assert "Répare d'abord" not in read(pages, "ines", hand_in(pages, "jean-luc", "prix-ttc"))
