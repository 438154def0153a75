"""The tests: the same names as the program's, and the judges that look at what it makes."""
