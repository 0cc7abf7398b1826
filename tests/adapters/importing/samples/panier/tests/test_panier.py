import pytest

from exemples import trois
from panier import total


def test_un_panier_vide():
    assert total([]) == 0


def test_trois_articles():
    """Ajoute la taxe."""
    assert total(trois()) == 7.2


@pytest.mark.skip("plus tard")
def test_une_remise():
    assert total(trois(), remise=0.1) == 6.48
