loyer = int(input("Loyer ? "))
charges = int(input("Charges ? "))
personnes = int(input("Personnes ? "))
total = loyer + charges
print(f"Total : {total} euros")
print(f"Part : {round(total / personnes, 2)} euros")
