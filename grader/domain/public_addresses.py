"""Which addresses of the Internet protocol are anybody's, so that a name that somebody pasted may lead there."""

from ipaddress import ip_address, ip_network

NAT64 = ip_network("64:ff9b::/96")
"""An address of a private network may be behind it: https://www.rfc-editor.org/rfc/rfc6052."""


def is_public(place: str) -> bool:
    """Tell whether an address is one of the public Internet: no loopback, no private network, no link of our own."""
    address = ip_address(place.partition("%")[0])
    if address.version == NAT64.version and address in NAT64:
        return False
    reached = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None) or address
    return bool(reached.is_global and not reached.is_multicast)
