import functools


@functools.total_ordering
class Vector:
    def __init__(self, *items):
        self.items = list(items)

    def __eq__(self, other):
        return isinstance(other, Vector) and self.items == other.items

    def __lt__(self, other):
        return self.items < other.items

    def __hash__(self):
        return hash(tuple(self.items))

    def __repr__(self):
        return f"Vector{tuple(self.items)}"

    def __str__(self):
        return "<" + " ".join(map(str, self.items)) + ">"

    def __format__(self, spec):
        return spec + str(self)

    def __len__(self):
        return len(self.items)

    def __bool__(self):
        return any(self.items)

    def __contains__(self, item):
        return item in self.items

    def __getitem__(self, place):
        return self.items[place]

    def __setitem__(self, place, value):
        self.items[place] = value

    def __delitem__(self, place):
        del self.items[place]

    def __iter__(self):
        return iter(self.items)

    def __reversed__(self):
        return reversed(self.items)

    def __add__(self, other):
        if isinstance(other, int):
            return Vector(*(item + other for item in self.items))
        return Vector(*(a + b for a, b in zip(self.items, other.items)))

    __radd__ = __add__

    def __iadd__(self, other):
        self.items = [item + other for item in self.items]
        return self

    def __sub__(self, other):
        return self + -other

    def __rsub__(self, other):
        return -self + other

    def __matmul__(self, other):
        return sum(a * b for a, b in zip(self.items, other.items))

    def __neg__(self):
        return Vector(*(-item for item in self.items))

    def __abs__(self):
        return self.items[0]

    def __int__(self):
        return int(self.items[0])

    def __float__(self):
        return float(self.items[0])

    def __round__(self, digits=None):
        return Vector(*(round(item, digits) for item in self.items))


class Bare:
    pass
