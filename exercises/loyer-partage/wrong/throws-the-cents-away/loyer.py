loyer = int(input("Loyer ? "))
charges = int(input("Charges ? "))
personnes = int(input("Personnes ? "))
total = loyer + charges
print(f"Total : {total} euros")
print(f"Part : {total // personnes} euros")
