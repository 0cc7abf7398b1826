from .rooms import lab


class Person:
    def room(self):
        return lab.LAB
