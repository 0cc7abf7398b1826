"""Exercises of other systems in, exercise folders of ours out; what is read is a stranger's, and never run.

A reader a format, one writer of folders. Of the other adapters it imports what reads exercise folders, and nothing but
its own command imports it.
"""
