from abc import ABC, abstractmethod


class Animal:
    sound = "?"

    def __init__(self, name):
        self.name = name

    def speak(self):
        return f"{self.name}: {self.noise()}"

    def noise(self):
        return self.sound


class Shape(ABC):
    @abstractmethod
    def area(self): ...

    def describe(self):
        return f"{type(self).__name__} of {self.area()}"


class Plugin:
    known = []

    def __init_subclass__(cls):
        Plugin.known.append(cls.__name__)


def total(shapes):
    return sum(shape.area() for shape in shapes)


def is_animal(thing):
    return isinstance(thing, Animal), issubclass(type(thing), Animal)
