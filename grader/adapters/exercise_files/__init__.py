"""Exercise folders as trainers write them: manifest and files in, domain values out, every mistake named at once."""
