secret = int(input("Nombre secret ? "))
essais = 0
nombre = None
while nombre != secret:
    nombre = int(input("Ton nombre ? "))
    essais += 1
    if nombre < secret:
        print("Plus grand")
    elif nombre > secret:
        print("Plus petit")
print(f"Gagné en {essais} essais")
