total = float(input())
articles = 1
ligne = input()
while ligne.lower() != "fin":
    articles += 1
    total += float(ligne)
    ligne = input()
print(f"Articles : {articles}")
print(f"Total : {total:.2f}")
