premiere = int(input("Première heure ? "))
derniere = int(input("Dernière heure ? "))
nombre = 0
for heure in range(derniere + 1):
    print(f"{heure} h 15")
    nombre += 1
print(f"Nombre de bus : {nombre}")
