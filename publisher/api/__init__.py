"""What programs call: one function for each command, results as plain values."""
