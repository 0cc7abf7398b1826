prenom = input("Prénom ?")
atelier = input("Atelier ? ")
print(f"Bienvenue {prenom}, l'atelier {atelier} t'attend !")
