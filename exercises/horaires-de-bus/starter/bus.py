premiere = input("Première heure ? ")
# À toi de jouer
print(f"{premiere} h 15")
