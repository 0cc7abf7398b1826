prenom = input("Prénom ? ")
atelier = input("Atelier ? ")
print("Bienvenue", prenom, ", l'atelier", atelier, "t'attend !")
