"""What is true of signing in elsewhere: providers, what they say of somebody, and whose account that opens."""
