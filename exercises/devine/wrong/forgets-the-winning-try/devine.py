secret = int(input("Nombre secret ? "))
essais = 0
nombre = int(input("Ton nombre ? "))
while nombre != secret:
    essais += 1
    if nombre < secret:
        print("Plus grand")
    elif nombre > secret:
        print("Plus petit")
    nombre = int(input("Ton nombre ? "))
print(f"Gagné en {essais} essais")
