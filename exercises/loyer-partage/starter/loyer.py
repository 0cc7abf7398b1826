loyer = input("Loyer ? ")
# À toi de jouer
print(loyer)
