import sys

nom = sys.argv[-1]
# À toi de jouer
print(nom)
