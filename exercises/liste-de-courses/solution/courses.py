import sys

nom = sys.argv[1]
try:
    with open(nom, encoding="utf-8") as fichier:
        lignes = fichier.read().splitlines()
except FileNotFoundError:
    print(f"Fichier absent : {nom}")
    sys.exit(1)

articles = [ligne.strip() for ligne in lignes if ligne.strip()]
for numero, article in enumerate(articles, start=1):
    print(f"{numero}. {article}")
