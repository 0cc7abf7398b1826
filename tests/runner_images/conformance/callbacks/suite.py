import io
import threading
import time
from unittest import mock

import calls
import pytest
from calls import Cell, memoize


def test_arguments():
    assert calls.apply(lambda x, y=1: x + y, 2) == 3
    assert calls.apply(lambda x, y=1: x + y, 2, y=5) == 7
    assert calls.apply(lambda *rest, **named: (rest, named), 1, a=2) == ((1,), {"a": 2})
    assert (calls.pair(), calls.pair(3, b=4)) == ((1, 2), (3, 4))


def test_a_function_is_one_on_both_sides():
    def function():
        pass

    assert calls.same(function, function)
    assert not calls.same(function, lambda: None)
    assert calls.identity(function) is function
    assert calls.identity([function])[0] is function


def test_their_functions():
    added = calls.compose(lambda x: x + 1, lambda x: x * 2)
    assert added(3) == 7
    assert calls.identity(added) is added
    assert calls.apply(calls.apply, added, 1) == 3


def test_functions_and_classes_of_the_library():
    assert calls.apply(str.upper, "a") == "A"
    assert calls.identity(int) is int
    assert calls.apply(max, [1, 2]) == 2


def test_bound_methods_and_objects():
    seen = []
    calls.each(seen.append, [1, 2])
    assert seen == [1, 2]
    watcher = mock.Mock(return_value=5)
    assert calls.apply(watcher, 3, k=4) == 5
    watcher.assert_called_once_with(3, k=4)


def test_watchers():
    cell, seen = Cell(), []
    watcher = seen.append
    cell.add(watcher)
    cell.add(watcher)
    cell.fire(1)
    cell.remove(watcher)
    cell.fire(2)
    assert seen == [1]


def test_an_error_of_the_callback():
    with pytest.raises(KeyError, match="k"):
        calls.apply(lambda: {}["k"])


@memoize
def fib(n):
    """Fib."""
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def test_a_decorator_of_theirs():
    assert fib(60) == 1548008755920
    assert (fib.__name__, fib.known[2]) == ("fib", 1)


def test_mutual_recursion():
    def ping(n):
        return n and calls.down(ping, n - 1)

    assert ping(100) == 0
    with pytest.raises(RecursionError):
        calls.down(lambda n: calls.down(forever, n), 1)
    assert calls.identity(1) == 1


def forever(n):
    return calls.down(forever, n + 1)


def test_iterators():
    def count():
        n = 0
        while True:
            yield (n := n + 1)

    numbers = count()
    assert calls.take(numbers, 2) == [1, 2]
    assert next(numbers) == 3
    assert calls.take(iter([7, 8]), 1) == [7]
    assert calls.read(io.StringIO("a\nb\n")) == ["a", "b"]


class Thing:
    value = 4

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.left = True

    def __len__(self):
        return 2

    def __getitem__(self, place):
        return [5, 6][place]

    def __iter__(self):
        return iter([5, 6])

    def __str__(self):
        return "thing"

    def double(self, n):
        return 2 * n


def test_an_object_of_the_tests():
    thing = Thing()
    assert calls.use(thing) == (8, 2, 5, [5, 6], True, "thing")
    assert thing.count == 3
    assert thing.left
    assert calls.identity(thing) is thing


def test_threads_of_theirs():
    seen = []
    calls.spread(lambda n: seen.append(calls.identity(n)), 8)
    assert sorted(seen) == list(range(8))


def test_many_threads_of_theirs():
    for _ in range(20):
        seen = []
        calls.spread(lambda n: seen.append(calls.apply(lambda: calls.identity(n))), 8)
        assert sorted(seen) == list(range(8))


def test_threads_of_the_tests():
    seen = []
    workers = [threading.Thread(target=lambda n=n: seen.append(calls.apply(lambda: n))) for n in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(seen) == list(range(8))


def test_a_thousand_threads_of_the_tests():
    tally = calls.Tally()

    def there_and_back():
        tally.change(5)
        time.sleep(0.001)
        tally.change(-5)

    workers = [threading.Thread(target=there_and_back) for _ in range(1000)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert (tally.total, tally.changes) == (0, 2000)


def test_what_cannot_cross():
    calls.identity(pytest)
