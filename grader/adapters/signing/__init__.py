"""Keys of this machine, whose private halves stay in its data folder."""
