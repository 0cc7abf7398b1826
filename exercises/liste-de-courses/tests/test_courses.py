"""Lance courses.py sur plusieurs listes."""

from autograder import say


def test_shows_the_list(program):
    fin = program.run("courses.py", "samedi.txt", files={"samedi.txt": "lait\npain\npommes\n"})

    assert fin.stdout == "1. lait\n2. pain\n3. pommes\n"


def test_reads_the_file_that_is_named(program):
    listes = {"samedi.txt": "lait\n", "fête du 14.txt": "crêpes\njus de pomme\n"}

    fin = program.run("courses.py", "fête du 14.txt", files=listes)

    assert fin.stdout == "1. crêpes\n2. jus de pomme\n"


def test_skips_empty_lines(program):
    fin = program.run("courses.py", "samedi.txt", files={"samedi.txt": "\nlait\n\n   \npain\n"})

    assert fin.stdout == "1. lait\n2. pain\n"


def test_says_that_the_file_is_missing(program):
    fin = program.run("courses.py", "vide.txt")

    assert fin.stdout == "Fichier absent : vide.txt\n"
    assert fin.status == 1
    assert "Traceback" not in fin.stderr, say(
        fr="Après son message, ton programme continue, et s'arrête sur une erreur.",
        en="After its message, your program goes on, and stops at an error.",
    )
