def trois():
    return [1, 2, 3]
