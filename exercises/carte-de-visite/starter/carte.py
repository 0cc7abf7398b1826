# À toi de jouer : print affiche le texte entre les guillemets.
print("...")
