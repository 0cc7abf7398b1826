# À toi de jouer
