prenom = input("Prénom ? ")
atelier = "couture"
print(f"Bienvenue {prenom}, l'atelier {atelier} t'attend !")
