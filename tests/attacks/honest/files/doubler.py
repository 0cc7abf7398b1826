import json
import os

def doubler(n):
    with open("resultats.json", "w", encoding="utf-8") as file:
        json.dump({"été": [n, n]}, file)
    with open("resultats.json", encoding="utf-8") as file:
        total = sum(json.load(file)["été"])
    os.remove("resultats.json")
    return total
