"""The press: WeasyPrint in a process of its own, which reads nothing but what it is given and ends in bounded time."""
