"""Which addresses a name that somebody pasted may lead to."""

import pytest

from grader.domain.public_addresses import is_public


@pytest.mark.parametrize(
    "place",
    [
        *(
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
        ),
        *("172.31.255.255", "192.168.0.1", "0.1.2.3", "100.127.255.255", "169.254.0.1", "240.0.0.1", "255.255.255.255"),
        *("192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "239.1.2.3"),
        *("::", "::7f00:1", "::a00:1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::ffff:0:10.0.0.1", "100::1"),
        *("64:ff9b::7f00:1", "64:ff9b:1::a00:1", "2002:7f00:1::", "2002:c0a8:1::", "2001::1", "2001:0:a00:1::"),
        *("fec0::1", "fdff::1", "fd00:ec2::254", "ff0e::1", "2001:db8::1", "3fff::1", "5f00::1", "4000::1", "e000::1"),
        *("::1", "fd00::1", "fe80::1%eth0", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "ff02::1"),
    ],
)
def test_no_address_of_a_network_of_ours_is_public(place: str) -> None:
    assert not is_public(place)


@pytest.mark.parametrize("place", ["140.82.121.4", "2a01:4f8::1", "::ffff:140.82.121.4"])
def test_those_of_the_internet_are(place: str) -> None:
    assert is_public(place)
