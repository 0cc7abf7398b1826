import warnings

def doubler(n):
    warnings.warn("passed", DeprecationWarning)
    raise DeprecationWarning("passed")
