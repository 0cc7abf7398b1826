secret = int(input("Nombre secret ? "))
for essai in range(1, 4):
    nombre = int(input("Ton nombre ? "))
    if nombre < secret:
        print("Plus grand")
    elif nombre > secret:
        print("Plus petit")
    else:
        print(f"Gagné en {essai} essais")
        break
