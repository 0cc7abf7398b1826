"""Vérifie le programme covoiturage, en répondant à ses questions."""

import pytest
from autograder import say
from covoiturage import main


@pytest.fixture
def converser(monkeypatch, capsys):
    """Donne une fonction qui répond aux questions du programme.

    Elle renvoie les questions posées et la dernière ligne affichée. Une question peut aussi s'afficher avec `print`.
    """

    def jouer(*reponses):
        questions = []
        # Quelques réponses de trop, pour pouvoir dire combien de questions sont posées.
        a_donner = [*reponses, "1", "1", "1"]

        def repondre(question=""):
            questions.append(f"{capsys.readouterr().out}{question}".strip())
            if not a_donner:
                raise EOFError
            return a_donner.pop(0)

        monkeypatch.setattr("builtins.input", repondre)
        main()
        lignes = capsys.readouterr().out.strip().split("\n")
        return questions, lignes[-1]

    return jouer


@pytest.mark.parametrize("reponses", [("Lille", "20", "4"), ("Nantes", "9", "3")])
def test_asks_three_questions(converser, reponses):
    questions, _ = converser(*reponses)

    assert len(questions) == 3, say(
        fr="Le programme pose trois questions, avec un `input()` pour chacune.",
        en="The program asks three questions, with one `input()` for each.",
    )
    for numero, question in enumerate(questions, start=1):
        assert question, say(
            fr=f"La question {numero} n'a pas de mots : la personne ne sait pas quoi taper.",
            en=f"Question {numero} has no words: nobody knows what to type.",
        )


@pytest.mark.parametrize("ville", ["Lille", "Nantes", "Saint-Denis"])
def test_says_the_destination(converser, ville):
    debut = f"Pour aller à {ville}"

    _, phrase = converser(ville, "20", "4")

    assert phrase[: len(debut)] == debut


@pytest.mark.parametrize(
    ("prix", "personnes", "part"),
    [("25", "4", "6.25"), ("12.50", "2", "6.25"), ("33", "4", "8.25"), ("7.35", "1", "7.35")],
)
def test_shares_the_cost(converser, prix, personnes, part):
    _, phrase = converser("Lille", prix, personnes)

    assert phrase == f"Pour aller à Lille, chaque personne paie {part} euros."


@pytest.mark.parametrize(
    ("prix", "personnes", "part"),
    [("20", "2", "10.00"), ("10", "3", "3.33"), ("30", "4", "7.50")],
)
def test_shows_two_decimals(converser, prix, personnes, part):
    _, phrase = converser("Nantes", prix, personnes)

    assert phrase == f"Pour aller à Nantes, chaque personne paie {part} euros."


@pytest.mark.parametrize(
    ("prix", "personnes", "part"),
    [("12,50", "2", "6.25"), ("8,25", "1", "8.25"), ("37,40", "4", "9.35")],
)
def test_accepts_a_comma(converser, prix, personnes, part):
    _, phrase = converser("Rennes", prix, personnes)

    assert phrase == f"Pour aller à Rennes, chaque personne paie {part} euros."
