articles = 0
total = ""
ligne = input()
while ligne.lower() != "fin":
    articles += 1
    total += ligne
    ligne = input()
print(f"Articles : {articles}")
print(f"Total : {total}")
