import sys

def greet():
    name = input("? ")
    print("Bonjour {} !".format(name))
    return sum(1 for _ in name)

def add():
    lines = sys.stdin.read().splitlines()
    print("total", sum(map(int, lines)), sep=": ")
