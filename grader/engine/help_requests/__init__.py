"""What happens with requests for help."""
