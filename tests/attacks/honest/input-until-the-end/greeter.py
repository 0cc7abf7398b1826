def greet():
    name = input("Nom : ")
    print(f"Bonjour {name.strip()} !")
    return len(name.strip())

def add():
    total = 0
    try:
        while True:
            total += int(input("> "))
    except EOFError:
        pass
    print(total)
