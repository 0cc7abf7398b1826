from outils import deux_fois

def addition(a, b):
    return a + b
