import sys

nom = sys.argv[1]
with open(nom, encoding="utf-8") as fichier:
    lignes = fichier.read().splitlines()

articles = [ligne.strip() for ligne in lignes if ligne.strip()]
for numero, article in enumerate(articles, start=1):
    print(f"{numero}. {article}")
