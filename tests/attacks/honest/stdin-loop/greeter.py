import fileinput
import sys

def greet():
    print("Bonjour %s !" % (name := input()))
    return len(name)

def add():
    total = 0
    for line in sys.stdin:
        if line.strip():
            total += int(line)
    print(f"{total = }".replace(" = ", ": "))
