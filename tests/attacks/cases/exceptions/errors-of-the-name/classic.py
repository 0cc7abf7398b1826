def add(a, b):
    raise AttributeError("module 'classic' has no attribute 'add'", name="add", obj=None)

def is_even(n):
    raise ModuleNotFoundError("No module named 'pytest'", name="pytest")
