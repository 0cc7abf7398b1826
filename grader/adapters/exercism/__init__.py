"""An Exercism track in, exercise folders of ours out; the track is a stranger's download and is read as one.

Of the other adapters it imports what reads exercise folders, and nothing but its own command imports it.
"""
