"""The pieces of the command line: language, terminal, wrong use, folders, outcomes."""
