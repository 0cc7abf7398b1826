from stops import LINE


def stops_between(start, end):
    return LINE[LINE.index(start) + 1 : LINE.index(end)]
