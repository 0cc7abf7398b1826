"""What is true of the lists of people that schools keep, and of the handles made from their names."""
