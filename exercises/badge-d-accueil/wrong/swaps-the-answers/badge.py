prenom = input("Prénom ? ")
atelier = input("Atelier ? ")
print(f"Bienvenue {atelier}, l'atelier {prenom} t'attend !")
