def doubler(n):
    raise UnicodeDecodeError("utf-8", b"x", 10**9, -10**9, "odd")
