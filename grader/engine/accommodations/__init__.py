"""The steps by which somebody gets more time, and the dates and limits that follow from it."""
