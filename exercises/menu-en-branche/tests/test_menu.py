"""Regarde les deux fichiers, et le chemin qu'ils ont pris dans Git."""

from autograder import learner_file, say


def test_writes_the_desserts():
    lignes = learner_file("desserts.md").read_text().splitlines()

    assert sum(ligne.startswith("- ") for ligne in lignes) >= 2, say(
        fr="Il manque un dessert : au moins deux lignes commencent par `- `.",
        en="A dessert is missing: at least two lines begin with `- `.",
    )


def test_merges_the_branch(history):
    assert "desserts" in history.merged_branches, say(
        fr="L'historique de main ne montre pas la fusion de la branche desserts.",
        en="The history of main does not show the merge of the branch desserts.",
    )


def test_writes_the_desserts_on_the_branch(history):
    fusion = next(commit for commit in history.merges if commit.branch == "desserts")
    sur_la_branche = fusion.parents[1]

    assert sur_la_branche in [commit.id for commit in history.changing("desserts.md")], say(
        fr="Le dernier commit de la branche ne change pas desserts.md. Écris les desserts sur la branche.",
        en="The last commit of the branch does not change desserts.md. Write the desserts on the branch.",
    )


def test_announces_the_desserts_after_the_merge(history):
    menu = learner_file("menu.md").read_text()

    assert menu.rstrip().endswith("Desserts : voir desserts.md"), say(
        fr="La dernière ligne de menu.md est attendue ainsi : Desserts : voir desserts.md",
        en="The last line of menu.md is expected to be: Desserts : voir desserts.md",
    )
    assert not history.commits[-1].is_merge, say(
        fr="Après la fusion, il manque un commit qui change menu.md.",
        en="After the merge, a commit that changes menu.md is missing.",
    )
