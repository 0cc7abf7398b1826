"""Steps of signing in elsewhere: leaving for a provider, coming back, and linking what it says to accounts."""
