from outils import aire


def test_une_aire():
    assert aire(2, 3) == 6


def test_une_aire_nulle():
    assert aire(2, 0) == 0
