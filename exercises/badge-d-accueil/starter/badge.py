prenom = input("Prénom ? ")
# À toi de jouer
print(prenom)
