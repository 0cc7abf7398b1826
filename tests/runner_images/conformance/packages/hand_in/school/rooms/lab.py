LAB = "lab"


def size(person):
    return len(person.room())
