"""`python -m houvast`: the command line."""

from houvast.cli import main

main()
