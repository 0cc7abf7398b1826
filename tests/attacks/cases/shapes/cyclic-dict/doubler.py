def doubler(n):
    value = {}
    value['x'] = ([value],)
    return value
