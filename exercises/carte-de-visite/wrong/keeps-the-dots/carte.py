print("Bonjour !")
print("Je m'appelle …")
print("J'apprends à programmer.")
print("-" * 20)
