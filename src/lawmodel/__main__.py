"""`python -m lawmodel` is the same as `lawmodel`."""

from lawmodel.cli import main

main()
