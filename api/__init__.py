"""The outer edge: the HTTP service and the command line."""
