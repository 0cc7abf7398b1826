"""What a page lacks, told in both languages to somebody who never heard of a locator."""

import pytest

from grader.domain.text import Language, Message
from grader.wording.grading.page_sentences import BARRIERS, FINDINGS, HINDRANCES, PARTS, STATES, page_sentence

BUTTON = {"by": "role", "word": "button", "name": "Je viens", "locator": 'get_by_role("button", name="Je viens")'}

TOLD = [
    (
        {"finding": "absent", **BUTTON, "there": "je viens"},
        "Je ne trouve pas le bouton « Je viens » dans ta page. Elle montre « je viens » : compare l'orthographe.",
        "I cannot find the button “Je viens” in your page. It shows “je viens”: check how both are spelled.",
    ),
    (
        {"finding": "hidden", "by": "label", "word": "Prénom"},
        "Ta page contient le champ « Prénom » sans l'afficher. Cherche ce qui cache cet élément.",
        "Your page has the field “Prénom” without showing it. Look for what hides this element.",
    ),
    (
        {"finding": "differs", "what": "to_have_text", "by": "role", "word": "heading", "difference": "capitals"},
        "Pour le titre, le texte n'est pas encore celui attendu. Seules les majuscules sont différentes.",
        "For the heading, the text is not the expected one yet. Only the capital letters are different.",
    ),
    (
        {"finding": "stuck", "hindrance": "covered", **BUTTON},
        "Un autre élément recouvre le bouton « Je viens ». Personne ne peut cliquer dessus.",
        "Another element covers the button “Je viens”. Nobody can click on it.",
    ),
    (
        {"finding": "late", "stopped": "TypeError: nom is null"},
        (
            "Ta page n'est pas prête à temps. Cherche un script qui ne finit jamais. "
            "Avant cela, ton script s'est arrêté : TypeError: nom is null."
        ),
        (
            "Your page was not ready in time. Look for a script that never ends. "
            "Before that, your script stopped: TypeError: nom is null."
        ),
    ),
]


@pytest.mark.parametrize(("params", "french", "english"), TOLD)
def test_a_finding_is_told_in_words(params: dict[str, str], french: str, english: str) -> None:
    message = Message("page", params)

    told = [page_sentence(message, language).replace("\xa0", " ") for language in (Language.FR, Language.EN)]

    assert told == [french, english]


EVERY = [
    *({"finding": one.removesuffix("_there"), "there": "x" if "there" in one else ""} for one in FINDINGS),
    *({"finding": "state", "state": one} for one in [*STATES, "to_be_odd"]),
    *({"finding": "stuck", "hindrance": one} for one in [*HINDRANCES, "odd"]),
    *({"finding": "differs", "what": one} for one in [*PARTS, "odd"]),
    *({"finding": "inaccessible", "rule": one, "where": "<img>"} for one in [*BARRIERS, "odd"]),
    {},
]


@pytest.mark.parametrize("params", EVERY, ids=str)
def test_whatever_a_sandbox_leaves_out_a_sentence_comes_of_it(params: dict[str, str]) -> None:
    for language in Language:
        assert page_sentence(Message("page", params), language).endswith(".")


def test_what_a_page_is_called_reaches_no_terminal_as_a_command() -> None:
    message = Message("page", {"finding": "absent", "by": "text", "word": "\x1b[31mrouge", "there": "\x1b[2J"})

    assert "\x1b" not in page_sentence(message, Language.FR)
