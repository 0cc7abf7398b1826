prix = input()
# À toi de jouer
print(prix)
