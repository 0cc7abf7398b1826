from outils import deux_fois
from paquet.calcul import addition

def doubler(n):
    assert addition(n, n) == deux_fois(n)
    return deux_fois(n)
