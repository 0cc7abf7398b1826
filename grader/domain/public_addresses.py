"""Which addresses of the Internet protocol are anybody's, so that a name that somebody pasted may lead there."""

from ipaddress import ip_address, ip_network

GLOBAL_UNICAST = ip_network("2000::/3")
"""All of IPv6 that is given to the public; what lies beside it leads to networks of ours, or to IPv4 in one of them.
https://www.iana.org/assignments/ipv6-address-space/"""

DOCUMENTATION = ip_network("3fff::/20")
"""https://www.rfc-editor.org/rfc/rfc9637"""


def is_public(place: str) -> bool:
    """Tell whether an address is one of the public Internet: no loopback, no private network, no link of our own."""
    address = ip_address(place.partition("%")[0])
    reached = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None) or address
    if reached.version == GLOBAL_UNICAST.version and (reached not in GLOBAL_UNICAST or reached in DOCUMENTATION):
        return False
    return bool(reached.is_global and not reached.is_multicast)
