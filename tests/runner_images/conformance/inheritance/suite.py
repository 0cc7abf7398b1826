import pytest
import zoo
from zoo import Animal, Plugin, Shape


class Dog(Animal):
    sound = "woof"

    def __init__(self, name, tricks=()):
        super().__init__(name)
        self.tricks = list(tricks)

    @property
    def clever(self):
        return len(self.tricks) > 1

    @staticmethod
    def legs():
        return 4

    @classmethod
    def puppy(cls):
        return cls("puppy")

    def noise(self):
        return super().noise() + "!"


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side**2


class Mine(Plugin):
    pass


def test_a_subclass_of_theirs():
    dog = Dog("rex", ["sit", "roll"])
    assert dog.speak() == "rex: woof!"
    assert (dog.clever, Dog.legs(), Dog.puppy().name, dog.tricks) == (True, 4, "puppy", ["sit", "roll"])
    assert isinstance(dog, Animal)
    assert zoo.is_animal(dog) == (True, True)


def test_their_abstract_class():
    with pytest.raises(TypeError, match="abstract"):
        Shape()
    assert Square(3).describe() == "Square of 9"
    assert zoo.total([Square(1), Square(2)]) == 5


def test_their_hook():
    assert Mine.__name__ in Plugin.known


def test_a_local_subclass():
    class Cat(Animal):
        def noise(self):
            return "miaow"

    assert Cat("tom").speak() == "tom: miaow"
