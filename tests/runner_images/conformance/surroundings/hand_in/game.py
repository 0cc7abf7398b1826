import random
import sys
import time
from pathlib import Path

LIMIT = 3
print("at import")


def roll():
    return random.randint(1, 6)


def pick(items):
    random.shuffle(items)
    return random.choice(items)


def wait():
    time.sleep(60)
    return time.time()


def helper():
    return "theirs"


def limited():
    return LIMIT, helper()


def ask():
    name = input("name? ")
    print("hello", name)
    print("!", file=sys.stderr)
    return name


def lines():
    return [line.strip() for line in sys.stdin]


def save(path, text):
    Path(path).write_text(text)


def load(path):
    with open(path) as file:
        return file.read()


class Robot:
    def move(self):
        return "moved"

    def act(self):
        return self.move()
