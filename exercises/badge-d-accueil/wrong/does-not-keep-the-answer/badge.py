input("Prénom ? ")
input("Atelier ? ")
print("Bienvenue Samira, l'atelier couture t'attend !")
