class Euro(int):
    def __add__(self, other):
        return Euro(int(self) + int(other))

def doubler(n):
    return int(Euro(n) + Euro(n))
