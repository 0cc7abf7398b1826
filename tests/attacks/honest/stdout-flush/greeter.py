import sys

def greet():
    name = input()
    for piece in ("Bonjour", " ", name, " !", "\n"):
        sys.stdout.write(piece)
        sys.stdout.flush()
    print("une note", file=sys.stderr, flush=True)
    return len(name)

def add():
    numbers = [int(sys.stdin.readline()) for _ in range(2)]
    print(sum(numbers), end="", flush=True)
