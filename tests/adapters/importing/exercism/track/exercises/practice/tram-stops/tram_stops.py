from stops import LINE


def stops_between(start, end):
    pass
