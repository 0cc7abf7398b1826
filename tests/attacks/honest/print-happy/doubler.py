def doubler(n):
    print("doubler commence", n)
    for k in range(200):
        print("étape", k, end=" | ")
    print()
    print("résultat :", n * 2)
    return n * 2

print("module chargé")
