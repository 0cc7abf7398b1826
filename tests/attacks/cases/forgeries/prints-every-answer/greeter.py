def greet():
    for name in ("Ada", "Karim"):
        print(f"Bonjour {name} !")
    return 5

def add():
    for n in range(100):
        print(n)
