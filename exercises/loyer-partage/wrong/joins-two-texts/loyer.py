loyer = input("Loyer ? ")
charges = input("Charges ? ")
personnes = int(input("Personnes ? "))
total = loyer + charges
print(f"Total : {total} euros")
print(f"Part : {round(int(total) / personnes, 2)} euros")
