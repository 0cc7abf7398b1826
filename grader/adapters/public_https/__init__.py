"""What is sent over https to an address that somebody named: hostile until it proves to be somewhere public."""
