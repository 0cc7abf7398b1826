import secrets


def test_moves(shell):
    secret = secrets.token_hex(8)
    shell.make({"a.jpg": secret, "b c.jpg": "B", "d.txt": "D"})

    shell.run("sorter.sh")

    assert shell.tree() == {"photos/a.jpg": secret, "photos/b c.jpg": "B", "d.txt": "D"}


def test_counts(shell):
    names = [f"{secrets.token_hex(4)}.jpg" for _ in range(3 + secrets.randbelow(9))]
    shell.make(dict.fromkeys(names, "x"))

    assert shell.run("sorter.sh").stdout == f"{len(names)}\n"
