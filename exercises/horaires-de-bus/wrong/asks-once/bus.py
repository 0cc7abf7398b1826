premiere = int(input("Première heure ? "))
derniere = 9
nombre = 0
for heure in range(premiere, derniere + 1):
    print(f"{heure} h 15")
    nombre += 1
print(f"Nombre de bus : {nombre}")
