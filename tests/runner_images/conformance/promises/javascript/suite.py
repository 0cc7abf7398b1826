import time

import parcels
import pytest
from autograder import wait
from javascript import RangeError, Thrown, UnhandledRejection, UnsettledPromise
from parcels import Cart


def test_the_value_of_a_promise():
    assert parcels.later(3) == 3
    assert parcels.now("a") == "a"
    assert parcels.nested() == [1, 2]
    assert parcels.together() == [1, 2, 3]


def test_a_rejection_is_raised():
    with pytest.raises(RangeError, match="too late"):
        parcels.refused()
    with pytest.raises(Thrown) as caught:
        parcels.rejectedWithText()
    assert caught.value.args == ("no parcel",)


def test_what_comes_after(capsys):
    assert parcels.chained() == 6
    assert capsys.readouterr().out == "done\n"


def test_methods_and_getters():
    cart = Cart()
    assert cart.add("tea").items == ["tea"]
    assert cart.total == 1


def test_a_callback_that_comes_later():
    seen = []
    assert parcels.waitFor(seen.append) is None
    assert seen == ["ready"]


def test_timers_run_while_the_tests_wait():
    parcels.start()
    wait(0.05)
    assert parcels.count() == 1
    parcels.start()
    time.sleep(0.05)
    assert parcels.count() == 2


def test_timers_call_the_tests():
    seen = []
    parcels.listen(seen.append, 20)
    parcels.listen(seen.append, 2)
    wait(0.1)
    assert seen == [2, 20]


def test_a_promise_of_a_callback():
    assert parcels.awaitIt(lambda: parcels.later(2)) == 3


def test_a_rejection_that_is_handled():
    assert parcels.quiet() == 3


def test_a_rejection_that_nobody_handles():
    with pytest.raises(UnhandledRejection, match="TypeError: nobody caught me"):
        parcels.forgotten()
    assert parcels.plain(1) == 2


def test_an_error_of_a_timer():
    with pytest.raises(TypeError, match="from a timer"):
        parcels.crash()


def test_a_promise_that_is_never_settled():
    with pytest.raises(UnsettledPromise):
        parcels.forever()
    assert parcels.plain(1) == 2


def test_a_rejection_fails_the_check():
    assert parcels.forgotten() == 3


def test_an_unsettled_promise_fails_the_check():
    parcels.forever()


def test_a_promise_inside_is_an_object():
    (promise,) = parcels.promiseInside()
    assert promise != 1


def test_a_promise_without_end():
    parcels.endless()
