from .people import Person
from .rooms.lab import LAB

__all__ = ["LAB", "Person"]
