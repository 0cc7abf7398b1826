"""Regarde la recette, et les commits qui l'ont fait grandir."""

from autograder import learner_file, say


def test_writes_the_recipe():
    lignes = learner_file("recette.md").read_text().splitlines()

    assert any(ligne.startswith("# ") for ligne in lignes), say(
        fr="Il manque un titre, sur une ligne qui commence par `# `.",
        en="A title is missing, on a line that begins with `# `.",
    )
    assert sum(ligne.startswith("- ") for ligne in lignes) >= 3, say(
        fr="Il manque des ingrédients : au moins trois lignes commencent par `- `.",
        en="Ingredients are missing: at least three lines begin with `- `.",
    )


def test_commits_three_times(history):
    nombre = len(history.changing("recette.md"))

    assert nombre >= 3, say(
        fr=f"Nombre de commits qui changent recette.md : {nombre}. Il en faut trois ou plus.",
        en=f"Commits that change recette.md: {nombre}. Three or more are needed.",
    )


def test_each_message_says_what_changes(history):
    for commit in history.changing("recette.md"):
        assert len(commit.subject.split()) >= 2, say(
            fr=f"Le message « {commit.subject} » ne dit pas ce qui change.",
            en=f"The message “{commit.subject}” does not say what changes.",
        )


def test_no_message_comes_twice(history):
    messages = [commit.subject for commit in history.changing("recette.md")]

    for message in messages:
        assert messages.count(message) == 1, say(
            fr=f"Plusieurs commits ont le message « {message} ».",
            en=f"Several commits have the message “{message}”.",
        )
