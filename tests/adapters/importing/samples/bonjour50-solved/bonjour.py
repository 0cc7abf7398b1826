import sys

prenom = input("Qui ? ")
if not prenom:
    sys.exit(1)
with open("prenoms.txt", encoding="utf-8") as connus:
    suite = "" if prenom in connus.read() else " (nouvelle)"
print(f"Bonjour {prenom}{suite}")
