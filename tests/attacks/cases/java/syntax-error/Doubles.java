Bonjour tout le monde
