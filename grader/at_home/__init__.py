"""What runs in the school's image on a learner's own computer: its host side, with Python's library alone.

`home/` starts it, and starts the containers that it asks for; it judges by the very code that a worker runs.
"""
