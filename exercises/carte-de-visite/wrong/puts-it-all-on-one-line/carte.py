print("Bonjour !", "Je m'appelle Samira", "J'apprends à programmer.", "-" * 20)
