"""What people and programs take away as files; pages and the API answer with it."""
