def doubler(*args, **kwargs):
    (n,) = args
    return sum([*args, *args], **kwargs)
