"""Lance tri.sh dans des dossiers préparés."""


def test_moves_the_photos(shell):
    shell.make({"chat.jpg": "miaou", "mer.jpg": "bleu", "jardin.jpg": "vert"})

    shell.run("tri.sh")

    assert shell.tree() == {"photos/chat.jpg": "miaou", "photos/mer.jpg": "bleu", "photos/jardin.jpg": "vert"}


def test_leaves_the_rest(shell):
    shell.make({"chat.jpg": "miaou", "liste.txt": "pain", "jpg.txt": "x", "musique/": None})

    shell.run("tri.sh")

    assert shell.tree() == {"photos/chat.jpg": "miaou", "liste.txt": "pain", "jpg.txt": "x", "musique/": None}


def test_takes_names_with_spaces(shell):
    shell.make({"la plage.jpg": "bleu", "chat.jpg": "miaou"})

    shell.run("tri.sh")

    assert shell.tree() == {"photos/la plage.jpg": "bleu", "photos/chat.jpg": "miaou"}


def test_runs_twice(shell):
    shell.make({"photos/chat.jpg": "miaou", "mer.jpg": "bleu"})

    fin = shell.run("tri.sh")

    assert fin.stderr == ""
    assert shell.tree() == {"photos/chat.jpg": "miaou", "photos/mer.jpg": "bleu"}


def test_counts_the_photos(shell):
    shell.make({"photos/chat.jpg": "miaou", "mer.jpg": "bleu", "jardin.jpg": "vert"})

    fin = shell.run("tri.sh")

    assert fin.stdout.split() == ["3", "photos", "rangées"]
