articles = 0
total = 0
ligne = input()
while ligne.lower() != "fin":
    articles += 1
    total += float(ligne)
    ligne = input()
print(f"Articles : {articles}")
print(f"Total : {total}0")
