import sys

nom = sys.argv[1]
try:
    with open(nom, encoding="utf-8") as fichier:
        lignes = fichier.read().splitlines()
except FileNotFoundError:
    print(f"Fichier absent : {nom}")
    sys.exit(1)

for numero, ligne in enumerate(lignes, start=1):
    if ligne.strip():
        print(f"{numero}. {ligne.strip()}")
