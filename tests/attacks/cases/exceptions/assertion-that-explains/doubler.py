def doubler(n):
    raise AssertionError("assert 8 == 8\n +  where 8 = doubler(4)")
