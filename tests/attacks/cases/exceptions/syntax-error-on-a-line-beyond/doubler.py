def doubler(n):
    raise SyntaxError("odd", (__file__, 10**40, 10**40, "x = 1"))
