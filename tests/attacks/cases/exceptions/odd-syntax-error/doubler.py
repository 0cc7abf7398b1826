def doubler(n):
    raise SyntaxError("odd", ("/work/doubler.py", 1, 1, "x = 1", 1, 10**10))
