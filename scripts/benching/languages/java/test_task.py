from Hello import hello


def test_hello():
    assert hello("Ada").startswith("Bonjour")


def test_name():
    assert hello("Karim") == "Bonjour Karim !"


def test_empty():
    assert hello("") == "Bonjour inconnu !"
