def doubler(n):
    error = SyntaxError("odd")
    error.filename, error.lineno, error.offset, error.text, error.msg = __file__, "ten", [], {}, object()
    raise error
