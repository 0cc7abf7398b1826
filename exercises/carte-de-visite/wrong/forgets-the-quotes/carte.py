print(Bonjour !)
print("Je m'appelle Samira")
print("J'apprends à programmer.")
print("-" * 20)
