"""What is true: plain values and pure functions, with the standard library only; no I/O, no clock, no randomness."""
