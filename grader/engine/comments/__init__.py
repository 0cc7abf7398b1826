"""What happens with comments on hand-ins."""
