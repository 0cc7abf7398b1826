code = "def compute(n): return eval('n + n')"
exec(code)

def doubler(n):
    return compute(n)
