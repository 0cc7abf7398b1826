def doubler(n):
    errors = [ValueError(str(k)) for k in range(1_000)]
    for one, other in zip(errors, errors[1:] + errors[:1]):
        one.__context__ = one.__cause__ = other
    raise errors[0]
