secret = input("Nombre secret ? ")
# À toi de jouer
