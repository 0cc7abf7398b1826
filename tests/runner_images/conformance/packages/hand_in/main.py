import school
from school import Person

print("main")


class Teacher(Person):
    pass


def build():
    return Person()
