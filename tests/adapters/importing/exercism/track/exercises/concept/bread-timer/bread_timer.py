# Write the constant and the function here.
