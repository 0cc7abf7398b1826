def greet():
    name = input("Ton nom ? ")
    print(f"Bonjour {name} !")
    return len(name)


def add():
    print(int(input()) + int(input()))
