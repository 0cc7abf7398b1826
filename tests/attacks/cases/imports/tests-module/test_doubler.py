def test_four():
    pass


def test_several():
    pass


def test_hidden():
    pass
