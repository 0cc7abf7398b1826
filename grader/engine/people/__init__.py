"""What happens with who is who, what each may see, and the day of each."""
