articles = 0
total = 0
ligne = input()
while ligne != "fin":
    articles += 1
    total += float(ligne)
    ligne = input()
print(f"Articles : {articles}")
print(f"Total : {total:.2f}")
