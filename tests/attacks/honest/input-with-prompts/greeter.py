def greet():
    prenom = ""
    while not prenom:
        prenom = input("Quel est ton prénom ? ").strip()
    print("Bonjour", prenom, "!")
    return len(prenom)


def add():
    a = input("Premier nombre : ")
    b = input("Deuxième nombre : ")
    print("Somme :", int(a) + int(b))
