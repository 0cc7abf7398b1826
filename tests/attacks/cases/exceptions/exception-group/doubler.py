def doubler(n):
    group = ExceptionGroup("passed", [ValueError("passed")])
    for _ in range(200):
        group = ExceptionGroup("passed", [group])
    raise group
