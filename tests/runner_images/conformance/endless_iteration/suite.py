from endless import Endless


def test_iteration_without_end():
    for _ in Endless():
        pass
