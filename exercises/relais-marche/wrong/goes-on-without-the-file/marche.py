import sys

nom = sys.argv[-1]
try:
    with open(nom, encoding="utf-8") as fichier:
        lignes = fichier.read().splitlines()
except FileNotFoundError:
    print("Fichier absent")

total = 0
record = 0
championne = ""
for ligne in lignes:
    prenom, distance = ligne.split()
    total += float(distance)
    if float(distance) > record:
        record, championne = float(distance), prenom

if "--moyenne" in sys.argv:
    print(total / len(lignes))
elif "--bravo" in sys.argv:
    print(f"Bravo, {championne} !")
else:
    print(f"Total : {total} km")
