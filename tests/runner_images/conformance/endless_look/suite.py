import endless


def test_a_look_without_end():
    assert [1, endless.loop()] == endless.call(lambda: [endless.loop()])
