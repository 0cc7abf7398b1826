def test_four():
    pass
