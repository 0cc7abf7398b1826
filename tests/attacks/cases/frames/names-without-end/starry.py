__all__ = [f"name_{n}" for n in range(200_000)]

def __getattr__(name):
    return 0
