"""The tests' side of this language: how its modules are found, its values written, and its errors named."""
