from lost_example import found


def test_found():
    assert found()
